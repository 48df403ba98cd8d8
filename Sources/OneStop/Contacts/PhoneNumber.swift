/// A Vietnamese telephone number in its national form, digits only: `0912345678`, `02835202727`.
package struct PhoneNumber: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// Reads `0912 345 678`, `+84 912.345.678`, `(028) 3520 2727` and the forms that address books and chats give them
  /// (`TypedText`); nil unless it begins with a single 0 (or 84) and has 10 or 11 digits.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 200 else { return nil }
    guard var digits = PhoneNumber.digits(text) else { return nil }
    if digits.isInternational || digits.bytes.count > 10 {
      let beginning = digits.bytes.starts(with: "0084".utf8) ? 4 : digits.bytes.starts(with: "84".utf8) ? 2 : 0
      if beginning == 0, digits.isInternational { return nil }
      if beginning > 0 {
        digits.bytes.removeFirst(beginning)
        // +84 (0)912 345 678
        if digits.bytes.first != UInt8(ascii: "0") { digits.bytes.insert(UInt8(ascii: "0"), at: 0) }
      }
    }
    let bytes = digits.bytes
    guard bytes.count == 10 || bytes.count == 11, bytes[0] == UInt8(ascii: "0"), bytes[1] != UInt8(ascii: "0")
    else { return nil }
    description = String(decoding: bytes, as: UTF8.self)
  }

  /// nil where there is anything but digits and what people put between them.
  private static func digits(_ text: some StringProtocol) -> (bytes: [UInt8], isInternational: Bool)? {
    var plain = Substring(TypedText.plain(text)).utf8
    if Substring(plain.prefix(4)).lowercased() == "tel:" { plain = plain.dropFirst(4) }
    var digits: [UInt8] = []
    var isInternational = false
    for byte in plain {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
      case UInt8(ascii: "+") where digits.isEmpty && !isInternational: isInternational = true
      case _ where separators.utf8.contains(byte): continue
      default: return nil
      }
    }
    return (digits, isInternational)
  }

  /// The characters that may separate the digits.
  package static let separators = " .,-/()"

  /// Whether it can take an SMS: a mobile number of ten digits. Landlines take none, and the mobile numbers of eleven
  /// digits ended in 2018.
  package var isMobile: Bool {
    let digits = Array(description.utf8)
    return digits.count == 10 && digits[0] == UInt8(ascii: "0") && "35789".utf8.contains(digits[1])
  }

  package init(stored text: String) {
    description = text
  }

  /// In groups, as printed: `0912 345 678`.
  package var spaced: String {
    let digits = description
    let head = digits.prefix(4)
    let rest = digits.dropFirst(4)
    return "\(head) \(rest.prefix(rest.count - rest.count / 2)) \(rest.suffix(rest.count / 2))"
  }
}
