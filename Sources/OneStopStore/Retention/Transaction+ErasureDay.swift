import Database
import OneStop

extension Transaction {
  /// What was due on this day is erased now: the day of a night before, never today, so that a clock that was set ahead
  /// erases nothing before everybody has seen it for most of a day. nil: there was no such night yet.
  package func nextErasureDay(now: Moment) throws(StoreError) -> LocalDate? {
    let database = try connection
    let seen = try database.moment("erasure_seen")
    var day = try database.moment("erasure_day")
    if let seen, now >= seen {
      guard now.microseconds - seen.microseconds >= ErasureDay.wait else { return day?.date }
      day = seen
    } else if let noted = day, noted > now {
      // Noted by a clock that has been set right since.
      try database.run("DELETE FROM counters WHERE name = 'erasure_day'")
      day = nil
    }
    try database.set("erasure_seen", to: now)
    if let day { try database.set("erasure_day", to: day) }
    return day?.date
  }
}

private enum ErasureDay {
  /// In microseconds; nights are nearly a day apart.
  static let wait = 20 * Moment.hour
}

extension Connection {
  fileprivate func moment(_ counter: String) throws(StoreError) -> Moment? {
    try first("SELECT value FROM counters WHERE name = $1", counter) { $0.moment(0) }
  }

  fileprivate func set(_ counter: String, to moment: Moment) throws(StoreError) {
    try run(
      "INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      counter, moment)
  }
}
