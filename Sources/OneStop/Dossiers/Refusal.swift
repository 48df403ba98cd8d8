/// Why a command was not carried out. Nothing has changed.
package enum Refusal: Error, Hashable, Sendable {
  /// The lifecycle forbids the action in this status.
  case notAllowed(Action, in: Status)
  case inTheFuture(Moment)
  /// Before the dossier's last event.
  case beforeLastEvent(Moment)
  /// Late, and no cause was given.
  case causeMissing
  /// The cause `other`, or an action that has to be explained in writing, without a note.
  case noteMissing
  /// A request for a supplement that asks for nothing.
  case papersMissing
  /// A payment request with neither an amount nor a note on what to pay and where.
  case amountMissing
  /// A lateness letter without a new appointment.
  case newDueMissing
  /// A new appointment that is not after the due moment, or not after the letter.
  case newDueTooEarly(Moment)
  /// A second lateness letter.
  case alreadyExtended(to: Moment)
  /// A lateness letter for a dossier that has no due moment.
  case noDueMoment
  /// Forwarded without a step.
  case stepMissing
  /// Forwarded to the step at which it is, or assigned to the person who has it.
  case thereAlready
  /// A hand-over can be taken back only by the person who made it, as long as nothing has followed.
  case notToBeTakenBack
  /// A consultation of the agency that handles the dossier.
  case asksItself
  /// The agency has not yet answered a question about this dossier.
  case askedAlready(AgencyCode)
  case questionMissing
  /// Conditions or an objection without an explanation.
  case answerMissing
  case noSuchConsultation
  /// It no longer waits for an answer.
  case consultationOver(Consultation.Outcome, at: Moment)
  /// Silence is not agreement yet, or never will be.
  case stillToAnswer(Moment?)
  /// No other agency is asked about a confidential dossier.
  case confidential
  /// A correction that leaves everything as it is.
  case nothingCorrected
  /// It was handed to the archive at the moment: what the archive has is not corrected any more.
  case archived(Moment)
  /// Its personal data were erased at the moment: nothing happens to it any more.
  case erased(Moment)
}
