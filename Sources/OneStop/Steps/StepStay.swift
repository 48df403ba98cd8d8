/// How long a dossier was at one step with one person: the basis of the control slip and of the causes of lateness.
package struct StepStay: Hashable, Sendable {
  package var step: Int
  /// The login; nil: the unit as a whole.
  package var officer: String?
  package var from: Moment
  /// nil while it is there.
  package var to: Moment?
  /// Who brought it there.
  package var sender: Actor
}

extension Dossier {
  /// Where it was from its acceptance to its end, in order and without gaps, derived from its events.
  package func stays(by events: [DossierEvent]) -> [StepStay] {
    let events = events.withoutUndoneEnds
    guard let first = events.first, var past = Dossier(code: code, filing: filing, rules: rules, first: first)
    else { return [] }
    var stays: [StepStay] = []
    for (index, event) in events.enumerated() {
      if index > 0 { past.evolve(event) }
      guard past.acceptedAt != nil else { continue }
      if let last = stays.last {
        if past.ended == nil, last.step == past.step, last.officer == past.officer { continue }
        stays[stays.count - 1].to = event.at
      }
      if past.ended != nil { break }
      stays.append(StepStay(step: past.step, officer: past.officer, from: event.at, to: nil, sender: event.actor))
    }
    return stays
  }
}
