import Logging
import OneStop
import OneStopStore
import System

/// Makes each agency's weekly report at its scheduled time, and at the start those that were missed.
package struct WeeklyReportChore: Chore {
  package let failure = "weekly reports cannot be made"
  package let bell: Bell? = Bell()
  private let store: Store
  private let work: WeeklyRun
  private let logger: Logger
  private let clock: @Sendable () -> Moment

  package init(store: Store, run: WeeklyRun, logger: Logger, clock: @escaping @Sendable () -> Moment) {
    self.store = store
    work = run
    self.logger = logger
    self.clock = clock
  }

  /// Accounts and schedules may change meanwhile, and so may the computer's clock.
  private static let longestPause = Duration.seconds(300)

  /// Makes each agency's report in a transaction of its own.
  package func run() async throws -> Duration {
    let now = clock()
    let reader = try store.makeReader()
    let catalogue = try reader.catalogue(asOf: now.date)
    let (jobs, next) = try work.due(from: reader, catalogue: catalogue, now: now)
    reader.endBatch()
    for job in jobs where !Task.isCancelled {
      let (report, messages) = try work.make(job, from: reader, catalogue: catalogue, now: now)
      reader.endBatch()
      if try await store.writer.transaction({ try $0.keep(report, messages, of: job, now: now) }) {
        logger.info("the report of week \(job.week) of \(job.agency.code) was made; \(messages.count) messages")
      }
    }
    guard let next else { return WeeklyReportChore.longestPause }
    let pause = Duration.microseconds(next.microseconds - now.microseconds)
    return min(max(pause, .seconds(1)), WeeklyReportChore.longestPause)
  }
}
