import OneStop

/// The weekly report: its pages, its letter and its settings.
package final class WeeklyWords: Decodable, Sendable {
  let title: Phrase
  /// Places: week, year.
  let week: Phrase
  /// Places: from, to.
  let days: Phrase
  /// Places: moment.
  let madeAt: Phrase
  let computed: Phrase
  /// Place: moment.
  let countedAt: Phrase
  let figures: Phrase
  let figure: Phrase
  let thisWeek: Phrase
  let weekBefore: Phrase
  let change: Phrase
  let names: PhraseTable<WeeklyFigure>
  let unknown: Phrase
  /// Places: from, to.
  let causes: Phrase
  let noLate: Phrase
  let worst: Phrase
  let best: Phrase
  let noUnits: Phrase
  /// Places: late, rated.
  let unit: Phrase
  let lateList: Phrase
  let reports: Phrase
  let settingsLink: Phrase
  let list: List
  let letter: Letter
  let settings: Settings

  final class List: Decodable, Sendable {
    let lead: Phrase
    let caption: Phrase
    let week: Phrase
    let state: Phrase
    /// Place: moment.
    let kept: Phrase
    let notKept: Phrase
    let earlier: Phrase
  }

  final class Letter: Decodable, Sendable {
    /// Places: week, agency.
    let subject: Phrase
    /// Places: part, all, rate.
    let rate: Phrase
    let noRate: Phrase
    let steps: Phrase
    let open: Phrase
    /// Place: agency.
    let why: Phrase
    /// Places: week, agency, received, rate, late, overdue.
    let short: Phrase
    /// The same where that is too long. Places: week, received, rate, late, overdue.
    let shortest: Phrase
  }

  final class Settings: Decodable, Sendable {
    let title: Phrase
    /// Place: agency.
    let lead: Phrase
    let own: Phrase
    /// Place: agency.
    let inherited: Phrase
    let standard: Phrase
    let choice: Phrase
    let choices: PhraseTable<WeeklyChoice>
    let weekday: Phrase
    let time: Phrase
    let badChoice: Phrase
    let badWeekday: Phrase
    let badTime: Phrase
    let button: Phrase
    let done: Phrase
    /// Place: moment.
    let next: Phrase
    let contacts: Phrase
    /// Place: channels.
    let notSetUp: Phrase
  }
}

/// The lines of a weekly report, in their order.
package enum WeeklyFigure: String, CaseIterable, Sendable {
  case received, early, onTime, late, open, overdue, dueNext, likelyLate
  case toAnswer, comments, corrections

  func value(_ report: WeeklyReport) -> Int? {
    switch self {
    case .dueNext: report.dueNext
    case .likelyLate: report.likelyLate
    case .toAnswer: report.toAnswer
    case .comments: report.comments
    default: value(report.figures)
    }
  }

  /// Of the week before; nil for what is known of the present alone.
  func before(_ report: WeeklyReport) -> Int? { value(report.before) }

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

/// Whose schedule an agency follows.
package enum WeeklyChoice: String, CaseIterable, Sendable {
  case on = "gui"
  case off = "khong"
  case inherit = "theo-cap-tren"
}
