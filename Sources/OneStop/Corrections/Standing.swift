/// Where a dossier stood just before it ended or was handed over: what the undoing of that brings back.
struct Standing: Hashable, Sendable {
  let status: Status
  let pauses: [Pause]
  let clock: Clock
  let ended: Dossier.End?
  let step: Int
  let officer: String?
  let forwarding: Dossier.Forwarding?
  let consultations: [Consultation]
  let earlier: StandingBox?

  init(_ dossier: Dossier) {
    status = dossier.status
    pauses = dossier.pauses
    clock = dossier.clock
    ended = dossier.ended
    step = dossier.step
    officer = dossier.officer
    forwarding = dossier.forwarding
    consultations = dossier.consultations
    earlier = dossier.standing
  }
}

/// A standing knows the one before it, and lies apart: few dossiers are ever asked for theirs.
final class StandingBox: Hashable, Sendable {
  let value: Standing

  init(_ value: Standing) { self.value = value }

  static func == (left: StandingBox, right: StandingBox) -> Bool { left === right || left.value == right.value }

  func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
