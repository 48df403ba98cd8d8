/// Why a member of staff may not do what the lifecycle would allow.
package enum Denial: Error, Hashable, Sendable {
  /// It is the work of officers and leaders.
  case notOfRole
  /// It is a leader's alone.
  case leadersOnly
  /// This person has the dossier, and hands it on first, or a leader does.
  case heldBy(login: String)

  /// Whether it is the dossier's holder who stands in the way, and not the person's role.
  package var isOfHolder: Bool { if case .heldBy = self { true } else { false } }
}
