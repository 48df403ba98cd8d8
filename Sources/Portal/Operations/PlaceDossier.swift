import OneStop
import OneStopStore

/// Xem lại nơi thụ lý: somebody has looked at a dossier that came from an ended agency; it stays, or passes on to the one
/// that it belongs to.
struct PlaceDossier: Sendable {
  let dossier: Int64
  /// That has it.
  let agency: AgencyCode
  /// That it belongs to: the same, or another.
  let chosen: AgencyCode
  /// The decision by which it came.
  let decision: String
  let login: String
  let sight: ConfidentialSight
  let notices: NoticeWriter
  let now: Moment

  /// Nothing where somebody has said it before. Throws `Act.Failure.hidden` where a confidential dossier is another's by
  /// now.
  func run(in transaction: Transaction) throws {
    guard let stored = try transaction.dossier(id: dossier), stored.dossier.isSeen(by: sight) else {
      throw Act.Failure.hidden
    }
    let actor = Actor.staff(login: login)
    if chosen == agency {
      try transaction.markSeen(dossier, by: actor, now: now)
    } else if let moved = try transaction.place(
      dossier, from: agency, at: chosen, note: decision, by: actor, now: now)
    {
      try Acting(in: transaction, notices: notices, now: now).tell(moved)
    }
  }
}
