import Logging
import OneStop
import OneStopStore

/// Records silence as agreement where the law says so, once an agency's time to answer is over.
///
/// It sleeps until the next such moment. What was missed while the program was not running is recorded at its next
/// start, and each silence only once, since a question that is over cannot lapse again.
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

  /// A question asked meanwhile has at least one working hour left, so that no bell is needed.
  private static let longestPause = Duration.seconds(1_800)
  /// Silence does not move a dossier's due moment, so that any calendar will do.
  private static let calendar = WorkCalendar(hours: .city, holidays: HolidayTable())

  /// Records every lapsed question.
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
      // Silence counts as agreement after the due moment, not at it.
      return min(.microseconds(next.microseconds - now.microseconds + 1), ConsultationChore.longestPause)
    }
  }
}
