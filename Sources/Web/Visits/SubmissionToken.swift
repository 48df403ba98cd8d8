import Markup
import Operations

/// Số phiếu: the random text in a blank form, which ensures that the form takes effect once, however often it is sent.
package struct SubmissionToken: Hashable, Sendable {
  /// The field that has it.
  package static let field = "so_phieu"

  package let text: String

  /// For a blank form.
  package static func blank() -> SubmissionToken { SubmissionToken(random: Secrets.random(bytes: 12)) }

  private init(random text: String) { self.text = text }

  /// nil for a text that cannot have been issued.
  package init?(_ text: String) {
    guard (16...64).contains(text.utf8.count), text.utf8.allSatisfy(SubmissionToken.isLetter) else { return nil }
    self.text = text
  }

  /// Characters of base64url (RFC 4648 section 5).
  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }
}

extension Visit {
  /// The number of the posted form; a new one for a form that has none yet.
  package var submission: SubmissionToken { SubmissionToken(form[SubmissionToken.field]) ?? .blank() }

  /// A secret that the form with that number makes, to be shown once: the same whenever it is sent. Only this portal can
  /// make it of the number.
  ///
  /// - Parameter content: of the form; another one makes another secret.
  package func secret(_ purpose: StaticString, of number: SubmissionToken, _ content: String) -> String {
    state.secrets.seal(purpose, "\(number.text)\u{0}\(content)")
  }
}

extension SubmissionToken {
  package var input: HTML { "<input type=\"hidden\" name=\"\(SubmissionToken.field)\" value=\"\(text)\">" }
}
