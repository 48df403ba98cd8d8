/// Which confidential dossiers (denunciation, tố cáo) a reader sees. It is the one rule for every page, list, count,
/// file and call; whether the reader may see the dossier at all is checked before (`Rules.md`, Confidential dossiers).
package enum ConfidentialSight: Hashable, Sendable {
  /// None: for everybody outside the agency, and for whatever several people read.
  case none
  /// Those that the login has in hand. The person who takes in a dossier at the counter has it until it is given to
  /// somebody.
  case holder(login: String)
  /// All of these agencies, and what the login has in hand.
  case leader(login: String, agencies: [AgencyCode])
  /// Those that the program with the token label has filed and nobody has in hand yet.
  case program(label: String)
  /// All: for work whose result nobody reads, and for sums that name no dossier.
  case all
}

extension Account {
  /// - Parameter ownAgencies: the account's agency, and those that merged into it.
  package func confidentialSight(ownAgencies: [AgencyCode]) -> ConfidentialSight {
    switch role {
    case .clerk, .officer: .holder(login: login)
    case .leader: .leader(login: login, agencies: ownAgencies)
    case .admin, .auditor, .postClerk: .none
    }
  }
}

extension Dossier {
  package var isConfidential: Bool { filing.isConfidential }

  /// Whether the reader may see it as far as confidentiality goes.
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
