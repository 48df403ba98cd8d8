/// Why a dossier is due when it is: every day from its acceptance to its due date, and how each one counted.
package struct Ledger: Hashable, Sendable {
  /// The beginning of a count.
  package struct Start: Hashable, Sendable {
    /// The acceptance, or the end of a supplement.
    package var at: Moment
    /// When it counts as having begun: later than `at` where a cutoff moved it.
    package var counted: Moment
    /// The index of the supplement that ended; nil for the acceptance.
    package var pause: Int?
  }

  /// Gia hạn: the new appointment of a lateness letter (Phiếu xin lỗi và hẹn lại ngày trả kết quả).
  package struct Extension: Hashable, Sendable {
    package var newDue: Moment
    package var issued: Moment

    package init(newDue: Moment, issued: Moment) {
      self.newDue = newDue
      self.issued = issued
    }
  }

  /// The result of `Deadline.compute` for the same question.
  package var deadline: Deadline
  /// The first is the acceptance; others are supplements that restarted the count.
  package var starts: [Start]
  /// One for each day, without gaps, up to the due date; with an open pause, up to the due date if supplied now, or up
  /// to today where that is not known; with a lateness letter, up to the new appointment.
  package var entries: [LedgerEntry]
  /// The indices of the pauses that changed nothing, because they ended by the acceptance or began after the dossier
  /// was due.
  package var ignoredPauses: [Int]
  package var `extension`: Extension?

  /// The first due moment, which decides lateness; nil while a pause is open.
  package var due: Moment? { deadline.due }
  /// The new appointment if there is one, otherwise the first.
  package var currentDue: Moment? { `extension`?.newDue ?? due }
  /// Whether the lateness letter was issued when the dossier was late already.
  package var isExtensionLate: Bool { `extension`.map { letter in due.map { letter.issued > $0 } ?? false } ?? false }

  /// Throws as `Deadline.compute` does, and if the extension is not later than the first due moment.
  package static func compute(
    accepted: Moment, rules: DeadlineRules, pauses: [Pause] = [], calendar: WorkCalendar, now: Moment? = nil,
    extension: Extension? = nil
  ) throws(DeadlineError) -> Ledger {
    var recorder = LedgerRecorder(pauses: pauses)
    var run = try DeadlineRun(accepted: accepted, rules: rules, calendar: calendar)
    try run.run(pauses, now: now, observer: &recorder)
    let deadline = Deadline(run)
    if let letter = `extension`, let due = deadline.due, letter.newDue <= due { throw .extensionNotLater }
    var writer = LedgerWriter(deadline: deadline, recorder: recorder, rules: rules, calendar: calendar, now: now)
    return Ledger(
      deadline: deadline, starts: recorder.starts, entries: writer.entries(extendedTo: `extension`?.newDue.date),
      ignoredPauses: pauses.indices.filter { place in !recorder.stops.contains { $0.index == place } },
      extension: `extension`)
  }
}
