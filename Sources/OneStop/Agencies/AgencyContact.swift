/// Where people go for an agency, and which number they call.
package struct AgencyContact: Hashable, Sendable {
  /// As on a letter: street, ward.
  package var address: String?
  /// False where only one list has the address, or two differ.
  package var isAddressCertain: Bool
  package var phone: OfficePhone?
  /// Giờ tiếp nhận: the opening hours of its counter, in words.
  package var openingHours: BilingualText?
  /// The agency that takes in its dossiers and hands out results, where that is another one: a centre.
  package var counter: AgencyCode?
  /// The commune's five-digit number from the national statistics office.
  package var unitCode: String?
  /// The former districts in whose area the commune lies, the one with the largest part first.
  package var formerAreas: [String]

  package init(
    address: String? = nil, isAddressCertain: Bool = true, phone: OfficePhone? = nil,
    openingHours: BilingualText? = nil, counter: AgencyCode? = nil, unitCode: String? = nil, formerAreas: [String] = []
  ) {
    self.address = address
    self.isAddressCertain = isAddressCertain
    self.phone = phone
    self.openingHours = openingHours
    self.counter = counter
    self.unitCode = unitCode
    self.formerAreas = formerAreas
  }
}

/// The number of an office, a switchboard or a hotline (`028 3829 1234`, `+84 28 3829 1234`, `1022`), as the catalogue
/// writes it. It is only ever called; no message is sent to it.
package struct OfficePhone: Hashable, Sendable, CustomStringConvertible {
  /// As people read it.
  package let description: String
  /// As a telephone dials it (RFC 3966): digits, with a plus before an international number.
  package let dialled: String

  /// The city's hotline, which answers for every office.
  package static let hotline = OfficePhone(known: "1022")

  /// nil unless it is three to fifteen digits, with spaces, dots, hyphens and brackets between them.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count <= 30, let first = bytes.first, isDigit(first) || first == 0x2B || first == 0x28 else {
      return nil
    }
    let digits = bytes.filter(isDigit)
    let marks: Set<UInt8> = [0x20, 0x2E, 0x2D, 0x28, 0x29]
    guard (3...15).contains(digits.count), bytes.dropFirst().allSatisfy({ isDigit($0) || marks.contains($0) }) else {
      return nil
    }
    description = text
    dialled = (first == 0x2B ? "+" : "") + String(decoding: digits, as: UTF8.self)
  }

  private init(known: String) {
    description = known
    dialled = known
  }
}
