/// The hours of the day in which SMS are sent: nobody is woken by news of a dossier.
package struct SendingHours: Hashable, Sendable {
  package let from: TimeOfDay
  /// Exclusive.
  package let to: TimeOfDay

  /// From 7:00 to 21:00.
  package static let usual = SendingHours(uncheckedFrom: TimeOfDay(7, 0), to: TimeOfDay(21, 0))
  package static let always = SendingHours(uncheckedFrom: TimeOfDay(0, 0), to: .midnight)

  private init(uncheckedFrom from: TimeOfDay, to: TimeOfDay) {
    (self.from, self.to) = (from, to)
  }

  /// Reads `07:00-21:00`; nil unless the first time is before the second, which may be `24:00`.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let from = TimeOfDay(parts[0]),
      let to = parts[1] == "24:00" ? .midnight : TimeOfDay(parts[1]), from < to
    else { return nil }
    self.init(uncheckedFrom: from, to: to)
  }

  /// The moment itself if it is within these hours, otherwise the beginning of the next ones.
  package func first(from moment: Moment) -> Moment {
    let time = moment.timeOfDay
    if time >= from, time < to { return moment }
    let date = time < from ? moment.date : moment.date.next
    return date.start.adding(microseconds: Int64(from.minutes) * Moment.minute)
  }
}
