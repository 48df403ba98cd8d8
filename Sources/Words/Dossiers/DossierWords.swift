import OneStop

/// The law's words for dossiers, shared by all pages.
package final class DossierWords: Decodable, Sendable {
  package let statuses: PhraseTable<Status>
  package let channels: PhraseTable<Channel>
  package let returnMethods: PhraseTable<ReturnMethod>
  package let applicantKinds: PhraseTable<Applicant.Kind>
  package let paperForms: PhraseTable<Procedure.Paper.Form>
  /// What came as a file, or is the form itself.
  package let electronicPaper: Phrase
  package let causes: PhraseTable<LatenessCause>
  package let grounds: PhraseTable<Ground>
  package let actions: PhraseTable<Action>
  package let states: PhraseTable<DossierState>
  package let processingTime: PhraseTable<ProcessingTime.Unit>
  let workingDaysLeft: Phrase
  let workingHoursLeft: Phrase
  let lessThanAnHourLeft: Phrase
  let workingDaysLate: Phrase
  package let lateToday: Phrase
  package let newAppointment: Phrase
  /// Places: moment, left.
  package let firstAppointmentLeft: Phrase
  /// The cause that a lateness letter gave. Place: cause.
  package let letterCause: Phrase
  package let code: Phrase
  package let procedure: Phrase
  package let agency: Phrase
  package let field: Phrase
  package let applicant: Phrase
  package let appointment: Phrase
  package let receivedAt: Phrase
  package let status: Phrase
  package let provisional: Phrase
}
