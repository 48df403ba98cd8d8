/// What a command says of a consultation; which parts it needs depends on its action.
package struct ConsultationCommand: Hashable, Sendable {
  /// Which one is answered, withdrawn or lapses.
  package var number: Int?
  /// To ask: whom, how long it may take, and what silence means.
  package var agency: AgencyCode?
  package var time: ProcessingTime?
  package var isSilenceAgreement: Bool
  /// The answer; its text is the command's note.
  package var opinion: Opinion?
  package var files: [AnswerFile]

  package init(
    number: Int? = nil, agency: AgencyCode? = nil, time: ProcessingTime? = nil, isSilenceAgreement: Bool = false,
    opinion: Opinion? = nil, files: [AnswerFile] = []
  ) {
    self.number = number
    self.agency = agency
    self.time = time
    self.isSilenceAgreement = isSilenceAgreement
    self.opinion = opinion
    self.files = files
  }
}
