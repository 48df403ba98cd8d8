import OneStop

/// The weekly report: its pages, its letter and its settings.
package final class WeeklyWords: Decodable, Sendable {
  package let title: Phrase
  /// Places: week, year.
  package let week: Phrase
  /// Places: from, to.
  package let days: Phrase
  /// Places: moment.
  package let madeAt: Phrase
  package let computed: Phrase
  /// Place: moment.
  package let countedAt: Phrase
  package let figures: Phrase
  package let figure: Phrase
  package let thisWeek: Phrase
  package let weekBefore: Phrase
  package let change: Phrase
  package let names: PhraseTable<WeeklyFigure>
  package let unknown: Phrase
  /// Places: from, to.
  package let causes: Phrase
  package let noLate: Phrase
  package let worst: Phrase
  package let best: Phrase
  package let noUnits: Phrase
  /// Places: late, rated.
  package let unit: Phrase
  package let lateList: Phrase
  package let reports: Phrase
  package let settingsLink: Phrase
  package let list: List
  package let letter: Letter
  package let settings: Settings

  package final class List: Decodable, Sendable {
    package let lead: Phrase
    package let caption: Phrase
    package let week: Phrase
    package let state: Phrase
    /// Place: moment.
    package let kept: Phrase
    package let notKept: Phrase
    package let earlier: Phrase
  }

  package final class Letter: Decodable, Sendable {
    /// Places: week, agency.
    package let subject: Phrase
    /// Places: part, all, rate.
    package let rate: Phrase
    package let noRate: Phrase
    package let steps: Phrase
    package let open: Phrase
    /// Place: agency.
    package let why: Phrase
    /// Places: week, agency, received, rate, late, overdue.
    package let short: Phrase
    /// The same, if that is too long. Places: week, received, rate, late, overdue.
    package let shortest: Phrase
  }

  package final class Settings: Decodable, Sendable {
    package let title: Phrase
    /// Place: agency.
    package let lead: Phrase
    package let own: Phrase
    /// Place: agency.
    package let inherited: Phrase
    package let standard: Phrase
    package let choice: Phrase
    package let choices: PhraseTable<WeeklyChoice>
    package let weekday: Phrase
    package let time: Phrase
    package let badChoice: Phrase
    package let badWeekday: Phrase
    package let badTime: Phrase
    package let button: Phrase
    package let done: Phrase
    /// Place: moment.
    package let next: Phrase
    package let contacts: Phrase
    /// Place: channels.
    package let notSetUp: Phrase
  }
}

/// The lines of a weekly report, in their order.
package enum WeeklyFigure: String, CaseIterable, Sendable {
  case received, early, onTime, late, open, overdue, dueNext, likelyLate
  case toAnswer, comments, corrections

  package func value(_ report: WeeklyReport) -> Int? {
    switch self {
    case .dueNext: report.dueNext
    case .likelyLate: report.likelyLate
    case .toAnswer: report.toAnswer
    case .comments: report.comments
    default: value(report.figures)
    }
  }

  /// The figure of the week before; nil for figures that are only known for the present.
  package func before(_ report: WeeklyReport) -> Int? { value(report.before) }

  private func value(_ figures: ReportFigures) -> Int? {
    switch self {
    case .received: figures.received.total
    case .early: figures.ended.early
    case .onTime: figures.ended.onTime
    case .late: figures.ended.late
    case .open: figures.open.total
    case .overdue: figures.open.overdue
    case .corrections: figures.corrections
    case .dueNext, .likelyLate, .toAnswer, .comments: nil
    }
  }
}

/// Where the schedule that an agency follows comes from.
package enum WeeklyChoice: String, CaseIterable, Sendable {
  case on = "gui"
  case off = "khong"
  case inherit = "theo-cap-tren"
}
