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

  /// Whether the reader's counter took the dossier in for another agency.
  package func isReceiver(of dossier: Dossier) throws -> Bool {
    try account.isReceiver(of: dossier, in: catalogue, on: now.date)
  }

  /// Whether the reader's agency may do it to the dossier; whether the reader may is decided with the office
  /// (`Account.denial`).
  package func mayTake(_ action: Action, on dossier: Dossier) throws -> Bool {
    try handlesDossiers(of: dossier.agency) || action.isOfReceiver && isReceiver(of: dossier)
  }
}
