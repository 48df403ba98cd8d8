import Database
import OneStop

extension Transaction {
  /// What was due in this night, by rules that were set by then, is erased now: a night before, never today, so that a
  /// clock that was set ahead, or a mistyped rule, erases nothing before everybody could see it for most of a day. nil:
  /// there was no such night yet.
  package func nextErasureNight(now: Moment) throws(StoreError) -> Moment? {
    let database = try connection
    let seen = try database.moment("erasure_seen")
    var night = try database.moment("erasure_day")
    if let seen, now >= seen {
      guard now.microseconds - seen.microseconds >= ErasureNight.wait else { return night }
      night = seen
    } else if let noted = night, noted > now {
      // Noted by a clock that has been set right since.
      try database.run("DELETE FROM counters WHERE name = 'erasure_day'")
      night = nil
    }
    try database.set("erasure_seen", to: now)
    if let night { try database.set("erasure_day", to: night) }
    return night
  }
}

private enum ErasureNight {
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
