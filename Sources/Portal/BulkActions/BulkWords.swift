import OneStop

/// One action for many dossiers.
package final class BulkWords: Decodable, Sendable {
  /// The name of a row's check box; places: code, name.
  let choose: Phrase
  let chooseAll: Phrase
  let chooseNone: Phrase
  /// The way from the head of a list to the choice of the action.
  let toChoice: Phrase
  /// Place: count.
  let rows: Phrase
  let title: Phrase
  let action: Phrase
  let actionMissing: Phrase
  let receiver: Phrase
  let receiverHint: Phrase
  let receiverMissing: Phrase
  let dossiersMissing: Phrase
  /// Places: count, limit.
  let tooMany: Phrase
  let chosen: Phrase
  let preview: Phrase
  let backToList: Phrase

  /// Place: action.
  let previewTitle: Phrase
  /// What the action means for each dossier.
  let explanations: PhraseTable<BulkAction>
  let button: Phrase
  /// Of an end that leaves steps out.
  let skippingButton: Phrase
  let possible: Phrase
  let impossible: Phrase
  /// The way to them.
  let toImpossible: Phrase
  let skips: Phrase
  /// Place: steps.
  let skipped: Phrase
  let unsigned: Phrase
  let notSigned: Phrase
  let nonePossible: Phrase
  let columns: Columns
  /// Place: name.
  let holder: Phrase
  let noHolder: Phrase
  let usedBefore: Phrase
  let earlierResult: Phrase

  /// Place: action.
  let resultTitle: Phrase
  /// Places: count, moment.
  let doneCount: Phrase
  let left: Phrase
  let done: Phrase
  let waiting: Phrase
  let goOn: Phrase
  let reasons: Reasons

  final class Columns: Decodable, Sendable {
    let now: Phrase
    let then: Phrase
    let reason: Phrase
    let outcome: Phrase
  }

  /// Why one of many was left as it is.
  final class Reasons: Decodable, Sendable {
    let unknown: Phrase
    let changed: Phrase
    let thereAlready: Phrase
    let noNextStep: Phrase
    let late: Phrase
    let awaitsAnswers: Phrase
  }
}

extension Words {
  /// - Parameter names: display names by login.
  func sentence(_ refusal: BulkRefusal, _ action: BulkAction, names: [String: String]) -> HTML {
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
