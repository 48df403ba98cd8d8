/// The agencies whose dossiers an account sees, and those whose dossiers it handles.
extension Account {
  /// Its own agency, and those that have merged into it, whose papers it keeps.
  package func ownAgencies(in catalogue: Catalogue, on date: LocalDate) -> [AgencyCode] {
    [agency] + catalogue.predecessors(of: agency, on: date).map(\.code)
  }

  /// Which confidential dossiers the account sees: a leader's own agency's, not those of the agencies below.
  package func confidentialSight(in catalogue: Catalogue, on date: LocalDate) -> ConfidentialSight {
    confidentialSight(ownAgencies: ownAgencies(in: catalogue, on: date))
  }

  /// For leaders, the agencies below and those that have merged into these; none for others.
  package func agenciesBelow(in catalogue: Catalogue, on date: LocalDate) -> [AgencyCode] {
    guard role == .leader else { return [] }
    var known = Set(ownAgencies(in: catalogue, on: date))
    let below = catalogue.subtree(of: agency).map(\.code).filter { known.insert($0).inserted }
    let before = catalogue.dissolved.map(\.code).filter { code in
      known.contains(catalogue.present(code, on: date)) && known.insert(code).inserted
    }
    return below + before
  }

  /// The agencies whose dossiers the account sees: its own, and for leaders those below too.
  package func visibleAgencies(in catalogue: Catalogue, on date: LocalDate) -> [AgencyCode] {
    guard role.has(.handleDossiers) else { return [] }
    return ownAgencies(in: catalogue, on: date) + agenciesBelow(in: catalogue, on: date)
  }

  package func sees(_ code: AgencyCode, in catalogue: Catalogue, on date: LocalDate) -> Bool {
    handlesDossiers(of: code, in: catalogue, on: date)
      || (role == .leader && catalogue.isAgency(code, under: agency, on: date))
  }

  /// Superior agencies may look; only the agency itself, or its successor, may act.
  package func handlesDossiers(of code: AgencyCode, in catalogue: Catalogue, on date: LocalDate) -> Bool {
    role.has(.handleDossiers) && (code == agency || catalogue.present(code, on: date) == agency)
  }

  /// Files sent with an answer are for the two agencies, and for those that keep their papers.
  package func mayOpenFiles(
    of asked: Consultation, about dossier: Dossier, in catalogue: Catalogue, on date: LocalDate
  ) -> Bool {
    [dossier.agency, asked.agency].contains { handlesDossiers(of: $0, in: catalogue, on: date) }
  }

  /// Whether its counter took the dossier in for another agency: it sees how the dossier stands, takes in what is
  /// missing, and hands over what comes of it.
  package func isReceiver(of dossier: Dossier, in catalogue: Catalogue, on date: LocalDate) -> Bool {
    guard let receiver = dossier.filing.receiver else { return false }
    return handlesDossiers(of: receiver, in: catalogue, on: date)
  }
}
