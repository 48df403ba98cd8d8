import OneStop
import OneStopStore

/// Xem lại nơi thụ lý: somebody has checked a dossier that came from a dissolved agency; it stays, or passes on to the
/// agency that it belongs to.
package struct PlaceDossier: Operation {
  package let dossier: Int64
  /// The agency that has it.
  package let agency: AgencyCode
  /// The agency that it belongs to: the same, or another.
  package let chosen: AgencyCode
  /// The decision by which it came.
  package let decision: String
  package let login: String
  package let sight: ConfidentialSight
  package let notices: NoticeWriter
  package let now: Moment

  package init(
    dossier: Int64, agency: AgencyCode, chosen: AgencyCode, decision: String, login: String, sight: ConfidentialSight,
    notices: NoticeWriter, now: Moment
  ) {
    self.dossier = dossier
    self.agency = agency
    self.chosen = chosen
    self.decision = decision
    self.login = login
    self.sight = sight
    self.notices = notices
    self.now = now
  }

  /// Does nothing where this was decided before. Throws `Act.Failure.hidden` where a confidential dossier belongs to
  /// another agency by now.
  package func run(in transaction: Transaction) throws {
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
