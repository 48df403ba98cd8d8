/// Biển số xe: `51C-123.45`, of a motorcycle `59X1-234.56`, of the older kind with four digits `51C-1234` (Circular
/// 79/2024/TT-BCA).
package struct VehiclePlate: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// Reads the plate as people type it (`TypedText`), with or without hyphen, dot and spaces; nil for anything else.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 200 else { return nil }
    let bytes = TypedText.compact(text, without: "-.")
    let province = bytes.prefix(while: isDigit)
    let letters = bytes.dropFirst(province.count).prefix { (0x41...0x5A).contains($0) }
    let number = bytes.dropFirst(province.count + letters.count)
    guard province.count == 2, (1...2).contains(letters.count), (4...6).contains(number.count),
      number.allSatisfy(isDigit)
    else { return nil }
    // Six digits: the first belongs to the series.
    let series = number.count == 6 ? number.prefix(1) : []
    let digits = Array(number.dropFirst(series.count))
    let last = digits.count == 5 ? Array(digits[..<3]) + [UInt8(ascii: ".")] + digits[3...] : digits
    description = String(decoding: province + letters + series + [UInt8(ascii: "-")] + last, as: UTF8.self)
  }
}
