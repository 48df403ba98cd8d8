import Logging
import OneStop
import OneStopStore
import ServiceLifecycle
import Synchronization

/// Makes each agency's weekly report at its moment, and at the start what was missed, until it is asked to stop.
package final class WeeklyReportService: Service {
  private let store: Store
  private let work: WeeklyRun
  private let logger: Logger
  private let clock: @Sendable () -> Moment
  private let isStopping = Atomic(false)
  private let rings: AsyncStream<Void>
  private let ringing: AsyncStream<Void>.Continuation

  package init(store: Store, run: WeeklyRun, logger: Logger, clock: @escaping @Sendable () -> Moment) {
    self.store = store
    work = run
    self.logger = logger
    self.clock = clock
    (rings, ringing) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Accounts and schedules are changed by others meanwhile, and a computer's clock by its owner.
  private static let longestPause = 5 * Moment.minute

  package func run() async throws {
    ringing.yield()
    await withGracefulShutdownHandler {
      var timer: Task<Void, Never>?
      for await _ in rings {
        let pause = await makeDue()
        timer?.cancel()
        timer = Task { [ringing] in
          try? await Task.sleep(for: .microseconds(pause))
          if !Task.isCancelled { ringing.yield() }
        }
      }
      timer?.cancel()
    } onGracefulShutdown: {
      self.isStopping.store(true, ordering: .relaxed)
      self.ringing.finish()
    }
  }

  /// Looks at once whether something is due.
  func ring() { ringing.yield() }

  /// Each agency's report in a transaction of its own; how many microseconds may pass before the next look.
  private func makeDue() async -> Int64 {
    let now = clock()
    do {
      let reader = try store.makeReader()
      let catalogue = try reader.catalogue(asOf: now.date)
      let (jobs, next) = try work.due(from: reader, catalogue: catalogue, now: now)
      reader.endBatch()
      for job in jobs {
        if isStopping.load(ordering: .relaxed) || Task.isCancelled { break }
        let (report, messages) = try work.make(job, from: reader, catalogue: catalogue, now: now)
        reader.endBatch()
        if try await store.writer.transaction({ try $0.keep(report, messages, of: job, now: now) }) {
          logger.info("the report of week \(job.week) of \(job.agency.code) was made; \(messages.count) messages")
        }
      }
      guard let next else { return WeeklyReportService.longestPause }
      return min(max(next.microseconds - now.microseconds, Moment.second), WeeklyReportService.longestPause)
    } catch {
      if error as? StoreError != .closed { logger.error("weekly reports cannot be made: \(error)") }
      return Moment.minute
    }
  }
}
