import OneStop
import OneStopStore

/// At the start and every hour, removes forms and files that were kept to be sent again and have waited too long.
package struct KeptFormChore: Chore {
  package let failure = "what was kept of forms cannot be removed"
  private let store: Store
  private let clock: @Sendable () -> Moment

  package init(store: Store, clock: @escaping @Sendable () -> Moment) {
    (self.store, self.clock) = (store, clock)
  }

  package func run() async throws -> Duration {
    _ = try await store.sweepKept(now: clock())
    return .seconds(3_600)
  }
}
