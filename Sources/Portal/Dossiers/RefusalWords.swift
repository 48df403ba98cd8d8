import OneStop

/// Why a command was not carried out, a sentence for each case of `Refusal` and for what a form leaves out.
package final class RefusalWords: Decodable, Sendable {
  /// Places: action, status.
  let notAllowed: Phrase
  /// Place: moment.
  let inTheFuture: Phrase
  /// Place: moment.
  let beforeLastEvent: Phrase
  let causeMissing: Phrase
  let noteMissing: Phrase
  let papersMissing: Phrase
  let amountMissing: Phrase
  let newDueMissing: Phrase
  /// Place: moment.
  let newDueTooEarly: Phrase
  /// Place: moment.
  let alreadyExtended: Phrase
  let noDueMoment: Phrase
  let stepMissing: Phrase
  let thereAlready: Phrase
  let notToBeTakenBack: Phrase
  let agencyMissing: Phrase
  let asksItself: Phrase
  /// Place: agency.
  let askedAlready: Phrase
  let timeMissing: Phrase
  let questionMissing: Phrase
  let opinionMissing: Phrase
  let answerMissing: Phrase
  let noSuchConsultation: Phrase
  /// Each with the place moment.
  let over: PhraseTable<ConsultationState>
  let stillToAnswer: Phrase
  let nothingCorrected: Phrase
  let confidential: Phrase
}

extension Words {
  /// What is wrong and how to mend it, for pages and for the API alike; not escaped.
  func sentence(_ refusal: Refusal) -> String {
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
    case .newDueTooEarly(let moment): words.newDueTooEarly.text(["moment": momentText(moment)])
    case .alreadyExtended(let moment): words.alreadyExtended.text(["moment": momentText(moment)])
    case .noDueMoment: words.noDueMoment.text
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
    }
  }
}

extension Refusal {
  /// What of a command has to be mended.
  enum Part: Hashable, Sendable, CaseIterable {
    case at, cause, note, papers, amount, newDue, officer, agency, text, details
  }

  /// nil where nothing in the command could be mended: the lifecycle is against it.
  var part: Part? {
    switch self {
    case .notAllowed, .alreadyExtended, .noDueMoment, .notToBeTakenBack, .noSuchConsultation, .consultationOver,
      .stillToAnswer, .confidential:
      nil
    case .inTheFuture, .beforeLastEvent: .at
    case .causeMissing: .cause
    case .noteMissing: .note
    case .papersMissing: .papers
    case .amountMissing: .amount
    case .newDueTooEarly: .newDue
    case .thereAlready: .officer
    case .asksItself, .askedAlready: .agency
    case .questionMissing, .answerMissing: .text
    case .nothingCorrected: .details
    }
  }
}
