import OneStop
import OneStopStore

/// An agency answers a question about another's dossier, with files that are already on disk.
package struct AnswerConsultation: Operation {
  package let dossier: Int64
  /// The question's number.
  package let question: Int
  package let opinion: Opinion
  package let text: String
  package let account: Account
  package let sight: ConfidentialSight
  /// The kept files that the form had.
  package let kept: FormFiles
  /// The files as the event names them.
  package var files: [StoredFile] = []
  package let notices: NoticeWriter
  package let now: Moment

  package init(
    dossier: Int64, question: Int, opinion: Opinion, text: String, account: Account, sight: ConfidentialSight,
    forgetting kept: FormFiles, notices: NoticeWriter, now: Moment
  ) {
    self.dossier = dossier
    self.question = question
    self.opinion = opinion
    self.text = text
    self.account = account
    self.sight = sight
    self.kept = kept
    self.notices = notices
    self.now = now
  }

  /// Throws `Act.Failure`, and then has changed nothing.
  ///
  /// If either agency has been dissolved, the question passes to the successor first and is answered in its name; a
  /// question between an agency and its successor ends.
  package func run(in transaction: Transaction) throws -> StoredDossier {
    let acting = try Acting(in: transaction, notices: notices, now: now)
    let office = try acting.office(of: account.agency)
    _ = try acting.passOn(dossier)
    let after = try acting.append(to: dossier) { present in
      let asked = present.dossier.consultations.first { $0.number == question }
      if let asked, asked.isOpen, !acting.isSame(asked.agency, account.agency) {
        throw Act.Failure.ofOtherAgency(asked.agency)
      }
      return try decide(present.dossier, office: office, calendar: acting.calendar)
    }
    try transaction.forget(kept)
    try acting.tell(after)
    return after
  }

  /// The event, or why there is none. The form carries no version: an answer stands whatever the asking agency does
  /// meanwhile. The steps of that agency's process give nobody here a right.
  package func decide(
    _ dossier: Dossier, office: Office, calendar: WorkCalendar
  ) throws(Act.Failure) -> DossierEvent {
    let command = DossierCommand(.answerConsultation(number: question, opinion, files: files), note: text)
    do {
      return try StaffCommand(command, by: account, sight: sight).decide(
        dossier, steps: [], office: office, calendar: calendar, now: now)
    } catch {
      throw Act.Failure(error)
    }
  }
}
