import OneStop
import OneStopStore

/// A leader of the agency keeps a dossier's personal data for a dispute, or lifts that again.
package struct HoldDossier: Operation {
  private let dossier: Int64
  /// nil: it is lifted.
  private let reason: String?
  private let account: Account
  private let sight: ConfidentialSight
  private let client: String
  private let now: Moment

  package init(
    _ dossier: Int64, because reason: String?, by account: Account, sight: ConfidentialSight, from client: String,
    now: Moment
  ) {
    (self.dossier, self.reason, self.account, self.sight) = (dossier, reason, account, sight)
    (self.client, self.now) = (client, now)
  }

  /// Throws `Act.Failure`: `stale` where somebody else has done it, or it was erased meanwhile.
  package func run(in transaction: Transaction) throws {
    let catalogue = try transaction.presentCatalogue
    guard let stored = try transaction.dossier(id: dossier) else { throw Act.Failure.unknown }
    guard stored.dossier.isSeen(by: sight) else { throw Act.Failure.hidden }
    let agency = stored.dossier.agency
    guard account.has(.holdData, over: agency, in: catalogue, on: now.date) else {
      throw Act.Failure.denied(.leadersOnly)
    }
    let isDone =
      if let reason {
        try transaction.hold(dossier, RetentionHold(reason: reason, heldAt: now, heldBy: account.login))
      } else {
        try transaction.liftHold(of: dossier)
      }
    guard isDone else { throw Act.Failure.stale }
    // The reason may tell something of the person; the log outlives it.
    try transaction.note(
      SecurityLine(
        reason == nil ? .holdLifted : .dataHeld, at: now, agency: agency, actor: account.login, client: client,
        detail: stored.dossier.isConfidential ? "" : stored.dossier.code.description))
  }
}
