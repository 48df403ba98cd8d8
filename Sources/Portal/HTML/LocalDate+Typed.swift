import OneStop

extension LocalDate {
  /// Reads `2018-06-01`, as browsers send it, and `1/6/2018`, as people type it.
  init?(typed text: String) {
    if let date = LocalDate(text) {
      self = date
      return
    }
    let parts = text.split(omittingEmptySubsequences: false) { "/.-".contains($0) }.map { Int($0) }
    guard parts.count == 3, let day = parts[0], let month = parts[1], let year = parts[2], year > 999,
      let date = LocalDate(year: year, month: month, day: day)
    else { return nil }
    self = date
  }
}
