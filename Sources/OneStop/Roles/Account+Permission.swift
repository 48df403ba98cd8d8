/// How far somebody's right to an action goes.
private enum Reach: Int, Comparable {
  case none
  /// To dossiers that are one's own or free (`Office.keeper`).
  case free
  /// To every dossier of the agency, whoever has it.
  case any

  static func < (left: Reach, right: Reach) -> Bool { left.rawValue < right.rawValue }
}

extension Action {
  /// Who does what, as one table. Leaders may do everything, to anybody's dossier.
  private var reaches: (clerk: Reach, officer: Reach) {
    switch self {
    // The counter: the applicant stands there, whoever has the dossier.
    case .accept, .refuse, .supplementReceived, .paymentReceived, .handOver, .withdraw: (.any, .free)
    // Both pass on what they have; the counter asks for what is missing before it passes a dossier on.
    case .forward, .assign, .requestSupplement: (.free, .free)
    // Processing.
    case .process, .requestPayment, .extend, .finish, .stop, .askConsultation, .withdrawConsultation: (.none, .free)
    // What anybody mistyped, anybody puts right, and answers for it; a mistaken end is for a leader (`Rules.md`,
    // Corrections).
    case .correct: (.any, .any)
    case .undoEnd: (.none, .none)
    // For the agency that was asked, which has no holder of its own.
    case .answerConsultation: (.none, .any)
    // The lifecycle leaves it to who made the move, when the dossier is in another's hands already.
    case .takeBack: (.any, .any)
    // The portal's own.
    case .lapseConsultation: (.none, .none)
    }
  }

  fileprivate func reach(of role: Account.Role) -> Reach {
    switch role {
    case .clerk: reaches.clerk
    case .officer: reaches.officer
    case .leader: self == .lapseConsultation ? .none : .any
    case .admin: .none
    }
  }
}

extension Account {
  /// Why the account may not do it to a dossier of its agency, or nil. The lifecycle has its own say (`Dossier.decide`).
  ///
  /// Small offices: whose role nobody has at the agency, the others fill in for. Where no officer works, clerks do
  /// officers' work; where no clerk does, officers do the counter's for anybody's dossier. Where there is no leader,
  /// officers take a dossier over from each other and assign it. And a clerk does an officer's work at a step that the
  /// procedure gives to the one-stop unit itself.
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

  /// Whether the account could do it to some dossier of its agency: for a clerk, to one at a step of the one-stop unit.
  package func mayEver(_ action: Action) -> Bool {
    action.reach(of: role) > .none || (role == .clerk && action.reach(of: .officer) > .none)
  }
}

extension Dossier {
  /// Whether the step that it is processed at is the one-stop unit's. Processing begins with the second step; the first
  /// is intake.
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
