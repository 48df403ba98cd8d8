import OneStop

/// The law's words for dossiers, shared by all pages.
package struct DossierWords: Decodable, Sendable {
  var statuses: PhraseTable<Status>
  var channels: PhraseTable<Channel>
  var returnMethods: PhraseTable<ReturnMethod>
  var applicantKinds: PhraseTable<Applicant.Kind>
  var paperForms: PhraseTable<Procedure.Paper.Form>
  var causes: PhraseTable<LatenessCause>
  var actions: PhraseTable<Action>
  var states: PhraseTable<DossierState>
  var processingTime: PhraseTable<ProcessingTime.Unit>
  var workingDaysLeft: Phrase
  var workingHoursLeft: Phrase
  var lessThanAnHourLeft: Phrase
  var workingDaysLate: Phrase
  var lateToday: Phrase
  var code: Phrase
  var procedure: Phrase
  var agency: Phrase
  var field: Phrase
  var applicant: Phrase
  var appointment: Phrase
  var receivedAt: Phrase
  var status: Phrase
  var provisional: Phrase
}
