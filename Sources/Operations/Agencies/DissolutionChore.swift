import Logging
import OneStop
import OneStopStore
import System
import Words

/// Passes the open work of dissolved agencies to their successors.
///
/// It works in short transactions and lets others write between them, so that intake goes on. What has passed no longer
/// belongs to the old agency: if the program dies, the next one finds what is left, and nothing passes twice. It keeps
/// looking: what reaches a dissolved agency later, such as a question asked at the last moment, passes too.
package struct DissolutionChore: Chore {
  package let failure = "dossiers of a dissolved agency cannot be passed on"
  private let store: Store
  private let notices: NoticeWriter
  private let logger: Logger
  private let clock: @Sendable () -> Moment
  /// How many dossiers a transaction may hold.
  private let sizes: ClosedRange<Int>

  package init(
    store: Store, notices: NoticeWriter, logger: Logger,
    clock: @escaping @Sendable () -> Moment, sizes: ClosedRange<Int> = 20...2_000
  ) {
    self.store = store
    self.notices = notices
    self.logger = logger
    self.clock = clock
    self.sizes = sizes
  }

  /// Neither a change by another process nor the arrival of a dissolution's day rings the bell.
  package let retryPause = Duration.seconds(10)

  package var bell: Bell? { store.dissolutionBell }

  /// Does what there is to do, beginning with the agency that ended first.
  package func run() async throws -> Duration {
    let snapshots = try store.snapshots()
    let today = clock().date
    let ends = try snapshots.read { try $0.agencyDissolutions() }.filter { $0.dissolution.isInForce(on: today) }
    for end in ends where !Task.isCancelled { await work(on: end, snapshots) }
    return retryPause
  }

  /// A failure at one agency does not hold up the others.
  private func work(on end: AgencyDissolution, _ snapshots: Snapshots) async {
    do {
      let isLeft =
        try end.finishedAt == nil
        || !snapshots.read { try $0.dossiersToPass(from: end.agency, limit: 1) }.isEmpty
      if isLeft { try await pass(end) }
    } catch {
      // The store is closed when the program ends; the next run continues.
      if case StoreError.closed = error { return }
      logger.error("\(failure): \(error)")
    }
  }

  private func pass(_ end: AgencyDissolution) async throws {
    try await store.writer.transaction { try $0.beginPassing(end) }
    var size = TransactionSize(sizes)
    var total = 0
    while !Task.isCancelled {
      let (now, limit) = (clock(), size.count)
      let count = try await size.transaction(of: limit, in: store) {
        try pass(end, limit: limit, now: now, in: $0)
      }
      total += count
      if count == 0 {
        try await store.writer.transaction { try $0.finishPassing(end, now: now) }
        logger.notice("\(total) dossiers of \(end.agency) passed to \(end.dissolution.successor)")
        return
      }
    }
  }

  private func pass(
    _ end: AgencyDissolution, limit: Int, now: Moment, in transaction: Transaction
  ) throws -> Int {
    try transaction.passDossiers(of: end, limit: limit, now: now) { stored in
      try transaction.notify(stored, notices, now: now)
    }
  }
}
