/// Who works at an agency now, as far as it decides who may do what there.
package struct Office: Sendable {
  private var roles: [String: Account.Role] = [:]

  /// Of accounts that may sign in and handle dossiers at the agency.
  package init(_ staff: [Account]) {
    for account in staff { roles[account.login] = account.role }
  }

  func has(_ role: Account.Role) -> Bool { roles.values.contains(role) }

  /// Whom the reader would take the dossier from; nil where it is the reader's own or free.
  ///
  /// Free is what nobody has, what nobody has begun with since its intake, what a clerk has (it lies at the counter, for
  /// all), and what somebody has who does not work here any more.
  package func keeper(of dossier: Dossier, besides reader: Account) -> String? {
    guard let officer = dossier.officer, officer != reader.login, !dossier.isAtCounter, let role = roles[officer],
      role != .clerk
    else { return nil }
    return officer
  }
}
