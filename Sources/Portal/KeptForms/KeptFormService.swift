import Logging
import OneStop
import OneStopStore
import ServiceLifecycle

/// Removes forms and files that were kept to be sent again and have waited too long: at the start, and every hour.
package struct KeptFormService: Service {
  private let store: Store
  private let logger: Logger
  private let clock: @Sendable () -> Moment

  package init(store: Store, logger: Logger, clock: @escaping @Sendable () -> Moment) {
    (self.store, self.logger, self.clock) = (store, logger, clock)
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          _ = try await store.sweepKept(now: clock())
        } catch {
          if error as? StoreError == .closed { return }
          logger.error("what was kept of forms cannot be removed: \(error)")
        }
        try? await Task.sleep(for: .seconds(3_600))
      }
    }
  }
}
