/// Why a member of staff may not do what the lifecycle would allow.
package enum Denial: Error, Hashable, Sendable {
  /// It is the work of officers and leaders.
  case notOfRole
  /// Only a leader may.
  case leadersOnly
  /// This person has the dossier; they, or a leader, have to hand it on first.
  case heldBy(login: String)

  /// Whether the reason is the dossier's holder, and not the person's role.
  package var isOfHolder: Bool { if case .heldBy = self { true } else { false } }
}
