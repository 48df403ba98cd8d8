/// Thời hạn giải quyết: how long a procedure may take, in the unit that its law counts in.
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
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard let value = Int(digits) else { return nil }
    switch text.dropFirst(digits.count) {
    case "wd": self.init(value, .workingDays)
    case "wh": self.init(value, .workingHours)
    case "d": self.init(value, .calendarDays)
    default: return nil
    }
  }
}
