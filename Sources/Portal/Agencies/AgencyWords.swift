import OneStop

/// Agencies with what is open at each, and how one goes up in another.
package final class AgencyWords: Decodable, Sendable {
  let title: Phrase
  let introduction: Phrase
  let search: Phrase
  let searchHint: Phrase
  let searchButton: Phrase
  /// Place: count.
  let caption: Phrase
  let none: Phrase
  let columns: Columns
  /// Places: date, agency.
  let dissolved: Phrase
  /// Places: date, agency.
  let willDissolve: Phrase
  let dissolve: Phrase
  /// The link beside an agency, as it is heard. Place: agency.
  let dissolveThis: Phrase
  let fields: Fields
  let mistakes: Mistakes
  let preview: Preview
  let work: Work

  /// That nothing is filed there any more. Places: agency, date, decision, successor.
  let refused: Phrase
  /// Places: agency, successor.
  let notAsked: Phrase
  /// In a timeline. Places: from, to.
  let moved: Phrase
  let questionMoved: Phrase
  /// Place: decision.
  let decision: Phrase
  /// Of a dossier that stays in the old agency's name.
  let kept: Phrase
  /// Books of the agencies that went up in this one.
  let books: Phrase
  let scope: Scope

  final class Columns: Decodable, Sendable {
    let agency: Phrase
    let open: Phrase
    let overdue: Phrase
    let action: Phrase
  }

  final class Fields: Decodable, Sendable {
    let from: Phrase
    let to: Phrase
    let toHint: Phrase
    let date: Phrase
    let dateHint: Phrase
    let decision: Phrase
    let decisionHint: Phrase
    let button: Phrase
  }

  final class Mistakes: Decodable, Sendable {
    let unknown: Phrase
    let intoItself: Phrase
    /// Places: agency, successor; so of the next two.
    let dissolvedAlready: Phrase
    let successorDissolved: Phrase
    let awaited: Phrase
    let decisionMissing: Phrase
    let dateForm: Phrase
    let outdated: Phrase
  }

  final class Preview: Decodable, Sendable {
    /// Places: agency, successor.
    let title: Phrase
    /// Places: agency, successor, date, decision.
    let lead: Phrase
    let caption: Phrase
    let what: Phrase
    let count: Phrase
    let then: Phrase
    let items: PhraseTable<AgencyWorkItem>
    let consequences: PhraseTable<AgencyWorkItem>
    let final: Phrase
    let save: Phrase
    let change: Phrase
  }

  final class Work: Decodable, Sendable {
    let saved: Phrase
    let title: Phrase
    /// Places: agency, successor.
    let line: Phrase
    /// Places: moment, author.
    let by: Phrase
    /// Place: date.
    let waiting: Phrase
    /// Places: moved, total.
    let progress: Phrase
    /// Places: count, moment.
    let finished: Phrase
    let reload: Phrase
  }

  /// Whose dossiers a leader looks at.
  final class Scope: Decodable, Sendable {
    let label: Phrase
    let button: Phrase
    /// Place: agency.
    let own: Phrase
    let below: Phrase
    let all: Phrase
    let onlyLooking: Phrase
  }
}

/// What passes from a dissolved agency to its successor.
package enum AgencyWorkItem: String, CaseIterable, Sendable {
  case open, overdue, filed, toHandOver, toAnswer, accounts, tokens
}
