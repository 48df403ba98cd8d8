import Crypto
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
    Array(mac(purpose, message).prefix(18)).base64URL
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
    (0..<count).map { _ in UInt8.random(in: 0...255) }.base64URL
  }

  /// A digest of a random secret, which is stored in its place: enough to recognise it.
  package static func digest(_ text: String) -> String {
    Array(SHA256.hash(data: Array(text.utf8))).base64URL
  }
}

extension [UInt8] {
  /// RFC 4648 section 5, without padding.
  package var base64URL: String {
    let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    var out: [UInt8] = []
    out.reserveCapacity((count * 4 + 2) / 3)
    var index = 0
    while index < count {
      let rest = count - index
      let word =
        UInt32(self[index]) << 16 | UInt32(rest > 1 ? self[index + 1] : 0) << 8 | UInt32(rest > 2 ? self[index + 2] : 0)
      for place in 0..<UInt32(Swift.min(rest + 1, 4)) {
        out.append(alphabet.utf8Start[Int(word >> (18 - 6 * place)) & 63])
      }
      index += 3
    }
    return String(decoding: out, as: UTF8.self)
  }
}
