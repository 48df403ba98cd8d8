import Markup
import OneStop

/// One action for many dossiers.
package final class BulkWords: Decodable, Sendable {
  /// The name of a row's check box; places: code, name.
  package let choose: Phrase
  package let chooseAll: Phrase
  package let chooseNone: Phrase
  /// The link from the head of a list to the choice of the action.
  package let toChoice: Phrase
  /// Place: count.
  package let rows: Phrase
  package let title: Phrase
  package let action: Phrase
  package let actionMissing: Phrase
  package let receiver: Phrase
  package let receiverHint: Phrase
  package let receiverMissing: Phrase
  package let dossiersMissing: Phrase
  /// Places: count, limit.
  package let tooMany: Phrase
  package let chosen: Phrase
  package let preview: Phrase
  package let backToList: Phrase

  /// Place: action.
  package let previewTitle: Phrase
  /// What the action means for each dossier.
  package let explanations: PhraseTable<BulkAction>
  package let button: Phrase
  /// Where ending a dossier leaves steps out.
  package let skippingButton: Phrase
  package let possible: Phrase
  package let impossible: Phrase
  /// The link to them.
  package let toImpossible: Phrase
  package let skips: Phrase
  /// Place: steps.
  package let skipped: Phrase
  package let unsigned: Phrase
  package let notSigned: Phrase
  package let nonePossible: Phrase
  package let columns: Columns
  /// Place: name.
  package let holder: Phrase
  package let noHolder: Phrase
  package let usedBefore: Phrase
  package let earlierResult: Phrase

  /// Place: action.
  package let resultTitle: Phrase
  /// Places: count, moment.
  package let doneCount: Phrase
  package let left: Phrase
  package let done: Phrase
  package let waiting: Phrase
  package let goOn: Phrase
  package let reasons: Reasons

  package final class Columns: Decodable, Sendable {
    package let now: Phrase
    package let then: Phrase
    package let reason: Phrase
    package let outcome: Phrase
  }

  /// Why one of the dossiers was left as it is.
  package final class Reasons: Decodable, Sendable {
    package let unknown: Phrase
    package let changed: Phrase
    package let thereAlready: Phrase
    package let noNextStep: Phrase
    package let late: Phrase
    package let awaitsAnswers: Phrase
  }
}

extension Words {
  /// - Parameter names: display names by login.
  package func sentence(_ refusal: BulkRefusal, _ action: BulkAction, names: [String: String]) -> HTML {
    switch refusal {
    case .unknown: bulk.reasons.unknown.html
    case .changed: bulk.reasons.changed.html
    case .denied(let denial): sentence(denial, action.action, names: names)
    case .notAllowed(let status): HTML(text: sentence(.notAllowed(action.action, in: status)))
    case .thereAlready: bulk.reasons.thereAlready.html
    case .noNextStep: bulk.reasons.noNextStep.html
    case .late: bulk.reasons.late.html
    case .awaitsAnswers: bulk.reasons.awaitsAnswers.html
    }
  }
}
