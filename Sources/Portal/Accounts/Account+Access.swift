import OneStop

extension Account {
  /// Its own agency, and those that went up in it, whose papers it keeps.
  func ownAgencies(in catalogue: Catalogue, on date: LocalDate) -> [AgencyCode] {
    [agency] + catalogue.predecessors(of: agency, on: date).map(\.code)
  }

  /// Which confidential dossiers the account sees: a leader's own agency's, not those of the agencies below.
  func confidentialSight(in catalogue: Catalogue, on date: LocalDate) -> ConfidentialSight {
    confidentialSight(ownAgencies: ownAgencies(in: catalogue, on: date))
  }

  /// For leaders, the agencies below, and those that went up in these; others see none.
  func agenciesBelow(in catalogue: Catalogue, on date: LocalDate) -> [AgencyCode] {
    guard role == .leader else { return [] }
    var known = Set(ownAgencies(in: catalogue, on: date))
    let below = catalogue.subtree(of: agency).map(\.code).filter { known.insert($0).inserted }
    let before = catalogue.dissolved.map(\.code).filter { code in
      known.contains(catalogue.present(code, on: date)) && known.insert(code).inserted
    }
    return below + before
  }

  /// The agencies whose dossiers the account sees: its own ones, for leaders those below too.
  func visibleAgencies(in catalogue: Catalogue, on date: LocalDate) -> [AgencyCode] {
    guard role.has(.handleDossiers) else { return [] }
    return ownAgencies(in: catalogue, on: date) + agenciesBelow(in: catalogue, on: date)
  }

  func sees(_ code: AgencyCode, in catalogue: Catalogue, on date: LocalDate) -> Bool {
    handlesDossiers(of: code, in: catalogue, on: date)
      || (role == .leader && catalogue.isAgency(code, under: agency, on: date))
  }

  /// Whoever leads from above looks; the agency itself acts, and its successor after its end.
  func handlesDossiers(of code: AgencyCode, in catalogue: Catalogue, on date: LocalDate) -> Bool {
    role.has(.handleDossiers) && (code == agency || catalogue.present(code, on: date) == agency)
  }

  /// The page after signing in.
  var home: String {
    role.has(.handleDossiers) ? "/can-bo" : "/quan-tri"
  }

  /// The same; for the leader of an agency that has others below it and takes in nothing itself, the figures of these:
  /// the own worklist would be empty.
  func home(in catalogue: Catalogue) -> String {
    guard role == .leader, !catalogue.children(of: agency).isEmpty, let own = catalogue.agency(agency),
      !catalogue.procedures.contains(where: { $0.isHandled(by: own) })
    else { return home }
    return "/quan-tri"
  }
}

extension Visit {
  /// Which confidential dossiers the reader sees.
  var confidentialSight: ConfidentialSight {
    session?.account.confidentialSight(in: catalogue, on: now.date) ?? .none
  }

  /// Whether the reader's agency acts for that one: it is the same, or its successor.
  func handlesDossiers(of code: AgencyCode) throws -> Bool {
    try account.handlesDossiers(of: code, in: catalogue, on: now.date)
  }
}
