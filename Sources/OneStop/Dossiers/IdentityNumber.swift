/// The number that names an applicant: identity card (9 digits) or citizen identity (12 digits), a passport, or a tax
/// code (10 digits, a branch with three more after a hyphen).
package struct IdentityNumber: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// Reads the number with or without spaces and dots; nil where it is none of the forms for that kind of applicant.
  package init?(_ text: some StringProtocol, for kind: Applicant.Kind) {
    guard text.utf8.count <= 40 else { return nil }
    let bytes = text.uppercased().utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ".") }
    let isValid =
      switch kind {
      case .citizen: IdentityNumber.isCitizen(bytes) || IdentityNumber.isPassport(bytes)
      case .enterprise: IdentityNumber.isTaxCode(bytes)
      case .organisation:
        IdentityNumber.isTaxCode(bytes) || IdentityNumber.isCitizen(bytes) || IdentityNumber.isPassport(bytes)
      }
    guard isValid else { return nil }
    description = String(decoding: bytes, as: UTF8.self)
  }

  /// What was stored is taken as it was.
  package init(stored text: String) {
    description = text
  }

  private static func isCitizen(_ bytes: [UInt8]) -> Bool {
    (bytes.count == 9 || bytes.count == 12) && bytes.allSatisfy(isDigit)
  }

  /// One or two letters, then digits, 6 to 9 characters in all (ICAO 9303 allows up to nine).
  private static func isPassport(_ bytes: [UInt8]) -> Bool {
    let letters = bytes.prefix { (0x41...0x5A).contains($0) }
    return (6...9).contains(bytes.count) && (1...2).contains(letters.count)
      && bytes.dropFirst(letters.count).allSatisfy(isDigit)
  }

  private static func isTaxCode(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let main = parts.first, main.count == 10, main.allSatisfy(isDigit) else { return false }
    return parts.count == 1 || (parts.count == 2 && parts[1].count == 3 && parts[1].allSatisfy(isDigit))
  }
}
