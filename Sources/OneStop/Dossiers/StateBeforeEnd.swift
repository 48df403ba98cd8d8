/// Where a dossier stood just before it ended or was handed over: what undoing that restores.
struct StateBeforeEnd: Hashable, Sendable {
  let status: Status
  let pauses: [Pause]
  let clock: Clock
  let ended: Dossier.End?
  let step: Int
  private(set) var officer: String?
  let isAtCounter: Bool
  private(set) var forwarding: Dossier.Forwarding?
  private(set) var consultations: [Consultation]
  private(set) var earlier: StateBeforeEndBox?

  init(_ dossier: borrowing Dossier) {
    status = dossier.status
    pauses = dossier.pauses
    clock = dossier.clock
    ended = dossier.ended
    step = dossier.step
    officer = dossier.officer
    isAtCounter = dossier.isAtCounter
    forwarding = dossier.forwarding
    consultations = dossier.consultations
    earlier = dossier.beforeEnd
  }

  /// The same after its agency, or one that it had asked, has merged into another: nobody there has it in hand.
  func passed(
    from dissolved: AgencyCode, to successor: AgencyCode, of dossier: Dossier, _ event: DossierEvent
  ) -> StateBeforeEnd {
    var passed = self
    let isHandled = dossier.agency == dissolved
    if isHandled { (passed.officer, passed.forwarding) = (nil, nil) }
    passed.consultations.pass(from: dissolved, to: successor, of: isHandled ? successor : dossier.agency, event)
    passed.earlier = earlier.map {
      StateBeforeEndBox($0.value.passed(from: dissolved, to: successor, of: dossier, event))
    }
    return passed
  }
}

/// Boxed, because a state contains the one before it and is rarely needed.
final class StateBeforeEndBox: Hashable, Sendable {
  let value: StateBeforeEnd

  init(_ value: StateBeforeEnd) { self.value = value }

  static func == (left: StateBeforeEndBox, right: StateBeforeEndBox) -> Bool {
    left === right || left.value == right.value
  }

  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
