/// Why a member of staff may not do what the lifecycle would allow.
package enum Denial: Error, Hashable, Sendable {
  /// It is the work of officers and leaders.
  case notOfRole
  /// This person has the dossier, and hands it on first, or a leader does.
  case heldBy(login: String)
}
