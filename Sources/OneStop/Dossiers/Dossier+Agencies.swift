extension Dossier {
  /// Whether the event gave the dossier to another agency; not where only a question passed on.
  package func isMoved(by event: DossierEvent, among events: [DossierEvent]) -> Bool {
    guard case .transferred(let from, _) = event.kind, let place = events.firstIndex(of: event) else { return false }
    return events[..<place].holder(from: filing.agency) == from
  }

  /// Those that have something to do in it: the agency that has it, until it is closed, and those that were asked and
  /// have not answered.
  package var busyAgencies: [AgencyCode] { (isClosed ? [] : [agency]) + openConsultations.map(\.agency) }
}

extension Collection<DossierEvent> {
  /// The agency that has a dossier after these events, which was filed at another or the same.
  package func holder(from filed: AgencyCode) -> AgencyCode {
    reduce(filed) { agency, event in
      guard case .transferred(let from, let to) = event.kind, from == agency else { return agency }
      return to
    }
  }
}

extension [DossierEvent] {
  /// Whose figures the event at the place changed: the agency that had the dossier at the moment that it concerns, which
  /// for the undoing of an end is that end.
  package func agency(concernedBy place: Int, from filed: AgencyCode) -> AgencyCode {
    var before = Array(self[..<place])
    if self[place].kind.undoneEnd != nil {
      before = before.withoutUndoneEnds
      if let end = before.lastIndex(where: \.kind.name.canBeUndone) { before.removeSubrange(end...) }
    }
    return before.holder(from: filed)
  }
}
