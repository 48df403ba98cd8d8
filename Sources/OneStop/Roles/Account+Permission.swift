/// How far somebody's right to an action goes.
private enum Reach: Int, Comparable {
  case none
  /// For dossiers that are one's own or free (`Office.keeper`).
  case free
  /// For every dossier of the agency, whoever has it.
  case any

  static func < (left: Reach, right: Reach) -> Bool { left.rawValue < right.rawValue }
}

extension Action {
  /// Who may do what, as one table. Leaders may do everything, with anybody's dossier.
  private var reaches: (clerk: Reach, officer: Reach) {
    switch self {
    // At the counter: the applicant is standing there, whoever has the dossier.
    case .accept, .refuse, .supplementReceived, .paymentReceived, .handOver, .withdraw: (.any, .free)
    // Both pass on the dossiers that they have; the counter asks for what is missing before it passes one on.
    case .forward, .assign, .requestSupplement: (.free, .free)
    // Processing.
    case .process, .requestPayment, .extend, .finish, .stop, .askConsultation, .withdrawConsultation: (.none, .free)
    // Anybody may correct a typing mistake, and answers for it; only a leader undoes a mistaken end (`Rules.md`,
    // Corrections).
    case .correct: (.any, .any)
    case .undoEnd: (.none, .none)
    // For the agency that was asked, where nobody in particular has the dossier.
    case .answerConsultation: (.none, .any)
    // The lifecycle allows it only to the person who made the move; by then somebody else has the dossier.
    case .takeBack: (.any, .any)
    // Done by the portal itself.
    case .lapseConsultation: (.none, .none)
    }
  }

  fileprivate func reach(of role: Account.Role) -> Reach {
    switch role {
    case .clerk: reaches.clerk
    case .officer: reaches.officer
    case .leader: self == .lapseConsultation ? .none : .any
    case .admin, .auditor, .postClerk: .none
    }
  }
}

extension Action {
  /// Whether the centre may do it that took the dossier in for the agency: what happens where the applicant stands.
  package var isOfReceiver: Bool {
    switch self {
    case .supplementReceived, .paymentReceived, .handOver, .withdraw: true
    default: false
    }
  }
}

extension Account {
  /// Why the account may not do it to a dossier of its agency; nil if it may. The lifecycle decides separately
  /// (`Dossier.decide`).
  ///
  /// In small offices others fill in for a role that nobody has. Without officers, clerks do the officers' work;
  /// without clerks, officers do the counter's work for anybody's dossier. Without a leader, officers may take over
  /// each other's dossiers and assign them. And a clerk does an officer's work at a step that the procedure gives to
  /// the one-stop unit itself.
  ///
  /// - Parameter steps: the procedure's own process.
  package func denial(
    of action: Action, on dossier: Dossier, steps: [Procedure.Step], office: Office
  ) -> Denial? {
    var reach = action.reach(of: role)
    let isOfficer = role == .officer || (role == .clerk && !office.has(.officer))
    if role == .clerk, isOfficer || dossier.isAtOneStopStep(of: steps) {
      reach = max(reach, action.reach(of: .officer))
    }
    if role == .officer, !office.has(.clerk) { reach = max(reach, action.reach(of: .clerk)) }
    if isOfficer, !office.has(.leader), action == .process || action == .assign { reach = .any }
    switch reach {
    case .any: return nil
    case .free: return office.keeper(of: dossier, besides: self).map { .heldBy(login: $0) }
    case .none: return action == .undoEnd ? .leadersOnly : .notOfRole
    }
  }

  /// Whether there can be a dossier of its agency to which the account may do it: for a clerk, one at a step of the
  /// one-stop unit.
  package func mayEver(_ action: Action) -> Bool {
    action.reach(of: role) > .none || (role == .clerk && action.reach(of: .officer) > .none)
  }
}

extension Dossier {
  /// Whether its present processing step is the one-stop unit's. Processing begins with the second step; the first is
  /// intake.
  fileprivate func isAtOneStopStep(of steps: [Procedure.Step]) -> Bool {
    !steps.isEmpty && steps[min(max(step, 1), steps.count - 1)].isOfOneStopUnit
  }
}

extension Procedure.Step {
  /// Whether its unit is the one-stop unit by name: "Bộ phận Tiếp nhận và Trả kết quả", "Văn thư, Bộ phận Trả kết quả",
  /// "Bộ phận Một cửa".
  package var isOfOneStopUnit: Bool {
    let name = unit.vietnamese.folded
    return ["bo phan tiep nhan", "bo phan tra ket qua", "bo phan mot cua"].contains { name.contains($0) }
  }
}
