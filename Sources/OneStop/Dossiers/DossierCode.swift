/// Mã hồ sơ: the agency's identifier, the local date of acceptance and the agency's serial of that day
/// (Circular 01/2018/TT-VPCP), such as `000.00.14.H29-180601-0001`.
///
/// Codes of other systems with serials of four to six digits are read too.
package struct DossierCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let description: String

  package init(agency: AgencyCode, date: LocalDate, serial: Int) {
    description = DossierCode.beginning(agency, on: date) + padded(serial, 4)
  }

  /// What the codes of an agency's day begin with.
  package static func beginning(_ agency: AgencyCode, on date: LocalDate) -> String {
    let (year, month, day) = date.components
    return "\(agency)-\(padded(year % 100, 2))\(padded(month, 2))\(padded(day, 2))-"
  }

  /// Reads a code as people write it: small letters, spaces around, a long dash for a hyphen. nil where the form is
  /// wrong or its date is impossible.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 80 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z": bytes.append(UInt8(scalar.value) - 0x20)
      case " ", "\t"..."\r": continue
      case _ where scalar.isASCII: bytes.append(UInt8(scalar.value))
      case "\u{2010}"..."\u{2015}", "\u{2212}": bytes.append(UInt8(ascii: "-"))
      case _ where scalar.properties.isWhitespace: continue
      default: return nil
      }
    }
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, (4...6).contains(parts[2].count), parts[2].allSatisfy(isDigit),
      DossierCode.isDate(parts[1]),
      AgencyCode(String(decoding: parts[0], as: UTF8.self)) != nil
    else { return nil }
    description = String(decoding: bytes, as: UTF8.self)
  }

  /// What was stored is taken as it was.
  package init(stored text: String) {
    description = text
  }

  /// The code without the agency, as people say it at the counter: `180601-0001`.
  package var tail: Substring {
    description.split(separator: "-", maxSplits: 1).last ?? Substring(description)
  }

  package static func < (left: DossierCode, right: DossierCode) -> Bool { left.description < right.description }

  private static func isDate(_ digits: ArraySlice<UInt8>) -> Bool {
    guard digits.count == 6, digits.allSatisfy(isDigit) else { return false }
    let numbers = digits.map { Int($0 - 0x30) }
    return LocalDate(
      year: 2000 + numbers[0] * 10 + numbers[1], month: numbers[2] * 10 + numbers[3], day: numbers[4] * 10 + numbers[5])
      != nil
  }
}
