import TestSupport
import Testing

@testable import Operations
@testable import Web

@Suite struct PasswordRuleTests {
  @Test(
    "A short, common, sequential or repetitive password, or the owner's own name, is refused",
    arguments: [
      ("password", .tooShort), ("12345678", .tooShort), ("mười một ch", .tooShort), ("Password12345!", .common),
      ("aaaaaaaaaaaa", .common), ("abcabcabcabc", .common), ("passwordpassword", .common), ("123456789012", .common),
      ("987654321098", .common), ("nguyenthilan", .ownName), ("Nguyễn Thị Lan 2026", .ownName),
      ("lan.nguyen99lan.nguyen", .ownName), ("ba con vịt đi qua cầu", nil), ("mot-hai-ba-bon", nil),
    ] as [(String, PasswordRule.Weakness?)])
  func weakness(_ password: String, _ weakness: PasswordRule.Weakness?) throws {
    let rule = PasswordRule(common: try Resources.bytes("Passwords/common.txt"))
    #expect(rule.weakness(of: password, login: "lan.nguyen", name: "Nguyễn Thị Lan") == weakness)
  }
}
