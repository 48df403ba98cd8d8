import Credentials
import Testing

@Suite("Codes by time") struct OneTimeCodeTests {
  private static let secret = Array("12345678901234567890".utf8)
  private let totp = TOTP(secret: OneTimeCodeTests.secret)

  @Test(
    "The codes of RFC 4226 appendix D",
    arguments: zip(
      0..<10,
      ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]))
  func byCounter(_ counter: Int, _ code: String) {
    #expect(OneTimeCode(secret: Self.secret, counter: UInt64(counter)).description == code)
  }

  @Test(
    "The codes of RFC 6238 appendix B, their last six digits",
    arguments: [
      (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
      (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ] as [(Int64, String)])
  func byTime(_ seconds: Int64, _ code: String) {
    #expect(totp.code(step: TOTP.step(at: seconds)).description == code)
  }

  @Test("A code counts half a minute before and after its own, and each once")
  func window() {
    let now: Int64 = 1_111_111_111
    let step = TOTP.step(at: now)
    for (offset, counts) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)] {
      let found = totp.step(of: totp.code(step: step + offset), at: now, after: nil)
      #expect(found == (counts ? step + offset : nil), "\(offset)")
    }
    let code = totp.code(step: step)
    #expect(totp.step(of: code, at: now, after: step - 1) == step)
    #expect(totp.step(of: code, at: now, after: step) == nil)
    #expect(totp.step(of: totp.code(step: step - 1), at: now, after: step) == nil)
    #expect(totp.step(of: totp.code(step: step + 1), at: now, after: step) == step + 1)
  }

  @Test("A clock before 1970 or far ahead traps nowhere", arguments: [.min, -1, 0, 29, .max] as [Int64])
  func clocks(_ seconds: Int64) {
    let step = TOTP.step(at: seconds)
    #expect(totp.step(of: totp.code(step: step), at: seconds, after: nil) == step)
  }

  @Test(
    "Codes as people type them",
    arguments: [
      ("755224", "755224"), (" 755 224 ", "755224"), ("005924", "005924"), ("75522", nil), ("7552244", nil),
      ("75522a", nil), ("", nil), ("٧٥٥٢٢٤", nil), ("-75522", nil), (String(repeating: " ", count: 99), nil),
    ] as [(String, String?)])
  func typed(_ text: String, _ code: String?) { #expect(OneTimeCode(typed: text)?.description == code) }

  @Test("A new secret has 160 bits, is written in groups of four, and its address names issuer and account")
  func address() {
    #expect(TOTP().secret.count == 20 && TOTP() != TOTP())
    #expect(totp.typedSecret == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
    #expect(
      totp.address(issuer: "Một Cửa", account: "lan:x&y")
        == "otpauth://totp/M%E1%BB%99t%20C%E1%BB%ADa:lan%3Ax%26y?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        + "&issuer=M%E1%BB%99t%20C%E1%BB%ADa")
  }

  @Test("Recovery codes: ten different ones, which come back however they are typed")
  func recovery() throws {
    let codes = RecoveryCode.set()
    #expect(Set(codes).count == RecoveryCode.count)
    for code in codes {
      #expect(RecoveryCode(typed: code.description) == code)
      #expect(RecoveryCode(typed: " \(code.letters.uppercased()) ") == code)
      #expect(code.description.count == 11)
    }
    for text in ["", "k3v7m", "k3v7m-pq2xo", "k3v7m-pq2x1", "k3v7m-pq2xwx", "k3v7m–pq2xw", "kảv7m-pq2xw"] {
      #expect(RecoveryCode(typed: text) == nil, "\(text)")
    }
  }
}
