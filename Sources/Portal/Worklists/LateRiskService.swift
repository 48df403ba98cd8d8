import Logging
import OneStop
import OneStopStore
import ServiceLifecycle

/// Brings the risk of every running dossier to what its agency's dossiers have taken lately: each night, and at a start
/// where the night before was missed.
///
/// A dossier's own events do that at once; this is for those that nothing happens to.
package struct LateRiskService: Service {
  private let store: Store
  private let logger: Logger
  private let clock: @Sendable () -> Moment

  /// Dossiers in one transaction, so that intake waits for milliseconds at most.
  private static let batch = 200

  package init(store: Store, logger: Logger, clock: @escaping @Sendable () -> Moment) {
    self.store = store
    self.logger = logger
    self.clock = clock
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          let today = clock().date
          if try await store.writer.transaction({ try $0.lateRiskDay() }) != today {
            try await refresh()
            if !Task.isCancelled { try await store.writer.transaction { try $0.noteLateRisks(on: today) } }
          }
        } catch {
          if error as? StoreError == .closed { return }
          logger.error("the risks of lateness cannot be brought up to date: \(error)")
        }
        let now = clock()
        let midnight = now.date.next.start.microseconds - now.microseconds
        try? await Task.sleep(for: .microseconds(midnight + 5 * Moment.minute))
      }
    }
  }

  /// How many risks changed.
  @discardableResult
  func refresh() async throws -> Int {
    let dossiers = try await store.writer.transaction { try $0.runningDossiers() }
    var changed = 0
    for start in stride(from: 0, to: dossiers.count, by: LateRiskService.batch) {
      if Task.isCancelled { break }
      let some = Array(dossiers[start..<min(start + LateRiskService.batch, dossiers.count)])
      // What the machine's death takes back is done again: the night is noted at the end.
      changed += try await store.writer.transaction(isDurable: false) { try $0.refreshLateRisks(of: some) }
    }
    return changed
  }
}
