/// Which confidential dossiers (denunciation, tố cáo) a reader sees. It is the one rule of every page, list, count, file
/// and call; whoever may see a dossier at all is asked before (`Rules.md`, Confidential dossiers).
package enum ConfidentialSight: Hashable, Sendable {
  /// None: everybody outside the agency, and whatever several people read.
  case none
  /// Those that the login has in hand. Whoever takes a dossier in at the counter has it until somebody is given it.
  case holder(login: String)
  /// All of these agencies, and what the login has in hand.
  case leader(login: String, agencies: [AgencyCode])
  /// Those that the program, by its token's label, has filed and nobody has in hand yet.
  case program(label: String)
  /// All: for work that nobody reads, and for sums that name no dossier.
  case all
}

extension Account {
  /// - Parameter ownAgencies: the account's agency, and those that went up in it.
  package func confidentialSight(ownAgencies: [AgencyCode]) -> ConfidentialSight {
    switch role {
    case .clerk, .officer: .holder(login: login)
    case .leader: .leader(login: login, agencies: ownAgencies)
    case .admin: .none
    }
  }
}

extension Dossier {
  package var isConfidential: Bool { filing.isConfidential }

  /// Whether its confidentiality lets the reader see it.
  package func isSeen(by sight: ConfidentialSight) -> Bool {
    guard isConfidential else { return true }
    return switch sight {
    case .none: false
    case .holder(let login): officer == login
    case .leader(let login, let agencies): officer == login || agencies.contains(agency)
    case .program(let label): officer == nil && firstActor == .system(label)
    case .all: true
    }
  }
}
