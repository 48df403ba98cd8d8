import OneStop

/// Why a command was not carried out, a sentence for each case of `Refusal` and for what a form leaves out.
package final class RefusalWords: Decodable, Sendable {
  /// Places: action, status.
  package let notAllowed: Phrase
  /// Place: moment.
  package let inTheFuture: Phrase
  /// Place: moment.
  package let beforeLastEvent: Phrase
  package let causeMissing: Phrase
  package let noteMissing: Phrase
  package let papersMissing: Phrase
  package let amountMissing: Phrase
  package let newDueMissing: Phrase
  /// Place: moment.
  package let newDueTooEarly: Phrase
  /// Place: moment.
  package let alreadyExtended: Phrase
  package let noDueMoment: Phrase
  package let stepMissing: Phrase
  package let thereAlready: Phrase
  package let notToBeTakenBack: Phrase
  package let agencyMissing: Phrase
  package let asksItself: Phrase
  /// Place: agency.
  package let askedAlready: Phrase
  package let timeMissing: Phrase
  package let questionMissing: Phrase
  package let opinionMissing: Phrase
  package let answerMissing: Phrase
  package let noSuchConsultation: Phrase
  /// Each has the place moment.
  package let over: PhraseTable<ConsultationState>
  package let stillToAnswer: Phrase
  package let nothingCorrected: Phrase
  package let confidential: Phrase
  /// Place: date.
  package let archived: Phrase
  /// Place: date.
  package let erased: Phrase
}

extension Words {
  /// What is wrong and how to correct it, for pages and the API alike; not escaped.
  package func sentence(_ refusal: Refusal) -> String {
    let words = refusals
    return switch refusal {
    case .notAllowed(let action, let status):
      words.notAllowed.text(["action": dossiers.actions[action].text, "status": dossiers.statuses[status].text])
    case .inTheFuture(let moment): words.inTheFuture.text(["moment": momentText(moment)])
    case .beforeLastEvent(let moment): words.beforeLastEvent.text(["moment": momentText(moment)])
    case .causeMissing: words.causeMissing.text
    case .noteMissing: words.noteMissing.text
    case .papersMissing: words.papersMissing.text
    case .amountMissing: words.amountMissing.text
    case .newDueMissing: words.newDueMissing.text
    case .newDueTooEarly(let moment): words.newDueTooEarly.text(["moment": momentText(moment)])
    case .alreadyExtended(let moment): words.alreadyExtended.text(["moment": momentText(moment)])
    case .noDueMoment: words.noDueMoment.text
    case .stepMissing: words.stepMissing.text
    case .thereAlready: words.thereAlready.text
    case .notToBeTakenBack: words.notToBeTakenBack.text
    case .asksItself: words.asksItself.text
    case .askedAlready(let agency): words.askedAlready.text(["agency": "\(agency)"])
    case .questionMissing: words.questionMissing.text
    case .answerMissing: words.answerMissing.text
    case .noSuchConsultation: words.noSuchConsultation.text
    case .consultationOver(let outcome, let moment):
      words.over[ConsultationState(outcome)].text(["moment": momentText(moment)])
    case .stillToAnswer: words.stillToAnswer.text
    case .nothingCorrected: words.nothingCorrected.text
    case .confidential: words.confidential.text
    case .archived(let moment): words.archived.text(["date": dateText(moment.date)])
    case .erased(let moment): words.erased.text(["date": dateText(moment.date)])
    }
  }
}

extension Refusal {
  /// The part of a command that has to be corrected.
  package enum Part: Hashable, Sendable, CaseIterable {
    case at, cause, note, papers, amount, newDue, step, officer, agency, text, details
  }

  /// nil where no part of the command is wrong: the lifecycle forbids it.
  package var part: Part? {
    switch self {
    case .notAllowed, .alreadyExtended, .noDueMoment, .notToBeTakenBack, .noSuchConsultation, .consultationOver,
      .stillToAnswer, .confidential, .archived, .erased:
      nil
    case .inTheFuture, .beforeLastEvent: .at
    case .causeMissing: .cause
    case .noteMissing: .note
    case .papersMissing: .papers
    case .amountMissing: .amount
    case .newDueMissing, .newDueTooEarly: .newDue
    case .stepMissing: .step
    case .thereAlready: .officer
    case .asksItself, .askedAlready: .agency
    case .questionMissing, .answerMissing: .text
    case .nothingCorrected: .details
    }
  }
}
