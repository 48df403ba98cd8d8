import Crypto

/// Six digits that an authenticator app shows.
public struct OneTimeCode: Hashable, Sendable, CustomStringConvertible {
  public static let digits = 6
  private let number: UInt32

  /// HOTP (RFC 4226 section 5.3): the code of a counter.
  public init(secret: [UInt8], counter: UInt64) {
    let message = (0..<8).map { UInt8(truncatingIfNeeded: counter >> (56 - 8 * UInt64($0))) }
    let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
    let start = Int(mac[19] & 15)
    let word = mac[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    number = word % 1_000_000
  }

  /// Reads a code as people type it, with spaces between the digits; nil where it is not six digits.
  public init?(typed text: String) {
    guard text.utf8.count <= 40 else { return nil }
    let digits = text.unicodeScalars.filter { !$0.properties.isWhitespace }
    guard digits.count == OneTimeCode.digits, digits.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    number = digits.reduce(0) { $0 * 10 + $1.value - 0x30 }
  }

  public var description: String {
    let text = String(number)
    return String(repeating: "0", count: OneTimeCode.digits - text.utf8.count) + text
  }
}
