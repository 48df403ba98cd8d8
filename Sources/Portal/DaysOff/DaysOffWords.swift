import OneStop

/// Days off and make-up days: the year's table, a change of it, and what it does to open dossiers.
package final class DaysOffWords: Decodable, Sendable {
  let title: Phrase
  /// Place: year.
  let titleOfYear: Phrase
  let introduction: Phrase
  let years: Phrase
  /// Of a year that is computed. Place: year.
  let computed: Phrase
  /// Place: count.
  let caption: Phrase
  let none: Phrase
  let columns: Columns
  let kinds: PhraseTable<HolidayTable.DayOff.Kind>
  let makeUpDay: Phrase
  let uncertain: Phrase
  let tasks: PhraseTable<DaysOffTask>
  /// The link beside a day, as it is heard. Place: date.
  let tasksOf: PhraseTable<DaysOffTask>
  let fields: Fields
  let mistakes: Mistakes
  let preview: Preview
  let work: Work
  let reasons: Reasons
  let changes: Changes

  final class Columns: Decodable, Sendable {
    let date: Phrase
    let name: Phrase
    let kind: Phrase
    let action: Phrase
  }

  final class Fields: Decodable, Sendable {
    let date: Phrase
    let target: Phrase
    let name: Phrase
    let nameEnglish: Phrase
    let kind: Phrase
    let makeUp: Phrase
    let makeUpHint: Phrase
    let decision: Phrase
    let decisionHint: Phrase
    let button: Phrase
  }

  final class Mistakes: Decodable, Sendable {
    let dateMissing: Phrase
    let nameMissing: Phrase
    let decisionMissing: Phrase
    /// Place: date; so of the next four.
    let outsideCalendar: Phrase
    let isDayOff: Phrase
    let isMakeUpDay: Phrase
    let worksAlready: Phrase
    let notListed: Phrase
    let outdated: Phrase
  }

  final class Preview: Decodable, Sendable {
    let title: Phrase
    /// Place: count.
    let moved: Phrase
    let none: Phrase
    /// Place: count.
    let overdue: Phrase
    /// Place: date.
    let past: Phrase
    let byAgency: Phrase
    let agency: Phrase
    let later: Phrase
    let earlier: Phrase
    let other: Phrase
    let newlyOverdue: Phrase
    let list: Phrase
    let from: Phrase
    let to: Phrase
    let noDue: Phrase
    let save: Phrase
    let change: Phrase
    let onlyOpen: Phrase
  }

  final class Work: Decodable, Sendable {
    let saved: Phrase
    let title: Phrase
    /// Places: moment, author.
    let by: Phrase
    let waiting: Phrase
    /// Places: seen, total.
    let progress: Phrase
    /// Place: count.
    let moved: Phrase
    /// Place: moment.
    let finished: Phrase
    let reload: Phrase
  }

  /// How a change is written into the ledgers of dossiers.
  final class Reasons: Decodable, Sendable {
    /// Place: days; so of the next three.
    let addedDayOff: Phrase
    let removedDayOff: Phrase
    let addedMakeUp: Phrase
    let removedMakeUp: Phrase
    /// Place: decision.
    let decision: Phrase
    /// Place: count.
    let more: Phrase
  }

  /// What a recomputed due moment came to, in a timeline.
  final class Changes: Decodable, Sendable {
    /// Places: from, to.
    let moved: Phrase
    /// Place: to.
    let appeared: Phrase
    /// Place: from.
    let gone: Phrase
    /// Place: to.
    let certain: Phrase
    /// Place: to.
    let provisional: Phrase
  }
}
