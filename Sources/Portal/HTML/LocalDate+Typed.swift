import OneStop

extension LocalDate {
  /// Reads `2018-06-01`, as browsers send it, and `1/6/2018`, as people type it.
  init?(typed text: String) {
    if let date = LocalDate(text) {
      self = date
      return
    }
    guard text.utf8.count <= 40 else { return nil }
    let parts = text.split(omittingEmptySubsequences: false) { "/.-".contains($0) }
    guard parts.count == 3, let day = Int(typed: parts[0], in: 1...31), let month = Int(typed: parts[1], in: 1...12),
      let year = Int(typed: parts[2], in: 1_000...9_999), let date = LocalDate(year: year, month: month, day: day)
    else { return nil }
    self = date
  }

  /// As people type it: `01/06/2018`.
  static func typed(_ date: LocalDate) -> String {
    let (year, month, day) = date.components
    return "\(padded(day, 2))/\(padded(month, 2))/\(padded(year, 4))"
  }
}
