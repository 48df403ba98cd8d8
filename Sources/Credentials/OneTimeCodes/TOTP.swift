import Encodings

/// The secret that a person's authenticator app shares with the server: codes by time (RFC 6238), of six digits, by
/// HMAC-SHA-1, a new one each half minute. Every app knows these values; few know others.
public struct TOTP: Hashable, Sendable {
  public let secret: [UInt8]
  /// In seconds.
  public static let period: Int64 = 30
  /// The length of a new secret: 160 bits (RFC 4226 section 4, R6).
  public static let secretLength = 20

  public init(secret: [UInt8]) { self.secret = secret }

  /// One with a new random secret.
  public init() {
    secret = (0..<TOTP.secretLength).map { _ in UInt8.random(in: 0...255) }
  }

  /// The time step of a moment, in seconds since 1970; none before.
  public static func step(at seconds: Int64) -> Int64 { max(0, seconds) / period }

  public func code(step: Int64) -> OneTimeCode { OneTimeCode(secret: secret, counter: UInt64(max(0, step))) }

  /// The step that the code is of; nil where it is of none that counts now: the present one, and one before and after,
  /// for clocks that differ (RFC 6238 section 5.2).
  ///
  /// - Parameter last: the step of the code that was accepted last; only later ones count, so that each code is good
  ///   once. One that is still far off was accepted by a clock that ran ahead, and does not count.
  public func step(of code: OneTimeCode, at seconds: Int64, after last: Int64?) -> Int64? {
    let present = TOTP.step(at: seconds)
    let last = last.flatMap { $0 > present + 2 ? nil : $0 }
    let steps = (max(0, present - 1)...present + 1).filter { step in last.map { step > $0 } ?? true }
    // All are tried, whichever matches.
    return steps.filter { self.code(step: $0) == code }.first
  }

  /// The secret for typing it into an app: in groups of four.
  public var typedSecret: String {
    let letters = Array(Base32.text(secret).utf8)
    return stride(from: 0, to: letters.count, by: 4)
      .map { String(decoding: letters[$0..<min($0 + 4, letters.count)], as: UTF8.self) }.joined(separator: " ")
  }

  /// The address that an app reads from a QR code: `otpauth://totp/ISSUER:ACCOUNT?secret=…&issuer=ISSUER` (Key Uri
  /// Format). The defaults of digits, period and algorithm are ours.
  public func address(issuer: String, account: String) -> String {
    let issuer = PercentEncoding.text(issuer)
    return "otpauth://totp/\(issuer):\(PercentEncoding.text(account))?secret=\(Base32.text(secret))&issuer=\(issuer)"
  }
}
