import OneStop
import OneStopStore

/// The agency that handles a dossier, or its program, adds files to it, removes one, or notes something beside it. The
/// files are already on disk.
package struct ActOnFiles: Operation {
  package let dossier: Int64
  package var act: FileAct
  package let note: String
  package let author: Act.Author
  /// The files kept for the form.
  package let draft: FileDraft?
  package let notices: NoticeWriter
  package let now: Moment

  package init(
    _ act: FileAct, on dossier: Int64, note: String, by account: Account, sight: ConfidentialSight,
    forgetting draft: FileDraft? = nil, notices: NoticeWriter, now: Moment
  ) {
    (self.act, self.dossier, self.note, self.draft) = (act, dossier, note, draft)
    (author, self.notices, self.now) = (.staff(account, sight: sight, version: nil), notices, now)
  }

  init(_ act: FileAct, on dossier: Int64, by author: Act.Author, notices: NoticeWriter, now: Moment) {
    (self.act, self.dossier, note, draft) = (act, dossier, "", nil)
    (self.author, self.notices, self.now) = (author, notices, now)
  }

  /// Throws `Act.Failure` or `FileRefusal`, and then has changed nothing. The form has no version: what others do
  /// meanwhile does not stand in the way of a file.
  package func run(in transaction: Transaction) throws -> StoredDossier {
    let acting = try Acting(in: transaction, notices: notices, now: now)
    try author.requireWorking(in: transaction, on: now.date)
    _ = try acting.passOn(dossier)
    let after = try acting.append(to: dossier) { present in
      try author.requireReach(present.dossier, acting)
      return try decide(present.dossier)
    }
    if let draft { try transaction.forgetKeptFiles(of: draft) }
    try acting.tell(after)
    return after
  }

  /// The event, or why there is none, for a dossier of the author's agency.
  package func decide(_ dossier: Dossier) throws -> DossierEvent {
    if case .staff(let account, _, _) = author, !account.may(act, in: dossier) {
      throw Act.Failure.denied(.notOfRole)
    }
    return try dossier.decide(act, note: note, by: author.actor, now: now)
  }
}
