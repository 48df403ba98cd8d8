import Logging
import OneStop
import OneStopStore
import System
import Words

/// Recomputes the due times of open dossiers after the days off were changed, by this program or another.
///
/// It works in short transactions and lets others write between them, so that intake goes on. Each transaction also
/// stores how far the work has come, and the next start continues from there.
package struct DueRecomputationChore: Chore {
  package let failure = "due dates cannot be recomputed"
  private let store: Store
  private let notices: NoticeWriter
  private let logger: Logger
  private let clock: @Sendable () -> Moment
  /// How many dossiers a transaction may hold.
  private let sizes: ClosedRange<Int>

  package init(
    store: Store, notices: NoticeWriter, logger: Logger,
    clock: @escaping @Sendable () -> Moment, sizes: ClosedRange<Int> = 250...16_000
  ) {
    self.store = store
    self.notices = notices
    self.logger = logger
    self.clock = clock
    self.sizes = sizes
  }

  /// A change by another process does not ring the bell.
  package let retryPause = Duration.seconds(10)

  package var bell: Bell? { store.daysOffBell }

  /// Does what there is to do, the oldest change first.
  package func run() async throws -> Duration {
    let snapshots = try store.snapshots()
    while !Task.isCancelled {
      let (unfinished, ids) = try snapshots.read { snapshot in
        let unfinished = try snapshot.unfinishedRecomputations()
        let ids = try unfinished.first.map { try snapshot.openDossiers(dueFrom: $0.days.lowerBound, after: $0.doneID) }
        return (unfinished, ids ?? [])
      }
      guard let next = unfinished.first else { break }
      // A dossier may be moved by several changes, one after the other.
      try await work(on: next, ids, reason: unfinished.map(\.reason).joined(separator: " "), snapshots)
    }
    return retryPause
  }
}

/// The city's calendar, with the catalogue's revision that it comes from.
private struct Present: Sendable {
  package let revision: Int64
  package let calendar: WorkCalendar
}

extension DueRecomputationChore {
  /// While one batch is being written, the next is computed from a snapshot.
  private func work(
    on change: DueRecomputation, _ ids: [Int64], reason: String, _ snapshots: Snapshots
  ) async throws {
    try await store.writer.transaction { try $0.beginRecomputing(change, dossiers: ids.count) }
    var size = TransactionSize(sizes)
    var present = try readPresent(snapshots)
    var batch = try snapshots.tell(ids.prefix(size.count), of: change, by: present.calendar)
    while !batch.ids.isEmpty {
      if Task.isCancelled { return }
      let next = ids[batch.ids.endIndex...].prefix(size.count)
      let calendar = present.calendar
      async let told = snapshots.tell(next, of: change, by: calendar)
      let isWritten = try await write(batch, of: change, reason: reason, by: present, &size)
      let following = try await told
      if isWritten {
        batch = following
      } else {
        present = try readPresent(snapshots)
        batch = try snapshots.tell(batch.ids, of: change, by: present.calendar)
      }
    }
    let now = clock()
    try await store.writer.transaction { try $0.finishRecomputing(change, now: now) }
    logger.notice("due dates of \(ids.count) open dossiers were looked at after a change of days off")
  }

  /// False where the catalogue has changed meanwhile; then nothing was written.
  private func write(
    _ batch: RecomputedDossiers, of change: DueRecomputation, reason: String, by present: Present,
    _ size: inout TransactionSize
  ) async throws -> Bool {
    let now = clock()
    let notices = notices
    return try await size.transaction(of: batch.ids.count, in: store) { transaction in
      guard try transaction.catalogueRevision() == present.revision else { return false }
      try transaction.recompute(batch, of: change, reason: reason, calendar: present.calendar, now: now) { stored in
        try transaction.notify(stored, notices, now: now)
      }
      return true
    }
  }

  private func readPresent(_ snapshots: Snapshots) throws -> Present {
    try snapshots.read { snapshot in
      Present(
        revision: try snapshot.catalogueRevision(),
        calendar: try snapshot.catalogue().asOf(clock().date).cityCalendar)
    }
  }
}

extension Snapshots {
  fileprivate func tell(
    _ ids: ArraySlice<Int64>, of change: DueRecomputation, by calendar: WorkCalendar
  ) throws -> RecomputedDossiers {
    try read { try $0.recomputed(ids, of: change, by: calendar) }
  }
}
