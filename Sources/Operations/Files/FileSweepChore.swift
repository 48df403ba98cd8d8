import OneStop
import OneStopStore

/// Every day, removes uploaded files that nobody has named within a day: their forms were refused, or the server was
/// killed between the file and its event.
package struct FileSweepChore: Chore {
  package let failure = "files that nothing refers to cannot be removed"
  private let store: Store
  private let clock: @Sendable () -> Moment

  package init(store: Store, clock: @escaping @Sendable () -> Moment) {
    (self.store, self.clock) = (store, clock)
  }

  package func run() async throws -> Duration {
    _ = try await store.sweepFiles(now: clock())
    return .seconds(86_400)
  }
}
