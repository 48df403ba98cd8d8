/// When each step of a procedure's own process is due.
///
/// A step has its share of the working time between the start of the count and the due moment; what the pauses stop is
/// nobody's. The last step is due when the dossier is, so that no rounding is left over.
package struct StepPlan: Hashable, Sendable {
  /// One a step, in order, none before the one before it; each to the minute.
  package let due: [Moment]
  /// When the count in force began; what was held before is nobody's.
  package let start: Moment

  /// Where a pause is open, as if it ended now; nil where no due moment can be told, and without steps.
  package init?(
    _ steps: [Procedure.Step], accepted: Moment, rules: DeadlineRules, pauses: [Pause], calendar: WorkCalendar,
    now: Moment
  ) {
    guard !steps.isEmpty,
      let deadline = try? Deadline.compute(
        accepted: accepted, rules: rules, pauses: pauses, calendar: calendar, now: now),
      let end = deadline.due ?? deadline.ifSupplied
    else { return nil }
    let running = RunningTime(pauses: pauses, calendar: calendar, now: now)
    let whole = running.between(deadline.start, end)
    start = deadline.start
    var share = 0.0
    var last = deadline.start
    due = steps.indices.map { index in
      share += steps[index].share
      if index == steps.count - 1 { return end }
      let wanted = Int64(Double(whole) * min(share, 1) / Double(Moment.minute)) * Moment.minute
      last = min(max(running.moment(after: wanted, from: deadline.start) ?? end, last), end)
      return last
    }
  }
}
