import OneStop
import Synchronization

/// The clock of a simulated city: it stands still until somebody sets it.
final class WorldClock: Sendable {
  private let moment = Atomic<Int64>(0)
  /// By how much the machine's clock is wrong, in microseconds.
  private let error = Atomic<Int64>(0)

  var now: Moment { Moment(microseconds: moment.load(ordering: .relaxed)) }

  /// What the machine shows.
  var shown: Moment { now.adding(microseconds: error.load(ordering: .relaxed)) }

  func set(_ now: Moment) { moment.store(now.microseconds, ordering: .relaxed) }

  func setError(_ microseconds: Int64) { error.store(microseconds, ordering: .relaxed) }
}
