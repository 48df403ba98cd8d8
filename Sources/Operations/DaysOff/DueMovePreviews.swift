import Dispatch
import OneStop
import OneStopStore
import Synchronization

/// Computes which due dates a change of days off would move, one preview at a time on its own thread: a preview reads
/// every open dossier concerned, and holds nobody else up.
package final class DueMovePreviews: Sendable {
  /// What a preview is asked for.
  package struct Question: Hashable, Sendable {
    /// The revision of the catalogue that is to be changed.
    package var revision: Int64
    package var holidays: HolidayTable
    package var days: ClosedRange<LocalDate>

    package init(revision: Int64, holidays: HolidayTable, days: ClosedRange<LocalDate>) {
      self.revision = revision
      self.holidays = holidays
      self.days = days
    }
  }

  private struct Answer {
    package var question: Question
    package var at: Moment
    package var moves: DueMoves
  }

  /// How long an answer is kept, in microseconds: long enough to page through it.
  private static let lifetime = 10 * Moment.minute

  private let last = Mutex<Answer?>(nil)
  private let thread = DispatchQueue(label: "motcua.previews")

  package init() {}

  package func moves(_ question: Question, in store: Store, now: Moment) async throws -> DueMoves {
    try await withCheckedThrowingContinuation { caller in
      thread.async { caller.resume(with: Result { try self.answer(question, store, now) }) }
    }
  }

  private func answer(_ question: Question, _ store: Store, _ now: Moment) throws -> DueMoves {
    let kept = last.withLock { $0 }
    if let kept, kept.question == question, kept.at <= now, now.microseconds - kept.at.microseconds < Self.lifetime {
      return kept.moves
    }
    let calendar = WorkCalendar(hours: .city, holidays: question.holidays)
    let moves = try store.read { try $0.dueMoves(changing: question.days, to: calendar, now: now) }
    last.withLock { $0 = Answer(question: question, at: now, moves: moves) }
    return moves
  }
}
