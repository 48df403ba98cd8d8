/// Thời hạn giải quyết: how long a procedure may take, in the unit in which its law counts.
package struct ProcessingTime: Hashable, Sendable {
  package enum Unit: String, Hashable, Sendable, CaseIterable {
    case workingDays = "working_days"
    case workingHours = "working_hours"
    /// Plain "ngày" (Civil Code 2015 art. 147–148).
    case calendarDays = "calendar_days"
  }

  package var value: Int
  package var unit: Unit

  /// nil unless the value is 1 to 3650.
  package init?(_ value: Int, _ unit: Unit) {
    guard (1...3650).contains(value) else { return nil }
    self.value = value
    self.unit = unit
  }

  /// Reads `15wd`, `8wh` or `30d`.
  package init?(_ text: some StringProtocol) {
    let digits = text.utf8.prefix(while: isDigit)
    guard let value = Int(typed: String(decoding: digits, as: UTF8.self), in: 1...3650) else { return nil }
    let unit = text.utf8.dropFirst(digits.count)
    if unit.elementsEqual("wd".utf8) {
      self.init(value, .workingDays)
    } else if unit.elementsEqual("wh".utf8) {
      self.init(value, .workingHours)
    } else if unit.elementsEqual("d".utf8) {
      self.init(value, .calendarDays)
    } else {
      return nil
    }
  }
}
