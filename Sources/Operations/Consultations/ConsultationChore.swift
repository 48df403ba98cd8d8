import Logging
import OneStop
import OneStopStore

/// Takes the silence of agencies as agreement where the law says so, from the moment that their time is over.
///
/// It sleeps until the next such moment. What a stopped or killed program has missed is noted at its next start; each
/// silence once, since a question that is over lapses no more.
package struct ConsultationChore: Chore {
  package let failure = "silence cannot be noted"
  private let store: Store
  private let logger: Logger
  private let clock: @Sendable () -> Moment

  package init(store: Store, logger: Logger, clock: @escaping @Sendable () -> Moment) {
    self.store = store
    self.logger = logger
    self.clock = clock
  }

  /// A question that is asked meanwhile has a working hour at least, so that nobody has to ring.
  private static let longestPause = Duration.seconds(1_800)
  /// Silence moves no due moment of a dossier: any calendar tells the same.
  private static let calendar = WorkCalendar(hours: .city, holidays: HolidayTable())

  /// Notes every silence that is over.
  package func run() async throws -> Duration {
    while true {
      let now = clock()
      let (count, next) = try await store.writer.transaction { transaction in
        (
          try transaction.lapseConsultations(calendar: ConsultationChore.calendar, now: now),
          try transaction.nextSilence()
        )
      }
      if count > 0 { logger.notice("\(count) agencies let their time pass: their silence counts as agreement") }
      guard let next else { return ConsultationChore.longestPause }
      if next < now, !Task.isCancelled { continue }
      // Silence is agreement after the due moment, not at it.
      return min(.microseconds(next.microseconds - now.microseconds + 1), ConsultationChore.longestPause)
    }
  }
}
