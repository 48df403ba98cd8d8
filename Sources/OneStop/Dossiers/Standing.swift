/// Where a dossier stood just before it ended or was handed over: what the undoing of that brings back.
struct Standing: Hashable, Sendable {
  let status: Status
  let pauses: [Pause]
  let clock: Clock
  let ended: Dossier.End?
  let step: Int
  private(set) var officer: String?
  let isAtCounter: Bool
  private(set) var forwarding: Dossier.Forwarding?
  private(set) var consultations: [Consultation]
  private(set) var earlier: StandingBox?

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
    earlier = dossier.standing
  }

  /// The same after its agency, or one that it had asked, went up in another: nobody has it in hand there.
  func passed(
    from dissolved: AgencyCode, to successor: AgencyCode, of dossier: Dossier, _ event: DossierEvent
  ) -> Standing {
    var passed = self
    let isHandled = dossier.agency == dissolved
    if isHandled { (passed.officer, passed.forwarding) = (nil, nil) }
    passed.consultations.pass(from: dissolved, to: successor, of: isHandled ? successor : dossier.agency, event)
    passed.earlier = earlier.map { StandingBox($0.value.passed(from: dissolved, to: successor, of: dossier, event)) }
    return passed
  }
}

/// A standing knows the one before it, and lies apart: few dossiers are ever asked for theirs.
final class StandingBox: Hashable, Sendable {
  let value: Standing

  init(_ value: Standing) { self.value = value }

  static func == (left: StandingBox, right: StandingBox) -> Bool { left === right || left.value == right.value }

  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
