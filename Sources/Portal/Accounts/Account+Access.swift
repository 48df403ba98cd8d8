import OneStop

extension Account {
  /// Its own agency, and those that went up in it, whose papers it keeps.
  func ownAgencies(in catalogue: Catalogue, on date: LocalDate) -> [AgencyCode] {
    [agency] + catalogue.predecessors(of: agency, on: date).map(\.code)
  }

  /// For leaders, the agencies below its own ones; others see none.
  func agenciesBelow(in catalogue: Catalogue, on date: LocalDate) -> [AgencyCode] {
    guard role == .leader else { return [] }
    let own = ownAgencies(in: catalogue, on: date)
    var known = Set(own)
    return own.flatMap(catalogue.subtree).map(\.code).filter { known.insert($0).inserted }
  }

  /// The agencies whose dossiers the account sees: its own ones, for leaders those below too.
  func visibleAgencies(in catalogue: Catalogue, on date: LocalDate) -> [AgencyCode] {
    guard role.has(.handleDossiers) else { return [] }
    return ownAgencies(in: catalogue, on: date) + agenciesBelow(in: catalogue, on: date)
  }

  func sees(_ code: AgencyCode, in catalogue: Catalogue, on date: LocalDate) -> Bool {
    guard role.has(.handleDossiers) else { return false }
    if code == agency { return true }
    let own = ownAgencies(in: catalogue, on: date)
    return own.contains(code) || (role == .leader && catalogue.ancestors(of: code).contains { own.contains($0.code) })
  }

  /// Whoever leads from above looks; the agency itself acts.
  func handlesDossiers(of code: AgencyCode) -> Bool {
    role.has(.handleDossiers) && code == agency
  }

  /// The page after signing in.
  var home: String {
    role.has(.handleDossiers) ? "/can-bo" : "/quan-tri"
  }
}
