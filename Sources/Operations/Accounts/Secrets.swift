import Crypto
import Encodings
import FoundationEssentials
import OneStopStore

/// The data folder's own secret, and what is derived from it: form tokens, opened look-ups, and
/// the key of what is encrypted in the database.
package struct Secrets: Sendable {
  /// The key has gone through it; a copy takes the message.
  private let keyed: HMAC<SHA256>

  /// Reads the secret of the data folder, or makes one, readable by the owner alone.
  package init(folder: DataFolder) throws {
    self.init(key: try folder.secret(byteCount: 32) { SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) } })
  }

  package init(key: [UInt8]) {
    keyed = HMAC(key: SymmetricKey(data: key))
  }

  /// A text that nobody without the secret can make, the same for the same purpose and message.
  package func seal(_ purpose: StaticString, _ message: String) -> String {
    Base64URL.text(Array(mac(purpose, message).prefix(18)))
  }

  func mac(_ purpose: StaticString, _ message: String) -> [UInt8] {
    var hmac = keyed
    hmac.update(data: Array("\(purpose)\u{0}\(message)".utf8))
    return Array(hmac.finalize())
  }

  /// Compares in a time that does not depend on where they differ.
  package static func isEqual(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count else { return false }
    return zip(left.utf8, right.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// A text of this many random bytes, for cookies, tokens and passwords.
  package static func random(bytes count: Int) -> String {
    Base64URL.text((0..<count).map { _ in UInt8.random(in: 0...255) })
  }

  /// A digest of a random secret, which is stored in its place: enough to recognise it.
  package static func digest(_ text: String) -> String {
    Base64URL.text(Array(SHA256.hash(data: Array(text.utf8))))
  }
}
