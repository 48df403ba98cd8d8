/// Giờ làm việc: the working sessions of each weekday.
package struct WeeklyHours: Hashable, Sendable {
  /// Buổi làm việc: a stretch of work within one day, from its first minute up to, but without, its last.
  package struct Session: Hashable, Sendable {
    package let from: TimeOfDay
    package let to: TimeOfDay

    /// nil unless it begins within the day, before it ends.
    package init?(from: TimeOfDay, to: TimeOfDay) {
      guard from.minutes >= 0, from < to, to.minutes <= 1_440 else { return nil }
      self.from = from
      self.to = to
    }

    package var minutes: Int { Int(to.minutes - from.minutes) }
  }

  /// By `Weekday.rawValue`; each day's sessions in order, without overlaps.
  private let days: [[Session]]

  /// nil where two sessions of a day overlap, or where no day has any.
  package init?(_ sessions: [Weekday: [Session]]) {
    days = Weekday.allCases.map { (sessions[$0] ?? []).sorted { $0.from < $1.from } }
    guard days.contains(where: { !$0.isEmpty }),
      days.allSatisfy({ day in zip(day, day.dropFirst()).allSatisfy { $0.to <= $1.from } })
    else { return nil }
  }

  private init(days: [[Session]]) {
    self.days = days
  }

  package subscript(weekday: Weekday) -> [Session] { days[weekday.rawValue] }

  /// The city's: Monday to Friday, 07:30–11:30 and 13:00–17:00.
  package static let city: WeeklyHours = {
    let day = [
      Session(from: TimeOfDay(7, 30), to: TimeOfDay(11, 30)), Session(from: TimeOfDay(13, 0), to: TimeOfDay(17, 0)),
    ].compactMap(\.self)
    return WeeklyHours(days: Weekday.allCases.map { $0.rawValue < Weekday.saturday.rawValue ? day : [] })
  }()
}

extension WeeklyHours.Session {
  /// Reads the sessions of one day, `07:30-11:30,13:00-17:00`, or none from an empty text; nil for anything else.
  package static func list(_ text: some StringProtocol) -> [WeeklyHours.Session]? {
    guard !text.isEmpty else { return [] }
    var sessions: [WeeklyHours.Session] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count == 2, let from = TimeOfDay(ends[0]),
        let to = ends[1] == "24:00" ? .midnight : TimeOfDay(ends[1]),
        let session = WeeklyHours.Session(from: from, to: to)
      else { return nil }
      sessions.append(session)
    }
    return sessions
  }
}

extension WeeklyHours.Session: CustomStringConvertible {
  /// `07:30-11:30`
  package var description: String { "\(from)-\(to)" }
}
