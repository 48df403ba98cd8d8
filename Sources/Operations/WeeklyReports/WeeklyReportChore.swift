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
    let snapshots = try store.snapshots()
    let (catalogue, (jobs, next)) = try snapshots.read { snapshot in
      let catalogue = try snapshot.catalogue(asOf: now.date)
      return (catalogue, try work.due(from: snapshot, catalogue: catalogue, now: now))
    }
    for job in jobs where !Task.isCancelled {
      let (report, messages) = try snapshots.read { try work.make(job, from: $0, catalogue: catalogue, now: now) }
      if try await store.writer.transaction({ try $0.keep(report, messages, of: job, now: now) }) {
        logger.info("the report of week \(job.week) of \(job.agency.code) was made; \(messages.count) messages")
      }
    }
    guard let next else { return WeeklyReportChore.longestPause }
    let pause = Duration.microseconds(next.microseconds - now.microseconds)
    return min(max(pause, .seconds(1)), WeeklyReportChore.longestPause)
  }
}
