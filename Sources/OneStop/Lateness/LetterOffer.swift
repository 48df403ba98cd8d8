/// Why and how a lateness letter (Phiếu xin lỗi và hẹn lại ngày trả kết quả) is offered for a dossier that will be late
/// (Decree 61/2018/NĐ-CP art. 19): once, and at the latest one working day before the due date.
package struct LetterOffer: Hashable, Sendable {
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Due today or on the next working day.
    case dueSoon = "due_soon"
    case overdue
  }

  package let reason: Reason
  /// The last day on which a letter is in time: the working day before the due date.
  package let lastDay: LocalDate
  /// nil past the calendar's end.
  package let newDue: Moment?

  /// nil where no letter may be written, or where it is too early for one: a dossier that is due in many days may still
  /// be done in time.
  ///
  /// - Parameter loads: the time at its steps so far (`Dossier.stepLoads`).
  package init?(_ dossier: Dossier, loads: [StepLoad], calendar: WorkCalendar, now: Moment) {
    guard dossier.allows(.extend), let due = dossier.due else { return nil }
    if now > due {
      reason = .overdue
    } else if calendar.isDueSoon(due, now: now) {
      reason = .dueSoon
    } else {
      return nil
    }
    lastDay = calendar.workingDay(before: due.date)
    newDue = LetterOffer.newDue(of: dossier, loads: loads, calendar: calendar, now: now)
  }

  /// Whether a letter written now keeps the law's term.
  package func isInTime(now: Moment) -> Bool { now.date <= lastDay }

  /// The suggested new appointment: the end of work of the day on which the remaining steps would be done, each within
  /// its share; later than the due date and than today.
  ///
  /// A step that has used up its share gets it once more, since nothing tells how much longer it needs.
  package static func newDue(
    of dossier: Dossier, loads: [StepLoad], calendar: WorkCalendar, now: Moment
  ) -> Moment? {
    guard let due = dossier.due else { return nil }
    let here = min(max(0, dossier.step), max(0, loads.count - 1))
    let remaining = loads.reduce(Int64(0)) { sum, load in
      if load.step < here { return sum }
      if load.step > here { return sum + load.allotted }
      return sum + (load.held < load.allotted ? load.allotted - load.held : load.allotted)
    }
    let done = RunningTime(pauses: [], calendar: calendar, now: now).moment(after: remaining, from: now)
    if let end = done.flatMap({ calendar.endOfWork(on: $0.date) }), end > due, end > now { return end }
    return calendar.nextWorkingDay(after: max(due.date, now.date)).flatMap(calendar.endOfWork)
  }
}

extension WorkCalendar {
  /// The last working day before the date; simply the day before if there is none within a month.
  package func workingDay(before date: LocalDate) -> LocalDate {
    (1...31).lazy.map { date.adding(days: -$0) }.first(where: isWorkingDay) ?? date.adding(days: -1)
  }
}
