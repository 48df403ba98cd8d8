import Database
import OneStop
import Synchronization

/// The system's clock, as far as it goes on from where it last stood.
///
/// The database keeps when it was last written. A clock that is half a year from there, ahead or behind, is not believed:
/// nothing is written by it, for what a dossier is told stays in it for good. Until the clock is right again, or somebody
/// says that it is, `now` stays where it was. Weeks in which nobody served the database are within the bound; a year
/// mistyped is not.
package final class WatchedClock: Sendable {
  /// In microseconds.
  static let span = 180 * Moment.day
  /// How old what the database keeps may be before a commit renews it, in microseconds.
  static let interval = Moment.hour

  private let source: @Sendable () -> Moment
  /// The last moment that was believed; `unknown` before the first.
  private let last: Atomic<Int64>
  /// What the database keeps.
  private let kept: Atomic<Int64>
  private static let unknown = Int64.min
  /// Some three hundred years: as far as a Linux system counts.
  fileprivate static let lastMoment = 110_000 * Moment.day

  /// - Parameter kept: when the database was last written; nil where it does not say, and the clock is believed.
  init(_ source: @escaping @Sendable () -> Moment, kept: Moment?) {
    self.source = source
    last = Atomic(kept?.microseconds ?? WatchedClock.unknown)
    self.kept = Atomic(kept?.microseconds ?? WatchedClock.unknown)
  }

  /// What the clock says, or, where it is not believed, the last moment at which it was.
  package func now() -> Moment {
    (try? believed()) ?? Moment(microseconds: last.load(ordering: .relaxed))
  }

  /// The operator says that the clock is right, wherever it stands.
  package func accept() { last.store(source().microseconds, ordering: .relaxed) }

  /// What the clock says.
  /// - Throws: `clock` where it is not believed.
  @discardableResult
  package func believed() throws(StoreError) -> Moment {
    let now = source()
    let before = last.load(ordering: .relaxed)
    if before != WatchedClock.unknown {
      let (distance, isTooFar) = now.microseconds.subtractingReportingOverflow(before)
      guard !isTooFar, distance.magnitude <= UInt64(WatchedClock.span) else {
        throw .clock(now: now.rfc3339, last: Moment(microseconds: before).rfc3339)
      }
    }
    last.store(now.microseconds, ordering: .relaxed)
    return now
  }

  /// Has the transaction keep the moment where what is kept is old. What becomes of the transaction is told to `didCommit`.
  func keep(_ now: Moment, in database: Connection) throws(StoreError) -> Bool {
    let kept = kept.load(ordering: .relaxed)
    if kept != WatchedClock.unknown {
      let (distance, isTooFar) = now.microseconds.subtractingReportingOverflow(kept)
      if !isTooFar, distance.magnitude < UInt64(WatchedClock.interval) { return false }
    }
    try database.run(
      "INSERT INTO counters (name, value) VALUES ('clock', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      now)
    return true
  }

  func didCommit(_ now: Moment) { kept.store(now.microseconds, ordering: .relaxed) }
}

extension Connection {
  /// When the database was last written, within an hour; nil where it does not say, or says what is no moment of a clock.
  func lastClock() throws(StoreError) -> Moment? {
    let kept = try first("SELECT value FROM counters WHERE name = 'clock'") { $0.int64(0) }
    return kept.flatMap { (0...WatchedClock.lastMoment).contains($0) ? Moment(microseconds: $0) : nil }
  }
}
