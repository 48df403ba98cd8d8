/// Who works at an agency now, which decides who may do what there.
package struct Office: Sendable {
  /// By login; somebody may have several posts there.
  private var roles: [String: [Account.Role]] = [:]

  /// Takes the accounts that may sign in and handle dossiers at the agency.
  package init(_ staff: [Account]) {
    for account in staff { roles[account.login, default: []].append(account.role) }
  }

  func has(_ role: Account.Role) -> Bool { roles.values.contains { $0.contains(role) } }

  /// The person from whom the reader would take the dossier; nil where it is the reader's own or free.
  ///
  /// A dossier is free if nobody has it, if nobody has begun work on it since its intake, if a clerk has it (it is at
  /// the counter, for all to take), or if its holder no longer works here.
  package func keeper(of dossier: Dossier, besides reader: Account) -> String? {
    guard let officer = dossier.officer, officer != reader.login, !dossier.isAtCounter, let held = roles[officer],
      held != [.clerk]
    else { return nil }
    return officer
  }
}
