/// Why a dossier is due when it is: every day from its acceptance to its due date, and what each was.
package struct Ledger: Hashable, Sendable {
  /// The beginning of a count.
  package struct Start: Hashable, Sendable {
    /// The acceptance, or the end of a supplement.
    package var at: Moment
    /// What it counts as: later than `at` where a cutoff moved it.
    package var counted: Moment
    /// The place of the supplement that ended; nil for the acceptance.
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

  /// What `Deadline.compute` answers to the same question.
  package var deadline: Deadline
  /// The first is the acceptance; others are supplements that began the count anew.
  package var starts: [Start]
  /// By day, without gaps: to the due date or, with an open pause, to what it would be if supplied now (until today where
  /// that is not known), or to the extended due date.
  package var entries: [LedgerEntry]
  /// The places of the pauses that changed nothing, because they ended by the acceptance or began once it was due.
  package var ignoredPauses: [Int]
  package var `extension`: Extension?

  /// The first due moment, which decides lateness; nil while a pause is open.
  package var due: Moment? { deadline.due }
  /// The new appointment if there is one, or else the first.
  package var currentDue: Moment? { `extension`?.newDue ?? due }
  /// Whether the lateness letter was issued when it was late already.
  package var isExtensionLate: Bool { `extension`.map { letter in due.map { letter.issued > $0 } ?? false } ?? false }

  /// Fails as `Deadline.compute` does, and where the extension is not later than the first due moment.
  package static func compute(
    accepted: Moment, rules: DeadlineRules, pauses: [Pause] = [], calendar: WorkCalendar, now: Moment? = nil,
    extension: Extension? = nil
  ) throws(DeadlineError) -> Ledger {
    var diary = LedgerDiary(pauses: pauses)
    var run = try DeadlineRun(accepted: accepted, rules: rules, calendar: calendar)
    try run.run(pauses, now: now, witness: &diary)
    let deadline = Deadline(run)
    if let letter = `extension`, let due = deadline.due, letter.newDue <= due { throw .extensionNotLater }
    var writer = LedgerWriter(deadline: deadline, diary: diary, rules: rules, calendar: calendar, now: now)
    return Ledger(
      deadline: deadline, starts: diary.starts, entries: writer.entries(extendedTo: `extension`?.newDue.date),
      ignoredPauses: pauses.indices.filter { place in !diary.stops.contains { $0.index == place } },
      extension: `extension`)
  }
}
