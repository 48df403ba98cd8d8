import Operations

/// Số phiếu: the random text in a blank form, which ensures that the form takes effect once, however often it is sent.
package struct SubmissionToken: Hashable, Sendable {
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
