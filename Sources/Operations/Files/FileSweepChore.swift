import OneStop
import OneStopStore

/// Every day, removes uploaded files that nobody has named within a day: their forms were refused. What a killed server
/// left goes at the start already (`Store.removeOrphanFiles`), so that the first turn is a day later.
package struct FileSweepChore: Chore {
  package let failure = "files that nothing refers to cannot be removed"
  private let store: Store
  private let clock: @Sendable () -> Moment
  private let start: Moment

  package init(store: Store, clock: @escaping @Sendable () -> Moment) {
    (self.store, self.clock, start) = (store, clock, clock())
  }

  package func run() async throws -> Duration {
    let now = clock()
    let left = start.microseconds + Moment.day - now.microseconds
    if left > 0 { return .microseconds(left) }
    _ = try await store.sweepFiles(now: now)
    return .microseconds(Moment.day)
  }
}
