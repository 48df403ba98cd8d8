import OneStop

/// What reports and public figures say.
package final class ReportWords: Decodable, Sendable {
  let title: Phrase
  /// Place: agency.
  let titleOf: Phrase
  let adminTitle: Phrase
  let adminIntro: Phrase
  let publicTitle: Phrase
  /// Place: agency.
  let publicTitleOf: Phrase
  let sheet: Phrase
  let city: Phrase
  /// Place: agency.
  let subtree: Phrase
  let back: Phrase

  let from: Phrase
  let to: Phrase
  let groupBy: Phrase
  let show: Phrase
  /// Of what is no figures.
  let showList: Phrase
  /// Place: field.
  let badDate: Phrase
  let badOrder: Phrase
  let badGrouping: Phrase
  let badFormat: Phrase
  let badAgency: Phrase
  let badField: Phrase
  let periods: PhraseTable<ReportPeriodName>
  let periodsTitle: Phrase
  let chosenForYou: Phrase

  let groupings: PhraseTable<Report.Grouping>
  let otherFields: Phrase
  let subjects: PhraseTable<Report.Grouping>
  let keys: PhraseTable<Report.Grouping>
  let columns: PhraseTable<ReportColumn>
  let shares: Phrase
  let rate: Phrase
  let total: Phrase

  /// Places: done, all.
  let headline: Phrase
  let headlineNone: Phrase
  /// Place: points.
  let up: Phrase
  let down: Phrase
  let unchanged: Phrase
  /// Places: from, to.
  let comparedWith: Phrase
  let notComparable: Phrase
  let waiting: Phrase
  /// Place: count.
  let waitingOf: Phrase

  /// Places: grouping, from, to.
  let caption: Phrase
  /// Place: date.
  let asOfEnd: Phrase
  /// Place: moment.
  let asOfNow: Phrase
  let order: Phrase
  /// Places: from, to.
  let period: Phrase
  let nothing: Phrase
  /// The way to the rows that are folded away.
  let allRows: Phrase
  let figures: Phrase

  let balance: Phrase
  let balanceCaption: Phrase
  let balanceLeft: Phrase
  let balanceRight: Phrase
  let method: Phrase
  let methodRate: Phrase
  let methodApart: Phrase
  let methodRepeat: Phrase
  let methodCorrections: Phrase

  let download: Phrase
  let csv: Phrase
  let excel: Phrase
  let json: Phrase

  let satisfaction: Phrase
  /// Place: all, part.
  let satisfactionHeadline: Phrase
  let satisfactionNone: Phrase
  let satisfactionNote: Phrase
  /// Places: from, to.
  let satisfactionPeriod: Phrase
  let satisfactionHidden: Phrase
  let notPublished: Phrase
  let levels: PhraseTable<Rating.Level>
  let answers: Phrase

  let below: Phrase
  let lateEntries: Phrase
  let lateEntriesNote: Phrase
  /// Place: count.
  let lateEntriesMore: Phrase
  let happened: Phrase
  let entered: Phrase
  let event: Phrase
}

/// Stretches of time that one link leads to.
package enum ReportPeriodName: String, CaseIterable, Sendable {
  case thisMonth, lastMonth, thisYear, lastYear

  func period(now: Moment) -> Period {
    let today = now.date
    let lastMonth = Period(monthOf: today.firstOfMonth.adding(days: -1))
    return switch self {
    case .thisMonth: Period(from: today.firstOfMonth, to: today) ?? lastMonth
    case .lastMonth: lastMonth
    case .thisYear: Period.year(today.year, until: today) ?? lastMonth
    case .lastYear: Period.year(today.year - 1, until: today) ?? lastMonth
    }
  }
}

extension Period {
  /// The year, or as much of it as there has been.
  fileprivate static func year(_ year: Int, until today: LocalDate) -> Period? {
    guard let first = LocalDate(year: year, month: 1, day: 1), let last = LocalDate(year: year, month: 12, day: 31)
    else { return nil }
    return Period(from: first, to: min(last, today))
  }
}
