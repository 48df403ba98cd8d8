import OneStop

/// Who may do what: as the offices are organised, and as small ones fill in for one another.
extension Model {
  private enum Right {
    case none
    /// One's own dossiers, and those that nobody has.
    case free
    case any
  }

  func denial(of action: Action, on dossier: ModelDossier, steps: [Bool], to account: Account) -> Denial? {
    let office = staff(of: account.agency)
    func has(_ role: Account.Role) -> Bool { office.contains { $0.role == role } }
    var rights = [right(to: action, of: account.role)]
    let isAtOneStop = !steps.isEmpty && steps[min(max(dossier.state.step, 1), steps.count - 1)]
    let fillsIn = account.role == .clerk && !has(.officer)
    if account.role == .clerk, fillsIn || isAtOneStop { rights.append(right(to: action, of: .officer)) }
    if account.role == .officer, !has(.clerk) { rights.append(right(to: action, of: .clerk)) }
    if account.role == .officer || fillsIn, !has(.leader), action == .process || action == .assign {
      rights = [.any]
    }
    if rights.contains(.any) { return nil }
    if rights.contains(.free) { return keeper(of: dossier, besides: account, office).map { .heldBy(login: $0) } }
    return action == .undoEnd ? .leadersOnly : .notOfRole
  }

  private func right(to action: Action, of role: Account.Role) -> Right {
    let counter: Set<Action> = [.accept, .refuse, .supplementReceived, .paymentReceived, .handOver, .withdraw]
    let passing: Set<Action> = [.forward, .assign, .requestSupplement]
    let processing: Set<Action> = [
      .process, .requestPayment, .extend, .finish, .stop, .askConsultation, .withdrawConsultation,
    ]
    let anybody: Set<Action> = [.correct, .takeBack]
    if action == .lapseConsultation { return .none }
    switch role {
    case .admin, .auditor, .postClerk: return .none
    case .leader: return .any
    case .clerk:
      if mutation == .clerksFinish, action == .finish { return .free }
      return counter.contains(action) || anybody.contains(action) ? .any : passing.contains(action) ? .free : .none
    case .officer:
      if anybody.contains(action) || action == .answerConsultation { return .any }
      return counter.union(passing).union(processing).contains(action) ? .free : .none
    }
  }

  /// Who really has it: somebody who works here, is no clerk, and was given it or began on it.
  private func keeper(of dossier: ModelDossier, besides reader: Account, _ office: [Account]) -> String? {
    guard let officer = dossier.state.officer, officer != reader.login, !dossier.state.isAtCounter else { return nil }
    return office.contains { $0.login == officer && $0.role != .clerk } ? officer : nil
  }
}
