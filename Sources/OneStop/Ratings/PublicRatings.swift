/// What everybody may know of how content people are: answers by agency, or by procedure of one agency, with those cells
/// hidden that could show a person (`SmallCells`).
///
/// Counts are those of a month, or of years: whoever could ask for any days would find one answer as the difference of two
/// questions. A year shows nothing by which its months' hidden cells could be told, and an agency's procedures nothing by
/// which its own row in the city's table could.
package struct PublicRatings: Hashable, Sendable {
  /// Answers by the subject's code.
  package typealias Counts = [String: ReportFigures.Ratings]

  /// A row as it is shown; nil for what is hidden.
  package struct Row: Hashable, Sendable {
    /// The answers from the first level to the last, and their sum.
    fileprivate var cells: [Int?]

    fileprivate static let zero = Row(cells: [0, 0, 0, 0])

    package subscript(level: Rating.Level) -> Int? { cells[level.rawValue - 1] }
    package var total: Int? { cells[3] }
    fileprivate var isWhole: Bool { !cells.contains(nil) }

    fileprivate static func + (left: Row, right: Row) -> Row {
      Row(cells: zip(left.cells, right.cells).map { left, right in left.flatMap { left in right.map { left + $0 } } })
    }
  }

  /// The whole months or years that the answers are of.
  package let period: Period
  private var table: Table

  package func row(_ key: String) -> Row { table[key] }
  package var total: Row { table.total }

  /// - Parameters:
  ///   - period: the days that somebody asked for: within a month, the month is counted; beyond, the years are.
  ///   - city: by agency, each month under its first day.
  ///   - agency: whose procedures are told, with its answers by procedure; nil: the city's agencies.
  package init(
    of period: Period, city: [LocalDate: Counts], agency: (code: String, months: [LocalDate: Counts])? = nil
  ) {
    self.period = PublicRatings.period(of: period)
    let months = agency.map { MonthTables(city: city, agency: $0.code, $0.months) } ?? MonthTables(city: city)
    let (first, last) = (self.period.from, self.period.to)
    guard Period(monthOf: first).to != last else {
      table = months.month(first)
      return
    }
    // Years without an answer hide nothing.
    let years = Set(city.keys.map(\.year)).filter { (first.year...last.year).contains($0) }.sorted().map(months.year)
    let keys = Set(years.flatMap(\.rows.keys))
    table = Table(
      rows: Dictionary(uniqueKeysWithValues: keys.map { key in (key, years.reduce(.zero) { $0 + $1[key] }) }),
      total: years.reduce(.zero) { $0 + $1.total })
  }

  /// What is counted for somebody who asks for these days.
  package static func period(of period: Period) -> Period {
    let month = Period(monthOf: period.from)
    if period.to <= month.to { return month }
    let last = Period(monthOf: LocalDate(year: period.to.year, month: 12, day: 1) ?? period.to)
    return Period(from: LocalDate(year: period.from.year, month: 1, day: 1) ?? period.from, to: last.to) ?? month
  }
}

/// Rows as they are shown, with their totals; a subject without a row has no answers.
private struct Table: Hashable {
  var rows: [String: PublicRatings.Row]
  var total: PublicRatings.Row

  subscript(key: String) -> PublicRatings.Row { rows[key] ?? .zero }
}

/// The tables of months, and those of years that rest on them.
private struct MonthTables {
  private let counts: [LocalDate: PublicRatings.Counts]
  /// Of an agency's procedures: the city's tables, and the agency.
  private let whole: (tables: CityTables, agency: String)?

  init(city: [LocalDate: PublicRatings.Counts]) {
    (counts, whole) = (city, nil)
  }

  init(city: [LocalDate: PublicRatings.Counts], agency: String, _ months: [LocalDate: PublicRatings.Counts]) {
    (counts, whole) = (months, (CityTables(months: MonthTables(city: city)), agency))
  }

  func month(_ month: LocalDate) -> Table {
    table(counts[month] ?? [:], whole: whole.map { $0.tables.months.month(month)[$0.agency] }) { _, _ in false }
  }

  func year(_ year: Int) -> Table {
    let months = counts.keys.filter { $0.year == year }.sorted()
    let tables = months.map(month)
    var sums: PublicRatings.Counts = [:]
    for month in months { for (key, ratings) in counts[month] ?? [:] { sums[key, default: .init()] += ratings } }
    /// Whether the year would tell a hidden cell of a month, or what few are in several.
    func tellsMonths(_ key: String?, _ column: Int) -> Bool {
      var (hidden, sum) = (0, 0)
      for (month, table) in zip(months, tables) {
        guard (key.map { table[$0] } ?? table.total).cells[column] == nil else { continue }
        hidden += 1
        let counted = counts[month] ?? [:]
        let ratings = key.map { counted[$0].map { [$0] } ?? [] } ?? Array(counted.values)
        sum += ratings.reduce(0) { $0 + $1.cells[column] }
      }
      return hidden == 1 || hidden > 0 && sum < SmallCells.fewest
    }
    return table(sums, whole: whole.map { $0.tables.months.year(year)[$0.agency] }, alsoHidden: tellsMonths)
  }

  /// - Parameter whole: the agency's own row in the city's table. Where something of it is hidden, nothing is said of its
  ///   procedures.
  private func table(
    _ counts: PublicRatings.Counts, whole: PublicRatings.Row?,
    alsoHidden: (_ key: String?, _ column: Int) -> Bool
  ) -> Table {
    let keys = counts.keys.sorted()
    if let whole, !whole.isWhole {
      let hidden = PublicRatings.Row(cells: [nil, nil, nil, nil])
      return Table(rows: Dictionary(uniqueKeysWithValues: keys.map { ($0, hidden) }), total: whole)
    }
    let values = keys.map { counts[$0]?.cells ?? [0, 0, 0, 0] }
    let hiding = SmallCells(
      values.map { Array($0.dropLast()) }, answers: 3, totals: whole == nil ? .open : .known
    ) { row, column in alsoHidden(row < keys.count ? keys[row] : nil, column) }
    func row(_ values: [Int], _ hidden: [Bool]) -> PublicRatings.Row {
      PublicRatings.Row(cells: zip(values, hidden).map { $1 ? nil : $0 })
    }
    let totals = values.reduce([0, 0, 0, 0]) { sum, values in zip(sum, values).map { $0 + $1 } }
    return Table(
      rows: Dictionary(
        uniqueKeysWithValues: keys.indices.map { (keys[$0], row(values[$0], hiding.isHidden[$0])) }),
      total: row(totals, hiding.isHidden[keys.count]))
  }
}

/// A value cannot hold itself.
private final class CityTables: Sendable {
  let months: MonthTables

  init(months: MonthTables) { self.months = months }
}

extension ReportFigures.Ratings {
  /// From the first level to the last, and the sum.
  fileprivate var cells: [Int] { [unsatisfied, partly, satisfied, total] }

  fileprivate static func += (left: inout Self, right: Self) {
    left.satisfied += right.satisfied
    left.partly += right.partly
    left.unsatisfied += right.unsatisfied
  }
}
