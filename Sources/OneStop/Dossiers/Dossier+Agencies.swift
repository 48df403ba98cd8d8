extension Dossier {
  /// Whether the event gave the dossier itself to another agency, and not only a question.
  package func isMoved(by event: DossierEvent, among events: [DossierEvent]) -> Bool {
    guard case .transferred(let from, _) = event.kind, let place = events.firstIndex(of: event) else { return false }
    return events[..<place].holder(from: filing.agency) == from
  }

  /// The agencies that still have something to do: the one that has the dossier, until it is closed, and those that
  /// have not answered a question.
  package var busyAgencies: [AgencyCode] { (isClosed ? [] : [agency]) + openConsultations.map(\.agency) }
}

extension Collection<DossierEvent> {
  /// The agency that has the dossier after these events.
  package func holder(from filed: AgencyCode) -> AgencyCode {
    reduce(filed) { agency, event in
      guard case .transferred(let from, let to) = event.kind, from == agency else { return agency }
      return to
    }
  }
}

extension [DossierEvent] {
  /// The agency whose figures the event at the place changed: the one that had the dossier at the moment that the event
  /// concerns, which for the undoing of an end is the moment of that end.
  package func agency(concernedBy place: Int, from filed: AgencyCode) -> AgencyCode {
    var before = Array(self[..<place])
    if self[place].kind.undoneEnd != nil {
      before = before.withoutUndoneEnds
      if let end = before.lastIndex(where: \.kind.name.canBeUndone) { before.removeSubrange(end...) }
    }
    return before.holder(from: filed)
  }
}
