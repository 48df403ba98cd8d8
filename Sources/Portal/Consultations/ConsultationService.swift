import Logging
import OneStop
import OneStopStore
import ServiceLifecycle

/// Takes the silence of agencies as agreement where the law says so, from the moment that their time is over.
///
/// It sleeps until the next such moment. What a stopped or killed program has missed is noted at its next start; each
/// silence once, since a question that is over lapses no more.
package final class ConsultationService: Service {
  private let store: Store
  private let logger: Logger
  private let clock: @Sendable () -> Moment

  package init(store: Store, logger: Logger, clock: @escaping @Sendable () -> Moment) {
    self.store = store
    self.logger = logger
    self.clock = clock
  }

  /// A question that is asked meanwhile has a working hour at least, so that nobody has to ring.
  private static let longestPause = Moment.hour / 2
  /// Silence moves no due moment of a dossier: any calendar tells the same.
  private static let calendar = WorkCalendar(hours: .city, holidays: HolidayTable())

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let pause = await self.lapse()
        try? await Task.sleep(for: .microseconds(pause))
      }
    }
  }

  /// Notes every silence that is over; how many microseconds may pass before the next look.
  func lapse() async -> Int64 {
    while true {
      let now = clock()
      do {
        let (count, next) = try await store.writer.transaction { transaction in
          (
            try transaction.lapseConsultations(calendar: ConsultationService.calendar, now: now),
            try transaction.nextSilence()
          )
        }
        if count > 0 { logger.notice("\(count) agencies let their time pass: their silence counts as agreement") }
        guard let next else { return ConsultationService.longestPause }
        if next < now { continue }
        // Silence is agreement after the due moment, not at it.
        return min(next.microseconds - now.microseconds + 1, ConsultationService.longestPause)
      } catch {
        if error as? StoreError != .closed { logger.error("silence cannot be noted: \(error)") }
        return Moment.minute
      }
    }
  }
}
