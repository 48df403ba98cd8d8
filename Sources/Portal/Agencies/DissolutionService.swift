import Logging
import OneStop
import OneStopStore
import ServiceLifecycle

/// Passes what dissolved agencies had to do to their successors, until it is asked to stop.
///
/// It works in short transactions and lets others write between them, so that intake goes on. What has passed is the old
/// agency's no more, so that after the program's death the next one finds what is left, and nothing passes twice. It goes
/// on looking: what comes to a dissolved agency later, such as a question that was asked at the last moment, passes too.
package final class DissolutionService: Service {
  private let store: Store
  private let writer: (vietnamese: Words, english: Words, settings: NoticeSettings)
  private let logger: Logger
  private let clock: @Sendable () -> Moment
  /// How many dossiers a transaction may hold.
  private let sizes: ClosedRange<Int>
  private let rung = RungWork()

  package init(
    store: Store, resources: PortalResources, notices: NoticeSettings, logger: Logger,
    clock: @escaping @Sendable () -> Moment, sizes: ClosedRange<Int> = 20...2_000
  ) throws {
    self.store = store
    writer = (try resources.words(.vietnamese), try resources.words(.english), notices)
    self.logger = logger
    self.clock = clock
    self.sizes = sizes
  }

  /// Another process does not ring, and neither does the day of a dissolution.
  private static let longestPause = Duration.seconds(10)

  package func run() async throws {
    await rung.run(store.dissolutionBell, pause: Self.longestPause) { await work() }
  }

  /// Makes `run` return after the transaction that is under way.
  func stop() { rung.stop() }

  /// Does what there is to do now, for a program that is no server.
  package func passAll() async { await work() }

  /// Does what there is to do, of the agency that ended first first.
  func work() async {
    do {
      let reader = try store.makeReader()
      let today = clock().date
      let ends = try reader.agencyDissolutions().filter { $0.dissolution.isInForce(on: today) }
      reader.endBatch()
      for end in ends where !rung.isStopped { await work(on: end, reader) }
    } catch {
      report(error)
    }
  }

  /// One agency that cannot be passed on keeps no other waiting.
  private func work(on end: AgencyDissolution, _ reader: Reader) async {
    do {
      let isLeft = try end.finishedAt == nil || !reader.dossiersToPass(from: end.agency, limit: 1).isEmpty
      reader.endBatch()
      if isLeft { try await pass(end) }
    } catch {
      report(error)
    }
  }

  /// Where the store is closed, the program ends, and the next one goes on.
  private func report(_ error: any Error) {
    if case StoreError.closed = error { return }
    logger.error("dossiers of a dissolved agency cannot be passed on: \(error)")
  }

  private func pass(_ end: AgencyDissolution) async throws {
    try await store.writer.transaction { try $0.beginPassing(end) }
    var size = TransactionSize(sizes)
    var total = 0
    while !rung.isStopped {
      let (now, limit) = (clock(), size.count)
      let count = try await size.transaction(of: limit, in: store) {
        try self.pass(end, limit: limit, now: now, in: $0)
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
    let notices = NoticeWriter(
      vietnamese: writer.vietnamese, english: writer.english, catalogue: try transaction.presentCatalogue,
      site: writer.settings.site, domain: writer.settings.domain,
      letters: writer.settings.letters)
    return try transaction.passDossiers(of: end, limit: limit, now: now) { stored in
      try transaction.notify(stored, notices, now: now)
    }
  }
}
