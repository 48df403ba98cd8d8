import OneStop

/// Days off and make-up days: the year's table, a change of it, and what it does to open dossiers.
package final class DaysOffWords: Decodable, Sendable {
  package let title: Phrase
  /// Place: year.
  package let titleOfYear: Phrase
  package let introduction: Phrase
  package let years: Phrase
  /// For a year whose days off are computed. Place: year.
  package let computed: Phrase
  /// Place: count.
  package let caption: Phrase
  package let none: Phrase
  package let columns: Columns
  package let kinds: PhraseTable<HolidayTable.DayOff.Kind>
  package let makeUpDay: Phrase
  package let uncertain: Phrase
  package let tasks: PhraseTable<DaysOffTask>
  /// The link beside a day, for screen readers. Place: date.
  package let tasksOf: PhraseTable<DaysOffTask>
  package let fields: Fields
  package let mistakes: Mistakes
  package let preview: Preview
  package let work: Work
  package let reasons: Reasons
  package let changes: Changes

  package final class Columns: Decodable, Sendable {
    package let date: Phrase
    package let name: Phrase
    package let kind: Phrase
    package let action: Phrase
  }

  package final class Fields: Decodable, Sendable {
    package let date: Phrase
    package let target: Phrase
    package let name: Phrase
    package let nameEnglish: Phrase
    package let kind: Phrase
    package let makeUp: Phrase
    package let makeUpHint: Phrase
    package let decision: Phrase
    package let decisionHint: Phrase
    package let button: Phrase
  }

  package final class Mistakes: Decodable, Sendable {
    package let dateMissing: Phrase
    package let nameMissing: Phrase
    package let decisionMissing: Phrase
    /// Place: date; the next four have the same.
    package let outsideCalendar: Phrase
    package let isDayOff: Phrase
    package let isMakeUpDay: Phrase
    package let worksAlready: Phrase
    package let notListed: Phrase
    package let outdated: Phrase
  }

  package final class Preview: Decodable, Sendable {
    package let title: Phrase
    /// Place: count.
    package let moved: Phrase
    package let none: Phrase
    /// Place: count.
    package let overdue: Phrase
    /// Place: date.
    package let past: Phrase
    package let byAgency: Phrase
    package let agency: Phrase
    package let later: Phrase
    package let earlier: Phrase
    package let other: Phrase
    package let newlyOverdue: Phrase
    package let list: Phrase
    package let from: Phrase
    package let to: Phrase
    package let noDue: Phrase
    package let save: Phrase
    package let change: Phrase
    package let onlyOpen: Phrase
  }

  package final class Work: Decodable, Sendable {
    package let saved: Phrase
    package let title: Phrase
    /// Places: moment, author.
    package let by: Phrase
    package let waiting: Phrase
    /// Places: seen, total.
    package let progress: Phrase
    /// Place: count.
    package let moved: Phrase
    /// Place: moment.
    package let finished: Phrase
    package let reload: Phrase
  }

  /// How the ledgers of dossiers describe a change.
  package final class Reasons: Decodable, Sendable {
    /// Place: days; the next three have the same.
    package let addedDayOff: Phrase
    package let removedDayOff: Phrase
    package let addedMakeUp: Phrase
    package let removedMakeUp: Phrase
    /// Place: decision.
    package let decision: Phrase
    /// Place: count.
    package let more: Phrase
  }

  /// The result of recomputing a due moment, in a timeline.
  package final class Changes: Decodable, Sendable {
    /// Places: from, to.
    package let moved: Phrase
    /// Place: to.
    package let appeared: Phrase
    /// Place: from.
    package let gone: Phrase
    /// Place: to.
    package let certain: Phrase
    /// Place: to.
    package let provisional: Phrase
  }
}
