import OneStop

/// The words of reports and public figures.
package final class ReportWords: Decodable, Sendable {
  package let title: Phrase
  /// Place: agency.
  package let adminTitle: Phrase
  package let adminIntro: Phrase
  package let publicTitle: Phrase
  /// Place: agency.
  package let publicTitleOf: Phrase
  package let sheet: Phrase
  package let city: Phrase
  /// Place: agency.
  package let subtree: Phrase
  package let back: Phrase

  package let from: Phrase
  package let to: Phrase
  package let groupBy: Phrase
  package let show: Phrase
  /// The button of pages that show a list instead of figures.
  package let showList: Phrase
  /// Place: field.
  package let badDate: Phrase
  package let badOrder: Phrase
  package let badGrouping: Phrase
  package let badFormat: Phrase
  package let badAgency: Phrase
  package let badField: Phrase
  package let periods: PhraseTable<ReportPeriodName>
  package let periodsTitle: Phrase
  package let chosenForYou: Phrase

  package let groupings: PhraseTable<Report.Grouping>
  package let otherFields: Phrase
  package let subjects: PhraseTable<Report.Grouping>
  package let keys: PhraseTable<Report.Grouping>
  package let columns: PhraseTable<ReportColumn>
  package let shares: Phrase
  package let rate: Phrase
  package let total: Phrase

  /// Places: done, all.
  package let headline: Phrase
  package let headlineNone: Phrase
  /// Place: points.
  package let up: Phrase
  package let down: Phrase
  package let unchanged: Phrase
  /// Places: from, to.
  package let comparedWith: Phrase
  package let notComparable: Phrase
  package let waiting: Phrase
  /// Place: count.
  package let waitingOf: Phrase

  /// Places: grouping, from, to.
  package let caption: Phrase
  /// Place: date.
  package let asOfEnd: Phrase
  /// Place: moment.
  package let asOfNow: Phrase
  package let order: Phrase
  /// Places: from, to.
  package let period: Phrase
  package let nothing: Phrase
  /// The link that unfolds further rows.
  package let allRows: Phrase
  package let figures: Phrase

  package let balance: Phrase
  package let balanceCaption: Phrase
  package let balanceLeft: Phrase
  package let balanceRight: Phrase
  package let method: Phrase
  package let methodRate: Phrase
  package let methodApart: Phrase
  package let methodRepeat: Phrase
  package let methodCorrections: Phrase

  package let download: Phrase
  package let csv: Phrase
  package let excel: Phrase
  package let json: Phrase

  package let satisfaction: Phrase
  /// Place: all, part.
  package let satisfactionHeadline: Phrase
  package let satisfactionNone: Phrase
  package let satisfactionNote: Phrase
  /// Places: from, to.
  package let satisfactionPeriod: Phrase
  package let satisfactionHidden: Phrase
  package let notPublished: Phrase
  package let levels: PhraseTable<Rating.Level>
  package let answers: Phrase

  package let below: Phrase
  package let lateEntries: Phrase
  package let lateEntriesNote: Phrase
  /// Place: count.
  package let lateEntriesMore: Phrase
  package let happened: Phrase
  package let entered: Phrase
  package let event: Phrase
}

/// Periods that have a link of their own.
package enum ReportPeriodName: String, CaseIterable, Sendable {
  case thisMonth, lastMonth, thisYear, lastYear

  package func period(now: Moment) -> Period {
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
  /// The year, or the part of it that has passed.
  fileprivate static func year(_ year: Int, until today: LocalDate) -> Period? {
    guard let first = LocalDate(year: year, month: 1, day: 1), let last = LocalDate(year: year, month: 12, day: 31)
    else { return nil }
    return Period(from: first, to: min(last, today))
  }
}
