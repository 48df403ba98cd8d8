/// A week of seven days from Monday, numbered within its year (ISO 8601): the first week is the one with the year's
/// first Thursday.
package struct ISOWeek: Hashable, Comparable, Sendable {
  package let monday: LocalDate

  package init(containing date: LocalDate) {
    monday = date.monday
  }

  /// nil where the year has no such week.
  package init?(year: Int, number: Int) {
    guard (1...53).contains(number), (2...9998).contains(year),
      let first = LocalDate(year: year, month: 1, day: 4)?.monday
    else { return nil }
    self.init(containing: first.adding(days: 7 * (number - 1)))
    if self.year != year { return nil }
  }

  /// Reads `2018-23`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2], parts.allSatisfy({ $0.utf8.allSatisfy(isDigit) }),
      let year = Int(typed: parts[0], in: 1...9_999), let number = Int(typed: parts[1], in: 1...53)
    else { return nil }
    self.init(year: year, number: number)
  }

  /// The year that the week belongs to: that of its Thursday.
  package var year: Int { monday.adding(days: 3).year }

  package var number: Int {
    // 4 January is always in the first week.
    let first = LocalDate(year: year, month: 1, day: 4)?.monday ?? monday
    return first.days(until: monday) / 7 + 1
  }

  package var period: Period { Period(day: monday).extended(to: monday.adding(days: 6)) }
  package var previous: ISOWeek { ISOWeek(containing: monday.adding(days: -7)) }
  package var next: ISOWeek { ISOWeek(containing: monday.adding(days: 7)) }

  package static func < (left: ISOWeek, right: ISOWeek) -> Bool { left.monday < right.monday }
}

extension ISOWeek: CustomStringConvertible {
  /// `2018-23`
  package var description: String { "\(padded(year, 4))-\(padded(number, 2))" }
}

extension Period {
  fileprivate func extended(to last: LocalDate) -> Period {
    var period = self
    period.to = max(to, last)
    return period
  }
}
