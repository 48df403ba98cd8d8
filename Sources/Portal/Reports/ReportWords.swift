import OneStop

/// What reports and public figures say.
package struct ReportWords: Decodable, Sendable {
  var title: Phrase
  /// Place: agency.
  var titleOf: Phrase
  var adminTitle: Phrase
  var adminIntro: Phrase
  var publicTitle: Phrase
  /// Place: agency.
  var publicTitleOf: Phrase
  var sheet: Phrase
  var city: Phrase
  /// Place: agency.
  var subtree: Phrase
  var back: Phrase

  var from: Phrase
  var to: Phrase
  var dateHint: Phrase
  var groupBy: Phrase
  var show: Phrase
  /// Place: field.
  var badDate: Phrase
  var badOrder: Phrase
  var badGrouping: Phrase
  var badFormat: Phrase
  var badAgency: Phrase
  var badField: Phrase
  var periods: PhraseTable<ReportPeriodName>
  var periodsTitle: Phrase
  var chosenForYou: Phrase

  var groupings: PhraseTable<Report.Grouping>
  var otherFields: Phrase
  var subjects: PhraseTable<Report.Grouping>
  var keys: PhraseTable<Report.Grouping>
  var columns: PhraseTable<ReportColumn>
  var shares: Phrase
  var rate: Phrase
  var total: Phrase

  /// Places: done, all.
  var headline: Phrase
  var headlineNone: Phrase
  /// Place: points.
  var up: Phrase
  var down: Phrase
  var unchanged: Phrase
  /// Places: from, to.
  var comparedWith: Phrase
  var notComparable: Phrase
  var waiting: Phrase
  /// Place: count.
  var waitingOf: Phrase

  /// Places: grouping, from, to.
  var caption: Phrase
  /// Place: date.
  var asOfEnd: Phrase
  /// Place: moment.
  var asOfNow: Phrase
  var order: Phrase
  /// Places: from, to.
  var period: Phrase
  var nothing: Phrase
  var figures: Phrase

  var balance: Phrase
  var balanceCaption: Phrase
  var balanceLeft: Phrase
  var balanceRight: Phrase
  var method: Phrase
  var methodRate: Phrase
  var methodApart: Phrase
  var methodRepeat: Phrase

  var download: Phrase
  var csv: Phrase
  var excel: Phrase
  var json: Phrase

  var satisfaction: Phrase
  /// Place: all, part.
  var satisfactionHeadline: Phrase
  var satisfactionNone: Phrase
  var satisfactionNote: Phrase
  var levels: PhraseTable<Rating.Level>
  var answers: Phrase

  var below: Phrase
  var lateEntries: Phrase
  var lateEntriesNote: Phrase
  /// Place: count.
  var lateEntriesMore: Phrase
  var happened: Phrase
  var entered: Phrase
  var event: Phrase
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
