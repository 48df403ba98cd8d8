import OneStop

extension Account {
  /// The agencies whose dossiers the account sees: its own, for leaders those below too.
  func visibleAgencies(in catalogue: Catalogue) -> [AgencyCode] {
    guard role.has(.handleDossiers) else { return [] }
    let own = role == .leader ? catalogue.subtree(of: agency).map(\.code) : []
    return own.isEmpty ? [agency] : own
  }

  func sees(_ code: AgencyCode, in catalogue: Catalogue) -> Bool {
    guard role.has(.handleDossiers) else { return false }
    return code == agency || (role == .leader && catalogue.ancestors(of: code).contains { $0.code == agency })
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
