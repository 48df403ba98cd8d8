/// A due moment as a dossier keeps it.
package struct DueDate: Hashable, Sendable {
  /// nil in an open pause that stops the clock, and past the calendar's end.
  package var due: Moment?
  package var isProvisional: Bool

  package init(due: Moment?, isProvisional: Bool) {
    self.due = due
    self.isProvisional = isProvisional
  }
}

extension WorkCalendar {
  /// Past the calendar's end, where no due moment can be computed, the dossier stays without one.
  package func due(accepted: Moment, rules: DeadlineRules, pauses: [Pause]) -> DueDate {
    guard let deadline = try? Deadline.compute(accepted: accepted, rules: rules, pauses: pauses, calendar: self) else {
      return DueDate(due: nil, isProvisional: false)
    }
    return DueDate(due: deadline.due, isProvisional: deadline.isProvisional)
  }

  /// Sắp đến hạn: due today or on the next working day, and not overdue.
  package func isDueSoon(_ due: Moment, now: Moment) -> Bool {
    guard now <= due, let next = nextWorkingDay(after: now.date) else { return false }
    return due.date <= next
  }
}
