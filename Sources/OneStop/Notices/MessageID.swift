/// The identifier of one message for ever: made once, and the same at every attempt to deliver it, so that a receiver
/// that gets it twice can tell (RFC 5322 section 3.6.4).
package struct MessageID: Hashable, Sendable, CustomStringConvertible {
  /// Without angle brackets: `k3v…@motcua.example`.
  package let description: String

  /// A new one, of 24 random letters and digits.
  ///
  /// - Parameter domain: the host that vouches for it; an invalid host name becomes `motcua.invalid`.
  package init(domain: String) {
    let alphabet = Array("abcdefghijkmnpqrstuvwxyz23456789".utf8)
    let random = (0..<24).map { _ in alphabet[Int.random(in: alphabet.indices)] }
    let host = EmailAddress("a@\(domain)") == nil ? "motcua.invalid" : domain
    description = "\(String(decoding: random, as: UTF8.self))@\(host)"
  }

  /// The host that vouches for it.
  package var domain: String { description.split(separator: "@").last.map(String.init) ?? "" }

  package init(stored text: String) {
    description = text
  }
}
