/// Mã hồ sơ: the agency's identifier, the local date of acceptance and the agency's serial of that day
/// (Circular 01/2018/TT-VPCP), such as `000.00.14.H29-180601-0001`.
///
/// Codes of other systems with serials of four to six digits are read too.
package struct DossierCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let description: String

  package init(agency: AgencyCode, date: LocalDate, serial: Int) {
    description = DossierCode.beginning(agency, on: date) + padded(serial, 4)
  }

  /// The serials of confidential dossiers, drawn at random: no agency takes in as many dossiers in a day, and the
  /// serials of filings that are not accepted yet begin after them.
  package static let confidentialSerials = 500_000...899_999

  /// The end of the code.
  package var serial: Int { Int(description.split(separator: "-").last ?? "") ?? 0 }

  /// The common beginning of an agency's codes of a day.
  package static func beginning(_ agency: AgencyCode, on date: LocalDate) -> String {
    let (year, month, day) = date.components
    return "\(agency)-\(padded(year % 100, 2))\(padded(month, 2))\(padded(day, 2))-"
  }

  /// Reads a code as people write it: in lower case, with spaces, with long dashes for hyphens (`TypedText`). nil where
  /// its form is wrong or its date is impossible.
  package init?(_ text: String) {
    guard text.utf8.count <= 200 else { return nil }
    var code = text
    if code.withUTF8(DossierCode.isCode) {
      description = code
      return
    }
    let bytes = TypedText.compact(text)
    guard bytes.withUnsafeBufferPointer(DossierCode.isCode) else { return nil }
    description = String(decoding: bytes, as: UTF8.self)
  }

  /// Takes what was stored as it is.
  package init(stored text: String) {
    description = text
  }

  /// The code without the agency, as people say it at the counter: `180601-0001`.
  package var tail: Substring {
    description.split(separator: "-", maxSplits: 1).last ?? Substring(description)
  }

  /// The day in the code, in this century; nil where a stored code has none.
  package var date: LocalDate? {
    guard let day = Int(tail.prefix(6)) else { return nil }
    return LocalDate(year: 2_000 + day / 10_000, month: day / 100 % 100, day: day % 100)
  }

  /// By agency, day and serial: 9999 comes before 10000.
  package static func < (left: DossierCode, right: DossierCode) -> Bool {
    let (a, b) = (left.description.utf8, right.description.utf8)
    let (headA, headB) = (left.head, right.head)
    if !headA.elementsEqual(headB) { return headA.lexicographicallyPrecedes(headB) }
    return a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count < b.count
  }

  /// The code without the serial.
  private var head: Substring.UTF8View {
    description[..<(description.lastIndex(of: "-") ?? description.endIndex)].utf8
  }

  private static func isCode(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let hyphen = bytes.firstIndex(of: UInt8(ascii: "-")), bytes.count - hyphen >= 8 + 4,
      bytes.count - hyphen <= 8 + 6, bytes[hyphen + 7] == UInt8(ascii: "-")
    else { return false }
    let serial = bytes[(hyphen + 8)...]
    return serial.allSatisfy(isDigit) && isDate(bytes[(hyphen + 1)..<(hyphen + 7)])
      && AgencyCode.isCode(UnsafeBufferPointer(rebasing: bytes[..<hyphen]))
  }

  /// Reads six digits as a day of this century.
  private static func isDate(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard digits.allSatisfy(isDigit) else { return false }
    let pair = { (place: Int) in
      Int(digits[digits.startIndex + place] - 0x30) * 10 + Int(digits[digits.startIndex + place + 1] - 0x30)
    }
    return LocalDate(year: 2000 + pair(0), month: pair(2), day: pair(4)) != nil
  }
}
