import OneStop
import OneStopStore

/// The agency that handles a dossier adds files to it, removes one, or notes something beside it. The files are already
/// on disk.
package struct ActOnFiles: Operation {
  package let dossier: Int64
  package var act: FileAct
  package let note: String
  package let account: Account
  package let sight: ConfidentialSight
  /// The files kept for the form.
  package let draft: FileDraft?
  package let notices: NoticeWriter
  package let now: Moment

  package init(
    _ act: FileAct, on dossier: Int64, note: String, by account: Account, sight: ConfidentialSight,
    forgetting draft: FileDraft? = nil, notices: NoticeWriter, now: Moment
  ) {
    (self.act, self.dossier, self.note, self.draft) = (act, dossier, note, draft)
    (self.account, self.sight, self.notices, self.now) = (account, sight, notices, now)
  }

  /// Throws `Act.Failure` or `FileRefusal`, and then has changed nothing. The form has no version: what others do
  /// meanwhile does not stand in the way of a file.
  package func run(in transaction: Transaction) throws -> StoredDossier {
    let acting = try Acting(in: transaction, notices: notices, now: now)
    _ = try acting.passOn(dossier)
    let after = try acting.append(to: dossier) { present in
      guard present.dossier.isSeen(by: sight) else { throw Act.Failure.hidden }
      guard acting.isSame(present.dossier.agency, account.agency) else {
        throw Act.Failure.ofOtherAgency(present.dossier.agency)
      }
      return try decide(present.dossier)
    }
    if let draft { try transaction.forgetKeptFiles(of: draft) }
    try acting.tell(after)
    return after
  }

  /// The event, or why there is none, for a dossier of the account's agency.
  package func decide(_ dossier: Dossier) throws -> DossierEvent {
    guard account.may(act, in: dossier) else { throw Act.Failure.denied(.notOfRole) }
    return try dossier.decide(act, note: note, by: .staff(login: account.login), now: now)
  }
}
