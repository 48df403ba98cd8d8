import Logging
import OneStop
import OneStopStore
import Words

/// Reminds asked agencies, each question once, one working day before it is due.
///
/// Reminders missed while the program was not running are sent at its next start, as long as the question is open.
package struct ReminderChore: Chore {
  package let failure = "agencies cannot be reminded of questions"
  private let store: Store
  private let words: Words
  private let settings: NoticeSettings
  private let logger: Logger
  private let clock: @Sendable () -> Moment

  /// - Parameter words: Vietnamese: agencies write to one another in it.
  package init(
    store: Store, words: Words, notices: NoticeSettings, logger: Logger, clock: @escaping @Sendable () -> Moment
  ) {
    self.store = store
    self.words = words
    settings = notices
    self.logger = logger
    self.clock = clock
  }

  /// A question asked meanwhile may have a day to answer, or less.
  private static let longestPause = Duration.seconds(900)
  /// Questions of one transaction.
  private static let batch = 100

  /// Sends the reminders that are due.
  package func run() async throws -> Duration {
    while true {
      let now = clock()
      let (count, unreached, next) = try await store.writer.transaction { [words, settings] transaction in
        let calendar = try transaction.calendar
        let next = calendar.nextStartOfWork(after: now)
        guard let until = calendar.remindedUntil(now: now) else { return (0, [AgencyCode](), next) }
        let catalogue = try transaction.presentCatalogue
        var unreached: [AgencyCode] = []
        let count = try transaction.remind(dueUntil: until, now: now, limit: Self.batch) { task in
          if task.recipients.isEmpty { unreached.append(task.question.asked) }
          return ReminderLetter(task: task, catalogue: catalogue, words: words, settings: settings, now: now).messages
        }
        return (count, unreached, next)
      }
      for agency in unreached { logger.warning("\(agency) has nobody with an address who could be reminded") }
      if count == Self.batch, !Task.isCancelled { continue }
      let pause = next.map { Duration.microseconds($0.microseconds - now.microseconds) } ?? Self.longestPause
      return min(pause, Self.longestPause)
    }
  }
}
