import OneStop
import Operations

extension Account {
  /// The page after signing in.
  package var home: Address {
    role.has(.handleDossiers) ? .worklist : role.has(.assistFiling) ? .assisting : .administration
  }

  /// The same, but for the leader of an agency that has others below it and takes in nothing itself: the figures of
  /// those agencies, since their own worklist would be empty.
  package func home(in catalogue: Catalogue) -> Address {
    guard role == .leader, !catalogue.children(of: agency).isEmpty, let own = catalogue.agency(agency),
      !catalogue.procedures.contains(where: { $0.isHandled(by: own) })
    else { return home }
    return .administration
  }
}

extension Visit {
  /// Which confidential dossiers the reader sees.
  package var confidentialSight: ConfidentialSight {
    session?.account.confidentialSight(in: catalogue, on: now.date) ?? .none
  }

  /// Whether the reader's agency handles that one's dossiers: it is the same agency, or its successor.
  package func handlesDossiers(of code: AgencyCode) throws -> Bool {
    try account.handlesDossiers(of: code, in: catalogue, on: now.date)
  }
}
