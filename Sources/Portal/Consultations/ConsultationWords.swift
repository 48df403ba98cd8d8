import OneStop

/// Questions between agencies: on a dossier's page, in lists, and as everyone reads of them.
package final class ConsultationWords: Decodable, Sendable {
  let title: Phrase
  let caption: Phrase
  let asked: Phrase
  let due: Phrase
  let answer: Phrase
  let waiting: Phrase
  let states: PhraseTable<ConsultationState>
  /// Place: moment.
  let askedAt: Phrase
  let noDue: Phrase
  let silence: Phrase
  /// Place: count.
  let used: Phrase
  /// On its first day: answered, and still open or ended otherwise.
  let answeredSameDay: Phrase
  let usedSameDay: Phrase
  /// Place: count.
  let late: Phrase
  let lateToday: Phrase
  let files: Phrase
  /// Place: count.
  let fileSize: Phrase

  /// Places: agency, deadline.
  let askedUntil: Phrase
  /// Place: agency, how.
  let answered: Phrase
  /// Places: agency, deadline.
  let lapsed: Phrase
  /// Place: agency.
  let withdrawn: Phrase
  /// Place: agencies.
  let overtaken: Phrase

  let ask: Ask
  let reply: Reply
  let list: List
  let reminder: ReminderWords

  final class Ask: Decodable, Sendable {
    let agencies: Phrase
    let agenciesHint: Phrase
    /// Place: time.
    let term: Phrase
    let other: Phrase
    let otherHint: Phrase
    let noOther: Phrase
    let days: Phrase
    let daysHint: Phrase
    let daysForm: Phrase
    let silence: Phrase
    let question: Phrase
    let questionHint: Phrase
    let noSuchAgency: Phrase
    let which: Phrase
    /// Places: count, agencies.
    let finishing: Phrase
  }

  final class Reply: Decodable, Sendable {
    let title: Phrase
    let onlyLooking: Phrase
    /// Of a question that is over.
    let former: Phrase
    let lateNotice: Phrase
    let opinion: Phrase
    let text: Phrase
    let textHint: Phrase
    let files: Phrase
    let filesHint: Phrase
    /// Place: name.
    let fileKind: Phrase
    /// Place: name.
    let fileEmpty: Phrase
    /// Place: count.
    let tooManyFiles: Phrase
    let tooLarge: Phrase
    /// Place: name.
    let fileTooLarge: Phrase
    /// Place: count.
    let kept: Phrase
    let keptHint: Phrase
  }

  final class List: Decodable, Sendable {
    let title: Phrase
    let lists: Phrase
    let tabs: PhraseTable<ConsultationTab>
    let captions: PhraseTable<ConsultationTab>
    let empty: PhraseTable<ConsultationTab>
    let dossier: Phrase
    let asker: Phrase
    let reminder: Phrase
    let overdue: Phrase
    /// Of one that went up in the reader's. Place: agency.
    let askedBefore: Phrase
    /// Place: count.
    let badge: Phrase
    /// What stands above the worklist. Place: count.
    let waiting: Phrase
  }
}

/// What a question has become.
package enum ConsultationState: String, CaseIterable, Sendable {
  case agree, agreeWithConditions, object, lapsed, withdrawn, overtaken

  init(_ outcome: Consultation.Outcome) {
    self =
      switch outcome {
      case .answered(let opinion): ConsultationState(opinion)
      case .lapsed: .lapsed
      case .withdrawn: .withdrawn
      case .overtaken: .overtaken
      }
  }

  init(_ opinion: Opinion) {
    self =
      switch opinion {
      case .agree: .agree
      case .agreeWithConditions: .agreeWithConditions
      case .object: .object
      }
  }

  /// The class of its tag.
  var tone: StaticString {
    switch self {
    case .agree: "good"
    case .agreeWithConditions: "soon"
    case .object: "bad"
    case .lapsed, .withdrawn, .overtaken: "still"
    }
  }
}
