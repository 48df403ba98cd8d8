import OneStop

/// Questions between agencies: on a dossier's page, in lists, and on the page for everyone.
package final class ConsultationWords: Decodable, Sendable {
  package let title: Phrase
  package let caption: Phrase
  package let asked: Phrase
  package let due: Phrase
  package let answer: Phrase
  package let waiting: Phrase
  package let states: PhraseTable<ConsultationState>
  /// Place: moment.
  package let askedAt: Phrase
  package let noDue: Phrase
  package let silence: Phrase
  /// Place: count.
  package let used: Phrase
  /// For its first day: if answered, and if still open or ended in another way.
  package let answeredSameDay: Phrase
  package let usedSameDay: Phrase
  /// Place: count.
  package let late: Phrase
  package let lateToday: Phrase
  package let files: Phrase

  /// Places: agency, deadline.
  package let askedUntil: Phrase
  /// Place: agency, how.
  package let answered: Phrase
  /// Places: agency, deadline.
  package let lapsed: Phrase
  /// Place: agency.
  package let withdrawn: Phrase
  /// Place: agencies.
  package let overtaken: Phrase

  package let ask: Ask
  package let reply: Reply
  package let list: List
  package let reminder: ReminderWords

  package final class Ask: Decodable, Sendable {
    package let agencies: Phrase
    package let agenciesHint: Phrase
    /// Place: time.
    package let term: Phrase
    package let other: Phrase
    package let otherHint: Phrase
    package let noOther: Phrase
    package let days: Phrase
    package let daysHint: Phrase
    package let daysForm: Phrase
    package let silence: Phrase
    package let question: Phrase
    package let questionHint: Phrase
    package let files: Phrase
    package let filesHint: Phrase
    package let noSuchFile: Phrase
    package let noSuchAgency: Phrase
    package let which: Phrase
    /// Places: count, agencies.
    package let finishing: Phrase
  }

  package final class Reply: Decodable, Sendable {
    package let title: Phrase
    package let onlyLooking: Phrase
    /// For a question that is over.
    package let former: Phrase
    package let lateNotice: Phrase
    package let opinion: Phrase
    package let text: Phrase
    package let textHint: Phrase
    package let files: Phrase
  }

  package final class List: Decodable, Sendable {
    package let title: Phrase
    package let lists: Phrase
    package let tabs: PhraseTable<ConsultationTab>
    package let captions: PhraseTable<ConsultationTab>
    package let empty: PhraseTable<ConsultationTab>
    package let dossier: Phrase
    package let asker: Phrase
    package let reminder: Phrase
    package let overdue: Phrase
    /// For an agency that merged into the reader's. Place: agency.
    package let askedBefore: Phrase
    /// Place: count.
    package let badge: Phrase
    /// The notice above the worklist. Place: count.
    package let waiting: Phrase
  }
}

/// The state of a question.
package enum ConsultationState: String, CaseIterable, Sendable {
  case agree, agreeWithConditions, object, lapsed, withdrawn, overtaken

  package init(_ outcome: Consultation.Outcome) {
    self =
      switch outcome {
      case .answered(let opinion): ConsultationState(opinion)
      case .lapsed: .lapsed
      case .withdrawn: .withdrawn
      case .overtaken: .overtaken
      }
  }

  package init(_ opinion: Opinion) {
    self =
      switch opinion {
      case .agree: .agree
      case .agreeWithConditions: .agreeWithConditions
      case .object: .object
      }
  }

  /// The class of its tag.
  package var tone: StaticString {
    switch self {
    case .agree: "good"
    case .agreeWithConditions: "soon"
    case .object: "bad"
    case .lapsed, .withdrawn, .overtaken: "still"
    }
  }
}
