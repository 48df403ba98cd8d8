import OneStop

/// Agencies with what is open at each, and how one merges into another.
package final class AgencyWords: Decodable, Sendable {
  package let title: Phrase
  package let introduction: Phrase
  package let search: Phrase
  package let searchHint: Phrase
  package let searchButton: Phrase
  /// Place: count.
  package let caption: Phrase
  package let none: Phrase
  package let columns: Columns
  /// Places: date, agency.
  package let dissolved: Phrase
  /// Places: date, agency.
  package let willDissolve: Phrase
  package let dissolve: Phrase
  /// The link beside an agency, for screen readers. Place: agency.
  package let dissolveThis: Phrase
  package let fields: Fields
  package let mistakes: Mistakes
  package let preview: Preview
  package let work: Work

  /// Says that nothing can be filed there any more. Places: agency, date, decision, successor.
  package let refused: Phrase
  /// Places: agency, successor.
  package let notAsked: Phrase
  /// In a timeline. Places: from, to.
  package let moved: Phrase
  package let questionMoved: Phrase
  /// Place: decision.
  package let decision: Phrase
  /// On a dossier that stays in the old agency's name.
  package let kept: Phrase
  /// The books of this agency and of those that merged into it.
  package let books: Phrase
  package let scope: Scope

  package final class Columns: Decodable, Sendable {
    package let agency: Phrase
    package let open: Phrase
    package let overdue: Phrase
    package let action: Phrase
  }

  package final class Fields: Decodable, Sendable {
    package let from: Phrase
    package let to: Phrase
    package let toHint: Phrase
    package let date: Phrase
    package let dateHint: Phrase
    package let decision: Phrase
    package let decisionHint: Phrase
    package let button: Phrase
  }

  package final class Mistakes: Decodable, Sendable {
    package let unknown: Phrase
    package let intoItself: Phrase
    /// Places: agency, successor; so of the next two.
    package let dissolvedAlready: Phrase
    package let successorDissolved: Phrase
    package let awaited: Phrase
    package let decisionMissing: Phrase
    package let dateForm: Phrase
    package let outdated: Phrase
  }

  package final class Preview: Decodable, Sendable {
    /// Places: agency, successor.
    package let title: Phrase
    /// Places: agency, successor, date, decision.
    package let lead: Phrase
    package let caption: Phrase
    package let what: Phrase
    package let count: Phrase
    package let then: Phrase
    package let items: PhraseTable<AgencyWorkItem>
    package let consequences: PhraseTable<AgencyWorkItem>
    package let final: Phrase
    package let save: Phrase
    package let change: Phrase
  }

  package final class Work: Decodable, Sendable {
    package let saved: Phrase
    package let title: Phrase
    /// Places: agency, successor.
    package let line: Phrase
    /// Places: moment, author.
    package let by: Phrase
    /// Place: date.
    package let waiting: Phrase
    /// Places: moved, total.
    package let progress: Phrase
    /// Places: count, moment.
    package let finished: Phrase
    package let reload: Phrase
  }

  /// Which agencies' dossiers a leader views.
  package final class Scope: Decodable, Sendable {
    package let label: Phrase
    package let button: Phrase
    /// Place: agency.
    package let own: Phrase
    package let below: Phrase
    package let all: Phrase
    package let onlyLooking: Phrase
  }
}

/// What passes from a dissolved agency to its successor.
package enum AgencyWorkItem: String, CaseIterable, Sendable {
  case open, overdue, filed, toHandOver, toAnswer, accounts, tokens
}
