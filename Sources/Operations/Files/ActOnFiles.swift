import OneStop
import OneStopStore

/// The agency that handles a dossier, or its program, adds files to it, removes one, or notes something beside it. The
/// files are already on disk.
package struct ActOnFiles: Operation {
  package let dossier: Int64
  package var act: FileAct
  package let note: String
  package let author: Act.Author
  /// The kept files that the form had.
  package let kept: FormFiles?
  package let notices: NoticeWriter
  package let now: Moment

  package init(
    _ act: FileAct, on dossier: Int64, note: String, by account: Account, sight: ConfidentialSight,
    forgetting kept: FormFiles? = nil, notices: NoticeWriter, now: Moment
  ) {
    (self.act, self.dossier, self.note, self.kept) = (act, dossier, note, kept)
    (author, self.notices, self.now) = (.staff(account, sight: sight, version: nil), notices, now)
  }

  init(_ act: FileAct, on dossier: Int64, by author: Act.Author, notices: NoticeWriter, now: Moment) {
    (self.act, self.dossier, note, kept) = (act, dossier, "", nil)
    (self.author, self.notices, self.now) = (author, notices, now)
  }

  /// Throws `Act.Failure` or `FileRefusal`, and then has changed nothing. The form has no version: what others do
  /// meanwhile does not stand in the way of a file.
  package func run(in transaction: Transaction) throws -> StoredDossier {
    let acting = try Acting(in: transaction, notices: notices, now: now)
    try author.requireWorking(in: transaction, on: now.date)
    _ = try acting.passOn(dossier)
    let after = try acting.append(to: dossier) { present in
      try author.requireReach(present.dossier, acting, now: now)
      if let last = present.events.last, repeats(last) { throw FileRefusal.thereAlready }
      return try decide(present.dossier)
    }
    if let kept { try transaction.forget(kept) }
    try acting.tell(after)
    return after
  }

  /// Whether it is a note that was just written down: its form came twice.
  private func repeats(_ event: DossierEvent) -> Bool {
    guard case .note(let files) = act, case .noted(let noted) = event.kind else { return false }
    return event.actor == author.actor && event.note == note.composed
      && files.map(\.stored.digest) == noted.map(\.stored.digest)
      && now.microseconds - event.at.microseconds < ActOnFiles.formTwice
  }

  /// How long, in microseconds, the same note again is its form sent twice.
  private static let formTwice = 10 * Moment.minute

  /// The event, or why there is none, for a dossier of the author's agency.
  package func decide(_ dossier: Dossier) throws -> DossierEvent {
    if case .staff(let account, _, _) = author, !account.may(act, in: dossier) {
      throw Act.Failure.denied(.notOfRole)
    }
    return try dossier.decide(act, note: note, by: author.actor, now: now)
  }
}
