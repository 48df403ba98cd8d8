import OneStop
import OneStopStore

/// The steps at which late dossiers most exceeded their share of the time.
package struct LateSteps {
  private let catalogue: Catalogue
  private let calendar: WorkCalendar

  private struct Place: Hashable {
    package var procedure: ProcedureCode
    package var step: Int
  }

  package init(catalogue: Catalogue) {
    self.catalogue = catalogue
    calendar = catalogue.cityCalendar
  }

  /// The most frequent first. It reads the events of each dossier, so that its cost grows with the list.
  package func counts(_ dossiers: [LateDossier], from snapshot: some Snapshot) throws -> [WeeklyReport.Step] {
    var counts: [Place: WeeklyReport.Step] = [:]
    for dossier in dossiers {
      guard let procedure = catalogue.procedure(dossier.procedure), !procedure.steps.isEmpty,
        let stored = try snapshot.dossier(id: dossier.id), let load = longest(stored, procedure)
      else { continue }
      let place = Place(procedure: procedure.code, step: load.step)
      let step = procedure.steps[load.step]
      let fresh = WeeklyReport.Step(
        procedure: procedure.code.description, step: load.step, name: step.name, unit: step.unit)
      counts[place, default: fresh].count += 1
      counts[place, default: fresh].excess += load.excess
    }
    return counts.values.sorted { left, right in
      if left.count != right.count { return left.count > right.count }
      if left.excess != right.excess { return left.excess > right.excess }
      return (left.procedure, left.step) < (right.procedure, right.step)
    }
  }

  private func longest(_ stored: StoredDossier, _ procedure: Procedure) -> StepLoad? {
    let end = stored.dossier.ended?.at ?? stored.dossier.lastEventAt
    let loads = stored.dossier.stepLoads(by: stored.events, steps: procedure.steps, calendar: calendar, now: end)
    guard case .step(let load) = CauseProposal(loads)?.holder else { return nil }
    return load
  }
}

extension WeeklyReport.Cause {
  /// How many late dossiers each cause has, the most frequent first, including those without a cause.
  package static func rows(_ counts: [LatenessCause?: Int]) -> [WeeklyReport.Cause] {
    let order = LatenessCause.allCases.map(Optional.some) + [nil]
    return order.compactMap { cause in
      counts[cause].flatMap { $0 > 0 ? WeeklyReport.Cause(cause: cause, count: $0) : nil }
    }
    .sorted { $0.count > $1.count }
  }
}
