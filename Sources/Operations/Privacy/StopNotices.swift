import OneStop
import OneStopStore

/// An applicant withdraws the consent to be told of a dossier: it is an event of theirs, and what waits in the outbox is
/// withdrawn with it.
package struct StopNotices: Operation {
  private let code: DossierCode
  private let note: String
  private let notices: NoticeWriter
  private let now: Moment

  /// - Parameter note: what the timeline says, in Vietnamese.
  package init(_ code: DossierCode, note: String, notices: NoticeWriter, now: Moment) {
    (self.code, self.note, self.notices, self.now) = (code, note, notices, now)
  }

  /// False where nothing was to be stopped. Throws `Refusal` if the dossier does not take an event, and then has changed
  /// nothing.
  package func run(in transaction: Transaction) throws -> Bool {
    guard let stored = try transaction.publicDossier(code), stored.dossier.filing.notices != nil else { return false }
    let acting = try Acting(in: transaction, notices: notices, now: now)
    let after = try acting.append(to: stored.id) { present in
      var details = present.dossier.filing.details
      details.notices = nil
      return try present.dossier.decide(
        DossierCommand(.correct(details), note: note), by: .applicant, calendar: acting.calendar, now: now)
    }
    try acting.tell(after)
    return true
  }
}
