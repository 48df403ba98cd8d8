import Logging
import OneStop
import OneStopStore

/// At the start and every night, erases the personal data of dossiers whose time is over, a few in each transaction; in
/// the night it then takes what was erased out of the database's file.
///
/// At the start too, so that what a restored backup brings back goes again. Each time what was due the night before, by
/// the rules of that night, since a clock may have been set ahead or a rule mistyped (`Transaction.nextErasureNight`).
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

  /// The day on whose early morning what a rule makes due is erased first, if it is set at the moment: the night that
  /// follows sees it, and the one after erases.
  package static func firstErasure(ofRuleSetAt moment: Moment) -> LocalDate {
    let night = moment.date.start.adding(microseconds: beginning)
    return moment.date.adding(days: moment < night ? 1 : 2)
  }

  package func run() async throws -> Duration {
    let seen = clock()
    if let night = try await store.writer.transaction({ try $0.nextErasureNight(now: seen) }) {
      do throws(Unfinished) {
        note(try await erase(on: night.date, setBy: night))
      } catch {
        note(error.count)
        throw error.cause
      }
    }
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

  private func note(_ count: Int) {
    if count > 0 { logger.notice("personal data of \(count) dossiers were erased") }
  }

  /// It broke off: so many dossiers were erased before.
  package struct Unfinished: Error {
    package let count: Int
    package let cause: any Error
  }

  /// Erases what is due on the day. What is held, or cannot be erased now, is left for the next night, and what cannot be
  /// read for somebody who looks after it.
  ///
  /// - Parameter night: rules that were set later do not count; nil: all do.
  /// - Returns: the number of dossiers that were erased.
  package func erase(on day: LocalDate, setBy night: Moment? = nil) async throws(Unfinished) -> Int {
    var count = 0
    do {
      try await erase(on: day, setBy: night, &count)
    } catch {
      throw Unfinished(count: count, cause: error)
    }
    return count
  }

  private func erase(on day: LocalDate, setBy night: Moment?, _ count: inout Int) async throws {
    let periods = try store.read { try $0.retentionPeriods(setBy: night) }
    var passed: Set<Int64> = []
    for (procedure, period) in periods.sorted(by: { $0.key.description < $1.key.description }) {
      var size = TransactionSize(sizes)
      var isMore = true
      while isMore, !Task.isCancelled {
        let limit = size.count
        let work = Work(procedure: procedure, period: period, day: day, limit: limit, passed: passed, now: clock())
        do {
          let (erased, files) = try await size.transaction(of: limit, in: store) { try work.run(in: $0) }
          count += erased
          try await store.remove(files)
          isMore = erased == limit
        } catch let error as Unerasable {
          logger.error("the personal data of dossier number \(error.id) cannot be erased: \(error.reason)")
          passed.insert(error.id)
          if passed.count > ErasureChore.mostPassed { throw error.reason }
        }
      }
    }
  }

  /// With more, something else is wrong than a few dossiers.
  private static let mostPassed = 100

  /// The dossier that a transaction failed at; it has changed nothing.
  private struct Unerasable: Error {
    let id: Int64
    let reason: any Error
  }

  private struct Work: Operation {
    let procedure: ProcedureCode
    let period: RetentionPeriod
    let day: LocalDate
    let limit: Int
    /// Those that cannot be erased.
    let passed: Set<Int64>
    let now: Moment

    func run(in transaction: Transaction) throws -> (count: Int, files: ErasedFiles) {
      // The rule as it is now: somebody may have changed it meanwhile.
      let present = try transaction.retentionRules().rule(of: procedure)
      var files = ErasedFiles()
      guard present?.rule.months == period else { return (0, files) }
      let due = try transaction.dossiersToErase(
        of: procedure, before: period.cutoff(on: day), limit: limit + passed.count
      ).filter { !passed.contains($0) }.prefix(limit)
      for id in due {
        do {
          files.add(try transaction.erase(id, ground: .retention, by: nil, now: now))
        } catch let reason as ErasureRefusal {
          throw Unerasable(id: id, reason: reason)
        } catch StoreError.corrupt(let reason) {
          throw Unerasable(id: id, reason: StoreError.corrupt(reason))
        }
      }
      return (due.count, files)
    }
  }
}
