/// How long a dossier was at one step of its procedure's own process, and how long it might have been there.
package struct StepLoad: Hashable, Sendable {
  /// The step's place, from 0.
  package var step: Int
  /// Working time in microseconds; what pauses stop does not count.
  package var held: Int64
  /// The step's share of the processing time, in the same.
  package var allotted: Int64
  /// The login of who had it there longest; nil: the unit as a whole, or nobody.
  package var officer: String?

  package init(step: Int, held: Int64, allotted: Int64, officer: String? = nil) {
    self.step = step
    self.held = held
    self.allotted = allotted
    self.officer = officer
  }

  /// What was held beyond the share; never negative.
  package var excess: Int64 { max(0, held - allotted) }
}

extension Dossier {
  /// One a step, up to the dossier's end, or to now. The sum of what was held is the sum of the shares and the lateness.
  ///
  /// None before acceptance, without steps, and where no due moment can be told. A place past the end of the process is
  /// its last step.
  package func stepLoads(
    by events: [DossierEvent], steps: [Procedure.Step], calendar: WorkCalendar, now: Moment
  ) -> [StepLoad] {
    guard let acceptedAt,
      let plan = StepPlan(
        steps, accepted: acceptedAt, rules: rules, pauses: pauses, calendar: calendar, now: now)
    else { return [] }
    let running = RunningTime(pauses: pauses, calendar: calendar, now: now)
    let starts = [plan.start] + plan.due
    var loads = steps.indices.map { StepLoad(step: $0, held: 0, allotted: running.between(starts[$0], starts[$0 + 1])) }
    var hands: [[String?: Int64]] = steps.map { _ in [:] }
    for stay in stays(by: events) {
      let place = min(max(0, stay.step), steps.count - 1)
      let time = running.between(max(stay.from, plan.start), stay.to ?? now)
      loads[place].held += time
      hands[place][stay.officer, default: 0] += time
    }
    for place in loads.indices {
      // Of two who had it equally long, always the same one.
      let longest = hands[place].max { ($0.value, $1.key ?? "") < ($1.value, $0.key ?? "") }
      loads[place].officer = longest?.key
    }
    return loads
  }
}
