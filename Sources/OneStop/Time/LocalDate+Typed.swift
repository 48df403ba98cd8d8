extension LocalDate {
  /// Reads `2018-06-01`, as links have it, and the day first, as people type it (`TypedText`): `1/6/2018`,
  /// `01.06.2018`, `1-6-18`, `01062018`. Two digits mean a year of this century.
  package init?(typed text: String) {
    guard let parts = LocalDate.parts(typed: text),
      let date = LocalDate(year: parts.year, month: parts.month, day: parts.day)
    else { return nil }
    self = date
  }

  /// Whether it has the form of a date, but there is no such day: `31/2/1990`.
  package static func isNoDay(typed text: String) -> Bool {
    parts(typed: text) != nil && LocalDate(typed: text) == nil
  }

  /// The numbers of a text in the form of a date, whether or not the day exists.
  private static func parts(typed text: String) -> (year: Int, month: Int, day: Int)? {
    guard text.utf8.count <= 200 else { return nil }
    let text = TypedText.plain(text)
    if let date = LocalDate(text) { return date.components }
    let signs = "/.- "
    var parts = text.utf8.split { signs.utf8.contains($0) }.map { Substring($0) }
    if parts.count == 1, parts[0].utf8.count == 8 {
      parts = [parts[0].prefix(2), parts[0].dropFirst(2).prefix(2), parts[0].suffix(4)]
    }
    guard parts.count == 3 else { return nil }
    if parts[0].utf8.count == 4 { parts.reverse() }
    let isShort = parts[2].utf8.count == 2
    guard let day = Int(typed: parts[0], in: 0...99), let month = Int(typed: parts[1], in: 0...99),
      let year = Int(typed: parts[2], in: isShort ? 0...99 : 1_000...9_999)
    else { return nil }
    return (isShort ? 2_000 + year : year, month, day)
  }

  /// The date as people type it: `01/06/2018`.
  package static func typed(_ date: LocalDate) -> String {
    let (year, month, day) = date.components
    return "\(padded(day, 2))/\(padded(month, 2))/\(padded(year, 4))"
  }
}

extension TimeOfDay {
  /// Reads `07:30`, as browsers send it, and `7:30`, `7h30`, `7h`, `7.30` or `7 giờ 30`, as people type it (`TypedText`).
  package init?(typed text: String) {
    guard text.utf8.count <= 200 else { return nil }
    let text = TypedText.plain(text).lowercased().replacing("giờ", with: ":")
    let parts = text.utf8.split { ":h. ".utf8.contains($0) }.map { Substring($0) }
    guard (1...2).contains(parts.count), let hour = Int(typed: parts[0], in: 0...23),
      let minute = parts.count == 2 ? Int(typed: parts[1], in: 0...59) : 0,
      parts.allSatisfy({ $0.utf8.count <= 2 })
    else { return nil }
    self.init(hour, minute)
  }
}

extension Moment {
  /// Reads what `init(_:)` does, as people paste it (`TypedText`).
  package init?(typed text: String) {
    guard text.utf8.count <= 200 else { return nil }
    self.init(TypedText.plain(text))
  }
}
