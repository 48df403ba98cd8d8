/// A Vietnamese telephone number in its national form, digits alone: `0912345678`, `02835202727`.
package struct PhoneNumber: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// Reads `0912 345 678`, `+84 912.345.678`, `(028) 3520 2727`; nil unless it begins with 0 (or 84) and has 10 or 11
  /// digits.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 40 else { return nil }
    var digits: [UInt8] = []
    var isInternational = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
      case UInt8(ascii: "+") where digits.isEmpty && !isInternational: isInternational = true
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): continue
      default: return nil
      }
    }
    if digits.starts(with: "84".utf8), isInternational || digits.count == 11 || digits.count == 12 {
      digits.replaceSubrange(0..<2, with: "0".utf8)
    } else if isInternational {
      return nil
    }
    guard digits.count == 10 || digits.count == 11, digits[0] == UInt8(ascii: "0"), digits[1] != UInt8(ascii: "0")
    else { return nil }
    description = String(decoding: digits, as: UTF8.self)
  }

  package init(stored text: String) {
    description = text
  }

  /// In groups, as it is printed: `0912 345 678`.
  package var spaced: String {
    let digits = description
    let head = digits.prefix(4)
    let rest = digits.dropFirst(4)
    return "\(head) \(rest.prefix(rest.count - rest.count / 2)) \(rest.suffix(rest.count / 2))"
  }
}
