@_spi(_Unicode) import Swift

extension InputType {
  /// What the field reads a text as, whatever bounds it has; nil where that is no number.
  package func looseNumber(_ typed: String) -> FormNumber? {
    guard typed.utf8.count <= 4 * longest else { return nil }
    switch self {
    case .number(let rule), .money(let rule), .percentage(let rule):
      return try? self.number(typed, NumberRule(decimals: FormNumber.decimals, unit: rule.unit))
    default: return nil
    }
  }

  /// Reads a number with or without the unit that the field shows (`84,5 m2`), of money also in thousands, millions and
  /// thousand millions (`50 triệu`, `1,5 tỷ`), of a percentage with its sign.
  func number(_ typed: String, _ rule: NumberRule) throws(FieldMistake) -> FormNumber {
    var text = InputType.plainNumber(typed)
    var factor = 1
    switch self {
    case .money:
      text = text.without(InputType.currency)
      if let scale = InputType.scales.first(where: { text.hasUnit($0.word) }) {
        (text, factor) = (text.without([scale.word]), scale.factor)
      }
    case .percentage: text = text.without(["%"])
    default: break
    }
    if let unit = rule.unit {
      text = text.without([unit.vietnamese, unit.english].compactMap(\.self).map(InputType.plainNumber))
    }
    guard let read = FormNumber(typed: text), let number = FormNumber(factor).flatMap({ read.multiplied(by: $0) })
    else { throw .noNumber }
    if number.usedDecimals > rule.decimals { throw .decimals(most: rule.decimals) }
    if let least = rule.least, number < least { throw .tooSmall(least: least) }
    if let most = rule.most, number > most { throw .tooGreat(most: most) }
    return number
  }

  /// Without marks and in small letters, squares and cubes as digits: `m²` is written `m2` on most keyboards.
  private static func plainNumber(_ typed: String) -> String {
    let plain = String(
      String.UnicodeScalarView(
        TypedText.plain(typed).unicodeScalars.map { scalar in
          switch scalar {
          case "²": "2"
          case "³": "3"
          case "₫": "đ"
          default: scalar
          }
        }))
    return plain.lowercased().withoutMarks
  }

  private static let currency = ["vnd", "dong", "d"]
  /// The longer before what they end with.
  private static let scales: [(word: String, factor: Int)] = [
    ("trieu", 1_000_000), ("tr", 1_000_000), ("nghin", 1_000), ("ngan", 1_000), ("k", 1_000),
    ("ty", 1_000_000_000), ("ti", 1_000_000_000),
  ]
}

extension String {
  /// Whether it ends with the unit, behind a digit or a space.
  fileprivate func hasUnit(_ unit: String) -> Bool {
    guard utf8.count > unit.utf8.count, utf8.suffix(unit.utf8.count).elementsEqual(unit.utf8) else { return false }
    let before = utf8.dropLast(unit.utf8.count).last
    return before.map { isDigit($0) || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ".") } ?? false
  }

  /// Without the first of these units that it ends with.
  fileprivate func without(_ units: [String]) -> String {
    guard let unit = units.first(where: { !$0.isEmpty && hasUnit($0) }) else { return self }
    return TypedText.plain(String(decoding: utf8.dropLast(unit.utf8.count), as: UTF8.self))
  }

  /// `đồng` as `dong`, with everything else as it is.
  fileprivate var withoutMarks: String {
    var scalars = String.UnicodeScalarView()
    for scalar in _nfd where scalar.properties.generalCategory != .nonspacingMark {
      scalars.append(scalar == "đ" ? "d" : scalar)
    }
    return String(scalars)
  }
}
