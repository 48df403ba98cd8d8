extension Dossier {
  /// The event that erases the personal data of the filing and of all events, or the reason why not. Changes nothing.
  ///
  /// Only of a dossier that has ended, and whose result does not wait at the counter: until then the data are needed.
  package func erasure(by actor: Actor, now: Moment) throws(ErasureRefusal) -> DossierEvent {
    if let erasedAt { throw .erasedAlready(erasedAt) }
    guard ended != nil else { throw .open }
    if status == .finished { throw .waitsAtCounter }
    let at = max(now, lastEventAt)
    return DossierEvent(
      at: at, recordedAt: at, actor: actor, kind: .erased, due: due, isDueProvisional: isDueProvisional)
  }

  /// Takes in an erasure: what is left is what figures and the public timeline need.
  mutating func erase(_ event: DossierEvent) {
    guard case .erased = event.kind else { return }
    erasedAt = event.at
    filing.erase()
    // Undoing an end needs the people who are concerned.
    beforeEnd = nil
    for place in consultations.indices {
      consultations[place].question = ""
      consultations[place].end?.text = ""
      consultations[place].end?.files = []
    }
  }
}

extension Filing {
  /// Leaves what figures need: procedure, agency, channel, the applicant's kind and the way of the result. No key opens
  /// it any more.
  mutating func erase() {
    applicant = Applicant(
      stored: applicant.kind, name: "", identity: nil, phone: nil, email: nil, address: "", birthDate: nil, ward: "",
      representative: nil)
    (summary, papers, notices) = ("", [], nil)
    key = LookupKey(stored: "")
  }
}
