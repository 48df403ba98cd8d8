import Logging
import OneStop
import OneStopStore
import ServiceLifecycle
import Synchronization

/// Tells the due moments of open dossiers anew after a change of days off, by this program or another, until it is asked
/// to stop.
///
/// It works in short transactions and lets others write between them, so that intake goes on. How far it has come is kept
/// with each: after the program's death it goes on there at the next start.
package final class DueRecomputationService: Service {
  private let store: Store
  private let writer: (vietnamese: Words, english: Words, settings: NoticeSettings)
  private let logger: Logger
  private let clock: @Sendable () -> Moment
  /// How many dossiers a transaction may hold.
  private let sizes: ClosedRange<Int>
  private let isStopping = Atomic(false)
  private let rings: AsyncStream<Void>
  private let ringing: AsyncStream<Void>.Continuation

  package init(
    store: Store, resources: PortalResources, notices: NoticeSettings, logger: Logger,
    clock: @escaping @Sendable () -> Moment, sizes: ClosedRange<Int> = 250...16_000
  ) throws {
    self.store = store
    writer = (try resources.words(.vietnamese), try resources.words(.english), notices)
    self.logger = logger
    self.clock = clock
    self.sizes = sizes
    (rings, ringing) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Another process does not ring.
  private static let longestPause = Duration.seconds(10)
  /// Between two transactions, for what waits to be written.
  private static let breath = Duration.milliseconds(2)

  package func run() async throws {
    let ringing = ringing
    store.daysOffBell.listen { ringing.yield() }
    defer { store.daysOffBell.listen(nil) }
    ringing.yield()
    await withGracefulShutdownHandler {
      var timer: Task<Void, Never>?
      for await _ in rings {
        await work()
        timer?.cancel()
        timer = Task {
          try? await Task.sleep(for: Self.longestPause)
          if !Task.isCancelled { ringing.yield() }
        }
      }
      timer?.cancel()
    } onGracefulShutdown: {
      self.stop()
    }
  }

  /// Makes `run` return after the transaction that is under way.
  func stop() {
    isStopping.store(true, ordering: .relaxed)
    ringing.finish()
  }

  /// Does what there is to do, the oldest change first.
  func work() async {
    do {
      let reader = try store.makeReader()
      while !isStopping.load(ordering: .relaxed) {
        let unfinished = try reader.unfinishedRecomputations()
        guard let next = unfinished.first else { return reader.endBatch() }
        let ids = try reader.openDossiers(dueFrom: next.days.lowerBound, after: next.doneID)
        reader.endBatch()
        // What is moved by a later change too is moved by both.
        try await work(on: next, ids, reason: unfinished.map(\.reason).joined(separator: " "))
      }
    } catch StoreError.closed {
      // The program ends; the next one goes on.
    } catch {
      logger.error("due dates cannot be recomputed: \(error)")
    }
  }
}

extension DueRecomputationService {
  /// How long a transaction is meant to take.
  private static let wanted = Duration.milliseconds(100)

  private func work(on change: DueRecomputation, _ ids: [Int64], reason: String) async throws {
    try await store.writer.transaction { try $0.beginRecomputing(change, dossiers: ids.count) }
    var catalogue = try presentCatalogue()
    var size = sizes.lowerBound
    var next = 0
    while next < ids.count {
      if isStopping.load(ordering: .relaxed) { return }
      let batch = ids[next..<min(next + size, ids.count)]
      let (present, now) = (catalogue, clock())
      let started = ContinuousClock.now
      let isDone = try await store.writer.transaction { transaction in
        guard try transaction.catalogueRevision() == present.revision else { return false }
        try self.recompute(batch, of: change, reason: reason, by: present, now: now, in: transaction)
        return true
      }
      if isDone {
        next = batch.endIndex
        let took = max(ContinuousClock.now - started, .milliseconds(1))
        size = min(max(Int(Double(size) * min(2, Self.wanted / took)), sizes.lowerBound), sizes.upperBound)
      } else {
        catalogue = try presentCatalogue()
      }
      try await Task.sleep(for: Self.breath)
    }
    let now = clock()
    try await store.writer.transaction { try $0.finishRecomputing(change, now: now) }
    logger.notice("due dates of \(ids.count) open dossiers were looked at after a change of days off")
  }

  private func recompute(
    _ ids: ArraySlice<Int64>, of change: DueRecomputation, reason: String, by present: CurrentCatalogue, now: Moment,
    in transaction: Transaction
  ) throws {
    let notices = NoticeWriter(
      vietnamese: writer.vietnamese, english: writer.english, catalogue: present.catalogue,
      site: writer.settings.site, domain: writer.settings.domain)
    try transaction.recompute(ids, of: change, reason: reason, calendar: present.calendar, now: now) { stored in
      try transaction.notify(stored, notices, now: now)
    }
  }

  private func presentCatalogue() throws -> CurrentCatalogue {
    let reader = try store.makeReader()
    defer { reader.endBatch() }
    return CurrentCatalogue(revision: try reader.catalogueRevision(), catalogue: try reader.catalogue())
  }
}
