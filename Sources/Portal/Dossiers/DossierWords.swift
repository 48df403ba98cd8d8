import OneStop

/// The law's words for dossiers, shared by all pages.
package final class DossierWords: Decodable, Sendable {
  let statuses: PhraseTable<Status>
  let channels: PhraseTable<Channel>
  let returnMethods: PhraseTable<ReturnMethod>
  let applicantKinds: PhraseTable<Applicant.Kind>
  let paperForms: PhraseTable<Procedure.Paper.Form>
  let causes: PhraseTable<LatenessCause>
  let grounds: PhraseTable<Ground>
  let actions: PhraseTable<Action>
  let states: PhraseTable<DossierState>
  let processingTime: PhraseTable<ProcessingTime.Unit>
  let workingDaysLeft: Phrase
  let workingHoursLeft: Phrase
  let lessThanAnHourLeft: Phrase
  let workingDaysLate: Phrase
  let lateToday: Phrase
  let newAppointment: Phrase
  /// Places: moment, left.
  let firstAppointmentLeft: Phrase
  /// What a lateness letter said. Place: cause.
  let letterCause: Phrase
  let code: Phrase
  let procedure: Phrase
  let agency: Phrase
  let field: Phrase
  let applicant: Phrase
  let appointment: Phrase
  let receivedAt: Phrase
  let status: Phrase
  let provisional: Phrase
}
