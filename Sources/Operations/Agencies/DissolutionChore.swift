import Logging
import OneStop
import OneStopStore
import System
import Words

/// Passes what dissolved agencies had to do to their successors.
///
/// It works in short transactions and lets others write between them, so that intake goes on. What has passed is the old
/// agency's no more, so that after the program's death the next one finds what is left, and nothing passes twice. It goes
/// on looking: what comes to a dissolved agency later, such as a question that was asked at the last moment, passes too.
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

  /// Another process does not ring, and neither does the day of a dissolution.
  package let retryPause = Duration.seconds(10)

  package var bell: Bell? { store.dissolutionBell }

  /// Does what there is to do, of the agency that ended first first.
  package func run() async throws -> Duration {
    let snapshots = try store.snapshots()
    let today = clock().date
    let ends = try snapshots.read { try $0.agencyDissolutions() }.filter { $0.dissolution.isInForce(on: today) }
    for end in ends where !Task.isCancelled { await work(on: end, snapshots) }
    return retryPause
  }

  /// One agency that cannot be passed on keeps no other waiting.
  private func work(on end: AgencyDissolution, _ snapshots: Snapshots) async {
    do {
      let isLeft =
        try end.finishedAt == nil
        || !snapshots.read { try $0.dossiersToPass(from: end.agency, limit: 1) }.isEmpty
      if isLeft { try await pass(end) }
    } catch {
      // Where the store is closed, the program ends, and the next one goes on.
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
