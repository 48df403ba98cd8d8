import Database
import OneStop
import Synchronization

/// The system's clock, as long as it is plausible after the last time that was stored.
///
/// The database stores when it was last written. A clock that is half a year away from that, ahead or behind, is not
/// trusted: nothing is written by it, since what is written to a dossier stays for good. Until the clock is right
/// again, or somebody confirms it, `now` stays where it was. Weeks in which nobody served the database are within the
/// bound; a mistyped year is not.
package final class WatchedClock: Sendable {
  /// In microseconds.
  static let span = 180 * Moment.day
  /// How old the stored moment may be before a commit renews it, in microseconds.
  static let interval = Moment.hour

  private let source: @Sendable () -> Moment
  /// The last trusted moment; `unknown` before the first.
  private let last: Atomic<Int64>
  /// The moment stored in the database.
  private let kept: Atomic<Int64>
  private static let unknown = Int64.min
  /// Some three hundred years: as far as a Linux system's clock goes.
  fileprivate static let lastMoment = 110_000 * Moment.day

  /// - Parameter kept: when the database was last written; nil where that is not stored, and the clock is trusted.
  init(_ source: @escaping @Sendable () -> Moment, kept: Moment?) {
    self.source = source
    last = Atomic(kept?.microseconds ?? WatchedClock.unknown)
    self.kept = Atomic(kept?.microseconds ?? WatchedClock.unknown)
  }

  /// The clock's time or, while it is not trusted, the last moment at which it was.
  package func now() -> Moment {
    (try? believed()) ?? Moment(microseconds: last.load(ordering: .relaxed))
  }

  /// The operator confirms that the clock is right, whatever it shows.
  package func accept() { last.store(source().microseconds, ordering: .relaxed) }

  /// The clock's time.
  /// - Throws: `clock` while it is not trusted.
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

  /// Whether the clock is within that many microseconds of when the database was last written: for what must not follow
  /// even a clock that is a few weeks off. True where that is not stored.
  package func isWithin(_ span: Int64) -> Bool {
    let kept = kept.load(ordering: .relaxed)
    if kept == WatchedClock.unknown { return true }
    let (distance, isTooFar) = source().microseconds.subtractingReportingOverflow(kept)
    return !isTooFar && distance.magnitude <= UInt64(span)
  }

  /// Stores the moment with the transaction if the stored one is old. `didCommit` is called if the transaction commits.
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
  /// When the database was last written, to within an hour; nil where that is not stored, or is not a moment that a
  /// clock can show.
  func lastClock() throws(StoreError) -> Moment? {
    let kept = try first("SELECT value FROM counters WHERE name = 'clock'") { $0.int64(0) }
    return kept.flatMap { (0...WatchedClock.lastMoment).contains($0) ? Moment(microseconds: $0) : nil }
  }
}
