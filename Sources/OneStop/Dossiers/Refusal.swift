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
  /// A supplement that asks for nothing.
  case papersMissing
  /// A payment request that says neither how much nor, in a note, what to pay and where.
  case amountMissing
  /// A lateness letter without a new appointment.
  case newDueMissing
  /// A new appointment that is not after the due moment, or not after the letter.
  case newDueTooEarly(Moment)
  /// A second lateness letter.
  case alreadyExtended(to: Moment)
  /// A lateness letter for a dossier that has no due moment.
  case noDueMoment
  /// Forwarded, and not said to which step.
  case stepMissing
  /// Forwarded to the step that it is at, or assigned to who has it.
  case thereAlready
  /// A hand-over can be taken back by who made it, as long as nothing has followed.
  case notToBeTakenBack
  /// A consultation of the agency that handles the dossier.
  case asksItself
  /// The agency has a question of this dossier before it.
  case askedAlready(AgencyCode)
  case questionMissing
  /// Conditions or an objection without a word about them.
  case answerMissing
  case noSuchConsultation
  /// It waits for no answer any more.
  case consultationOver(Consultation.Outcome, at: Moment)
  /// Silence is no agreement yet, or never.
  case stillToAnswer(Moment?)
  /// No other agency is asked about a confidential dossier.
  case confidential
  /// A correction that leaves everything as it is.
  case nothingCorrected
}
