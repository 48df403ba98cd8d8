import Logging
import OneStop
import OneStopStore
import ServiceLifecycle

/// Reminds asked agencies, each question once, one working day before it is due.
///
/// What a stopped or killed program has missed is made up for at its next start, as long as the question is open.
package final class ReminderService: Service {
  private let store: Store
  private let words: Words
  private let settings: NoticeSettings
  private let logger: Logger
  private let clock: @Sendable () -> Moment

  /// - Parameter words: Vietnamese, as between agencies.
  package init(
    store: Store, words: Words, notices: NoticeSettings, logger: Logger, clock: @escaping @Sendable () -> Moment
  ) {
    self.store = store
    self.words = words
    settings = notices
    self.logger = logger
    self.clock = clock
  }

  /// Questions are asked meanwhile, with a day to answer or less.
  private static let longestPause = Moment.hour / 4
  /// Questions of one transaction.
  private static let batch = 100

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let pause = await self.remind()
        try? await Task.sleep(for: .microseconds(pause))
      }
    }
  }

  /// Reminds of what is due to be; how many microseconds may pass before the next look.
  func remind() async -> Int64 {
    while true {
      let now = clock()
      do {
        let (count, unreached, next) = try await store.writer.transaction { transaction in
          let calendar = try transaction.calendar
          let next = calendar.nextStartOfWork(after: now)
          guard let until = calendar.remindedUntil(now: now) else { return (0, [AgencyCode](), next) }
          let catalogue = try transaction.presentCatalogue
          var unreached: [AgencyCode] = []
          let count = try transaction.remind(dueUntil: until, now: now, limit: Self.batch) { task in
            if task.recipients.isEmpty { unreached.append(task.question.asked) }
            return ReminderLetter(
              task: task, catalogue: catalogue, words: self.words, settings: self.settings, now: now
            ).messages
          }
          return (count, unreached, next)
        }
        for agency in unreached { logger.warning("\(agency) has nobody with an address who could be reminded") }
        if count == Self.batch { continue }
        let pause = next.map { $0.microseconds - now.microseconds } ?? Self.longestPause
        return min(pause, Self.longestPause)
      } catch {
        if error as? StoreError != .closed { logger.error("agencies cannot be reminded of questions: \(error)") }
        return Moment.minute
      }
    }
  }
}
