import Logging
import OneStop
import OneStopStore
import ServiceLifecycle

/// What has to be done now and then: each minute it sees that the write-ahead log stays short, and each hour it forgets
/// answers of the API and bulk orders that are older than thirty days, for they hold names.
package struct HousekeepingService: Service {
  private let store: Store
  private let logger: Logger
  private let clock: @Sendable () -> Moment

  package init(store: Store, logger: Logger, clock: @escaping @Sendable () -> Moment) {
    self.store = store
    self.logger = logger
    self.clock = clock
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      var minutes = 0
      while !Task.isCancelled {
        do {
          if minutes % 60 == 0 { try await forget() }
        } catch {
          if error as? StoreError == .closed { return }
          logger.error("what is kept for thirty days cannot be forgotten: \(error)")
        }
        try? await Task.sleep(for: .seconds(60))
        minutes += 1
        store.writer.tendLog()
      }
    }
  }

  func forget() async throws {
    let oldest = clock().adding(microseconds: -IdempotencyKey.lifetime)
    try await store.writer.transaction { transaction in
      try transaction.forgetAnswers(before: oldest)
      try transaction.forgetBulkOrders(before: oldest)
    }
  }
}
