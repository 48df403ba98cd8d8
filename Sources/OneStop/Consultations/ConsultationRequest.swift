/// What one agency is asked about a dossier, except for the question itself, which is the note of its event.
package struct ConsultationRequest: Hashable, Sendable {
  package var agency: AgencyCode
  package var time: ProcessingTime
  /// When its time ends, counted by the same clock as a dossier's; nil past the calendar's end.
  package var due: Moment?
  /// Whether silence past the due moment counts as agreement (Construction Law 50/2014/QH13 art. 102).
  package var isSilenceAgreement: Bool
  /// The numbers of the dossier's files that it is given.
  package var files: [Int]

  package init(
    agency: AgencyCode, time: ProcessingTime, due: Moment?, isSilenceAgreement: Bool, files: [Int] = []
  ) {
    self.files = files
    self.agency = agency
    self.time = time
    self.due = due
    self.isSilenceAgreement = isSilenceAgreement
  }
}

/// What an agency answers.
package enum Opinion: String, Hashable, Sendable, CaseIterable {
  /// Thống nhất
  case agree
  /// Thống nhất có điều kiện
  case agreeWithConditions = "agree_with_conditions"
  /// Không thống nhất
  case object
}
