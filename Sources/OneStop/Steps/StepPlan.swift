/// When each step of a procedure's own process is due.
///
/// A step has its share of the working time between the start of the count and the due moment, pauses excluded. The
/// last step is due when the dossier is, so that nothing is lost to rounding.
package struct StepPlan: Hashable, Sendable {
  /// One per step, each to the minute and none earlier than the one before.
  package let due: [Moment]
  /// When the count in force began; time before that counts for no step.
  package let start: Moment

  /// An open pause is taken to end now; nil where no due moment can be computed, and without steps.
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
