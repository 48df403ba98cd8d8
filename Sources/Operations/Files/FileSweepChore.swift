import OneStop
import OneStopStore
import Synchronization

/// Every day, removes uploaded files that nobody has named within a day: their forms were refused. What a killed server
/// left goes at the start already (`Store.removeOrphanFiles`), so that the first turn is a day later, whatever the clock
/// says then.
package final class FileSweepChore: Chore {
  package let failure = "files that nothing refers to cannot be removed"
  private let store: Store
  private let clock: @Sendable () -> Moment
  private let isFirst = Atomic(true)

  package init(store: Store, clock: @escaping @Sendable () -> Moment) { (self.store, self.clock) = (store, clock) }

  package func run() async throws -> Duration {
    if !isFirst.exchange(false, ordering: .relaxed) { _ = try await store.sweepFiles(now: clock()) }
    return .microseconds(Moment.day)
  }
}
