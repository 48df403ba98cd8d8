/// The moment from which an open dossier counts as likely late, and why.
package struct LateRisk: Hashable, Sendable {
  /// From this moment on, less working time is left than the dossier still needs.
  package var from: Moment
  /// What it still needs, in microseconds of working time.
  package var need: Int64
  /// How many dossiers the need was measured on; 0 where they were too few and the shares of the steps are used.
  package var cases: Int

  package init(from: Moment, need: Int64, cases: Int) {
    self.from = from
    self.need = need
    self.cases = cases
  }
}

extension Dossier {
  /// The risk as it stands after the dossier's last event; nil unless its clock runs.
  ///
  /// The need is the time within which nine in ten dossiers of the procedure at the agency went from the same step to
  /// the end. Where those are too few, it is the sum of the shares of the steps after the present one: then the dossier
  /// is likely late once it has been at its step longer than the process allows.
  package func lateRisk(steps: [Procedure.Step], times: StepTimes, calendar: WorkCalendar) -> LateRisk? {
    guard case .running(let due) = clock, let acceptedAt else { return nil }
    let need: Int64
    let cases: Int
    if let usual = times.usual(from: step) {
      (need, cases) = usual
    } else {
      let whole = RunningTime(pauses: pauses, calendar: calendar, now: due).between(acceptedAt, due)
      need = Int64(Double(whole) * steps.shareBehind(step))
      cases = 0
    }
    return LateRisk(from: calendar.moment(workingTime: need, before: due), need: need, cases: cases)
  }
}

extension [Procedure.Step] {
  /// The share of the time that belongs to the steps after one; 0 after the last.
  fileprivate func shareBehind(_ place: Int) -> Double {
    Swift.min(1, dropFirst(Swift.min(Swift.max(0, place), count) + 1).reduce(0) { $0 + $1.share })
  }
}
