extension Dossier {
  /// Whether the event gave the dossier to another agency; not where only a question passed on.
  package func isMoved(by event: DossierEvent, among events: [DossierEvent]) -> Bool {
    guard case .transferred = event.kind else { return false }
    var agency = filing.agency
    for past in events {
      guard case .transferred(let from, let to) = past.kind else { continue }
      if past == event { return agency == from }
      if agency == from { agency = to }
    }
    return false
  }
}

extension DossierEvent.Kind {
  /// Other agencies that it names.
  package var agencies: [AgencyCode] {
    switch self {
    case .consultationAsked(let request): [request.agency]
    case .transferred(let from, let to): [from, to]
    default: []
    }
  }
}
