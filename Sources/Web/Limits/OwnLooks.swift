import OneStop
import Synchronization

/// How often the details of a dossier are shown to whoever has its key or digits: each time is written down, so that
/// without a limit one key could fill the disk.
///
/// In memory, and bounded.
package final class OwnLooks: Sendable {
  private let tries: Mutex<RecentTries<Int64>>

  /// - Parameter limit: how often an hour a dossier is shown.
  package init(limit: Int = 300) { tries = Mutex(RecentTries(limit: limit, window: Moment.hour)) }

  /// Minutes until one more look at this dossier, which is not counted, could be shown; nil: none.
  package func wait(at dossier: Int64, now: Moment) -> Int? {
    let wait = tries.withLock { $0.wait(dossier, now: now) }
    return wait > 0 ? wait.minutesRoundedUp : nil
  }

  /// Counts a look at these dossiers, by their numbers, unless it is one too many of any.
  /// - Returns: minutes to wait; nil: they may be shown.
  package func look(at dossiers: Set<Int64>, now: Moment) -> Int? {
    tries.withLock { tries in
      let wait = dossiers.map { tries.wait($0, now: now) }.max() ?? 0
      if wait > 0 { return wait.minutesRoundedUp }
      for dossier in dossiers { tries.note(dossier, now: now) }
      return nil
    }
  }
}
