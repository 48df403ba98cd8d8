/// How long a dossier was at one step of its procedure's own process, and how long was allotted to that step.
package struct StepLoad: Hashable, Sendable {
  /// The step's place, from 0.
  package var step: Int
  /// Working time in microseconds, without pauses.
  package var held: Int64
  /// The step's share of the processing time, in the same unit.
  package var allotted: Int64
  /// The login of the person who had it there longest; nil: the unit as a whole, or nobody.
  package var officer: String?

  package init(step: Int, held: Int64, allotted: Int64, officer: String? = nil) {
    self.step = step
    self.held = held
    self.allotted = allotted
    self.officer = officer
  }

  /// The time held beyond the share; never negative.
  package var excess: Int64 { max(0, held - allotted) }
}

extension Dossier {
  /// One per step, up to the dossier's end, or up to now. The times held add up to the shares plus the lateness.
  ///
  /// None before acceptance, without steps, and where no due moment can be computed. A step past the end of the process
  /// counts as its last step.
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
      // Ties are broken by login, so that the result is always the same.
      let longest = hands[place].max { ($0.value, $1.key ?? "") < ($1.value, $0.key ?? "") }
      loads[place].officer = longest?.key
    }
    return loads
  }
}
