import Logging
import OneStop
import OneStopStore

/// At the start and every night, erases the personal data of dossiers whose time is over, a few in each transaction; in
/// the night it then takes what was erased out of the database's file.
///
/// At the start too, so that what a restored backup brings back goes again.
package struct ErasureChore: Chore {
  package let failure = "personal data whose time is over cannot be erased"
  private let store: Store
  private let logger: Logger
  private let clock: @Sendable () -> Moment
  /// How many dossiers a transaction may hold.
  private let sizes: ClosedRange<Int>

  package init(
    store: Store, logger: Logger, sizes: ClosedRange<Int> = 10...500, clock: @escaping @Sendable () -> Moment
  ) {
    (self.store, self.logger, self.sizes, self.clock) = (store, logger, sizes, clock)
  }

  /// From half past one, and over by five: then nothing waits for the file that is written anew.
  private static let beginning = 90 * Moment.minute
  private static let end = 5 * Moment.hour

  package func run() async throws -> Duration {
    let count = try await erase()
    if count > 0 { logger.notice("personal data of \(count) dossiers were erased") }
    let now = clock()
    let today = now.date.start
    let night = today.adding(microseconds: ErasureChore.beginning)
    if now >= night, now < today.adding(microseconds: ErasureChore.end), !Task.isCancelled,
      try store.isCompactionDue()
    {
      do {
        if try await !store.compactApart() { return .seconds(600) }
        logger.notice("the database was compacted")
      } catch {
        // Without room on the disk it would be tried, and fill the disk, all night.
        logger.error("the database was not compacted; it is tried again tomorrow night: \(error)")
      }
    }
    let next = now < night ? night : now.date.next.start.adding(microseconds: ErasureChore.beginning)
    return .microseconds(next.microseconds - clock().microseconds + Moment.minute)
  }

  /// The number of dossiers that were erased. What is held or cannot be erased now is left for the next night.
  package func erase() async throws -> Int {
    let today = clock().date
    let periods = try store.read { try $0.retentionPeriods() }
    var count = 0
    for (procedure, period) in periods.sorted(by: { $0.key.description < $1.key.description }) {
      var size = TransactionSize(sizes)
      var isMore = true
      while isMore, !Task.isCancelled {
        let (now, limit) = (clock(), size.count)
        let (erased, files) = try await size.transaction(of: limit, in: store) { transaction in
          // The rule as it is now: somebody may have changed it meanwhile.
          let present = try transaction.retentionRules().map(\.rule)
          let rule = present.first { $0.procedure == procedure } ?? present.first { $0.procedure == nil }
          guard rule?.months == period else { return (0, [String]()) }
          var files: [String] = []
          let due = try transaction.dossiersToErase(of: procedure, before: period.cutoff(on: today), limit: limit)
          for id in due {
            files += try transaction.erase(
              id, ground: .retention, by: nil, remembered: .remembered(at: now), now: now)
          }
          return (due.count, files)
        }
        try await store.remove(files: files)
        count += erased
        isMore = erased == limit
      }
    }
    return count
  }
}
