/// The number that identifies an applicant: identity card (9 digits) or citizen identity (12 digits), a passport, or a
/// tax code (10 digits, a branch with three more after a hyphen; of a household business, 12 digits).
package struct IdentityNumber: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// Reads the number as people type it (`TypedText`), with or without spaces, dots and the name of the card before it;
  /// nil where it has none of the forms for that kind of applicant.
  package init?(_ text: some StringProtocol, for kind: Applicant.Kind) {
    guard text.utf8.count <= 200 else { return nil }
    var bytes = TypedText.compact(text, without: ".:")
    for name in ["CCCD", "CMND", "CMT", "MST"] where bytes.starts(with: name.utf8) {
      bytes.removeFirst(name.utf8.count)
    }
    // Twelve characters, all digits except a leading letter O in place of the 0 with which most numbers begin.
    if bytes.count == 12, bytes[0] == UInt8(ascii: "O"), bytes.dropFirst().allSatisfy(isDigit) {
      bytes[0] = UInt8(ascii: "0")
    }
    let plain = bytes.filter { $0 != UInt8(ascii: "-") }
    let person = IdentityNumber.isCitizen(plain) || IdentityNumber.isPassport(plain) ? plain : nil
    let business = IdentityNumber.taxCode(bytes)
    let number =
      switch kind {
      case .citizen: person
      case .enterprise: business
      case .organisation: business ?? person
      }
    guard let number else { return nil }
    description = String(decoding: number, as: UTF8.self)
  }

  /// Takes what was stored as it is.
  package init(stored text: String) {
    description = text
  }

  private static func isCitizen(_ bytes: [UInt8]) -> Bool {
    (bytes.count == 9 || bytes.count == 12) && bytes.allSatisfy(isDigit)
  }

  /// Letters and digits in any order, 6 to 9 of them (ICAO 9303 allows nine). Digits alone are a citizen's number.
  private static func isPassport(_ bytes: [UInt8]) -> Bool {
    let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte) }
    return (6...9).contains(bytes.count) && bytes.allSatisfy { isLetter($0) || isDigit($0) }
      && bytes.contains(where: isLetter) && bytes.contains(where: isDigit)
  }

  /// 10 digits, or 13 for a branch, with or without the hyphen; since 1/7/2025 a household business has its owner's 12
  /// digits (Circular 86/2024/TT-BTC).
  private static func taxCode(_ bytes: [UInt8]) -> [UInt8]? {
    let hyphen = UInt8(ascii: "-")
    let digits = bytes.filter { $0 != hyphen }
    guard digits.allSatisfy(isDigit) else { return nil }
    switch digits.count {
    case 10 where bytes.count == 10, 12 where bytes.count == 12: return digits
    case 13 where bytes.count == 13 || bytes.firstIndex(of: hyphen) == 10 && bytes.count == 14:
      return digits.prefix(10) + [hyphen] + digits.suffix(3)
    default: return nil
    }
  }
}
