/// A number of a form: exact, with four decimals, as areas, money and percentages need them; no more than 10¹⁴ either
/// side of zero.
package struct FormNumber: Hashable, Sendable, Comparable {
  /// In ten-thousandths.
  package let units: Int

  package static let decimals = 4
  private static let unit = 10_000
  private static let greatest = 100_000_000_000_000 * unit

  /// nil beyond the range.
  package init?(units: Int) {
    guard (-FormNumber.greatest...FormNumber.greatest).contains(units) else { return nil }
    self.units = units
  }

  package init?(_ whole: Int) {
    let (units, isOver) = whole.multipliedReportingOverflow(by: FormNumber.unit)
    guard !isOver else { return nil }
    self.init(units: units)
  }

  package static let zero = FormNumber(known: 0)

  private init(known units: Int) {
    self.units = units
  }

  package static func < (left: FormNumber, right: FormNumber) -> Bool { left.units < right.units }

  // MARK: Arithmetic; nil beyond the range

  package func adding(_ other: FormNumber) -> FormNumber? {
    let (sum, isOver) = units.addingReportingOverflow(other.units)
    return isOver ? nil : FormNumber(units: sum)
  }

  package func subtracting(_ other: FormNumber) -> FormNumber? { adding(other.negated) }

  package var negated: FormNumber { FormNumber(known: -units) }

  package func multiplied(by other: FormNumber) -> FormNumber? {
    FormNumber(wide: Int128(units) * Int128(other.units), over: Int128(FormNumber.unit))
  }

  /// nil also by zero.
  package func divided(by other: FormNumber) -> FormNumber? {
    guard other.units != 0 else { return nil }
    return FormNumber(wide: Int128(units) * Int128(FormNumber.unit), over: Int128(other.units))
  }

  /// Half goes away from zero, as money is rounded.
  private init?(wide dividend: Int128, over divisor: Int128) {
    let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
    let isUp = rest.magnitude * 2 >= divisor.magnitude
    let sign: Int128 = (dividend < 0) == (divisor < 0) ? 1 : -1
    guard let units = Int(exactly: quotient + (isUp ? sign : 0)) else { return nil }
    self.init(units: units)
  }

  /// Half goes away from zero.
  package func rounded(to decimals: Int) -> FormNumber? {
    guard decimals < FormNumber.decimals else { return self }
    let step = FormNumber.power(FormNumber.decimals - max(decimals, 0))
    let whole = FormNumber(wide: Int128(units), over: Int128(step))
    return whole.flatMap { FormNumber(units: $0.units * step) }
  }

  /// Without what stands behind the decimal point; nil if anything does.
  package var whole: Int? { units % FormNumber.unit == 0 ? units / FormNumber.unit : nil }

  /// How many decimals it needs.
  package var usedDecimals: Int {
    (0...FormNumber.decimals).first { units % FormNumber.power(FormNumber.decimals - $0) == 0 } ?? FormNumber.decimals
  }

  private static func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { value, _ in value * 10 } }
}

extension FormNumber: CustomStringConvertible {
  /// As programs write it: `-1234.5`.
  package var description: String { text(point: ".", group: "") }

  /// With these signs before the decimals, and between groups of three digits.
  package func text(point: String, group: String) -> String {
    let magnitude = units.magnitude
    let whole = String(magnitude / UInt(FormNumber.unit))
    var text = units < 0 ? "-" : ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.utf8.count - place) % 3 == 0 { text += group }
      text.append(digit)
    }
    var fraction = String(magnitude % UInt(FormNumber.unit) + UInt(FormNumber.unit)).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return fraction.isEmpty ? text : text + point + fraction
  }
}

extension FormNumber {
  /// Reads a number as people type it (`TypedText`): `1.234,5`, `1 234,5`, `1234.5`. One sign followed by three digits
  /// groups them, as in every price in Vietnam, unless the number begins with zero; nil for anything else.
  package init?(typed text: some StringProtocol) {
    guard text.utf8.count <= 200 else { return nil }
    var bytes = TypedText.plain(text).utf8.filter { $0 != UInt8(ascii: " ") }
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes.removeFirst() }
    guard let parts = FormNumber.parts(of: bytes) else { return nil }
    guard let number = FormNumber(whole: parts.whole, fraction: parts.fraction) else { return nil }
    self = isNegative ? number.negated : number
  }

  /// Reads `1234.5`, as programs and formulas write it.
  package init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    let isNegative = parts[0].first == UInt8(ascii: "-")
    let whole = Array(isNegative ? parts[0].dropFirst() : parts[0])
    let fraction = parts.count == 2 ? Array(parts[1]) : []
    if parts.count == 2, fraction.isEmpty { return nil }
    guard let number = FormNumber(whole: whole, fraction: fraction) else { return nil }
    self = isNegative ? number.negated : number
  }

  private init?(whole: [UInt8], fraction: [UInt8]) {
    guard !whole.isEmpty, whole.count <= 30, fraction.count <= FormNumber.decimals,
      (whole + fraction).allSatisfy(isDigit)
    else { return nil }
    let digits = whole + fraction + Array(repeating: UInt8(ascii: "0"), count: FormNumber.decimals - fraction.count)
    guard let units = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    self.init(units: units)
  }

  private static func parts(of bytes: [UInt8]) -> (whole: [UInt8], fraction: [UInt8])? {
    let (dot, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    let signs = bytes.filter { $0 == dot || $0 == comma }
    guard let last = signs.last else { return (bytes, []) }
    let pieces = bytes.split(omittingEmptySubsequences: false) { $0 == dot || $0 == comma }.map(Array.init)
    let isOneSign = signs.allSatisfy { $0 == last }
    let isGrouped = pieces.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(pieces[0].count)
    if isOneSign {
      let begins = pieces[0].first
      if isGrouped, signs.count > 1 || begins != UInt8(ascii: "0") { return (pieces.flatMap(\.self), []) }
      if pieces[1].isEmpty { return nil }
      return signs.count == 1 ? (pieces[0].isEmpty ? [UInt8(ascii: "0")] : pieces[0], pieces[1]) : nil
    }
    // Both signs: the last is the decimal one and stands once, the other groups.
    guard signs.dropLast().allSatisfy({ $0 != last }), let fraction = pieces.last else { return nil }
    let groups = pieces.dropLast()
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    return (groups.flatMap(\.self), fraction)
  }
}
