/// What the public may know about people's satisfaction: answers by agency, or by procedure of one agency, without the
/// cells that could identify a person (`SmallCells`).
///
/// Counts are of whole months: with freely chosen days, a single answer could be found as the difference of two tables.
/// Several months show only what each of them shows, so that they reveal nothing new; and an agency's procedures are
/// shown only where nothing in its own row of the city's table is hidden.
package struct PublicRatings: Hashable, Sendable {
  /// Answers by the subject's code.
  package typealias Counts = [String: ReportFigures.Ratings]

  /// A row as it is shown; hidden cells are nil.
  package struct Row: Hashable, Sendable {
    /// The answers from the first level to the last, then their sum.
    fileprivate var cells: [Int?]

    fileprivate static let zero = Row(cells: [0, 0, 0, 0])

    package subscript(level: Rating.Level) -> Int? { cells[level.rawValue - 1] }
    package var total: Int? { cells[3] }
    fileprivate var isWhole: Bool { !cells.contains(nil) }

    fileprivate static func + (left: Row, right: Row) -> Row {
      Row(cells: zip(left.cells, right.cells).map { left, right in left.flatMap { left in right.map { left + $0 } } })
    }
  }

  /// The whole months to which the answers belong.
  package let period: Period
  private var table: Table

  package func row(_ key: String) -> Row { table[key] }
  package var total: Row { table.total }

  /// - Parameters:
  ///   - period: the days asked for.
  ///   - city: by agency, each month under its first day.
  ///   - agency: the one whose procedures are shown, with its answers by procedure; nil: the city's agencies are shown.
  package init(
    of period: Period, city: [LocalDate: Counts], agency: (code: String, months: [LocalDate: Counts])? = nil
  ) {
    self.period = PublicRatings.period(of: period)
    let (first, last) = (self.period.from, self.period.to)
    // Months without answers hide nothing.
    let months = city.filter { (first...last).contains($0.key) }.map { month, counts in
      let whole = Table(counts)
      guard let agency else { return whole }
      return Table(agency.months[month] ?? [:], of: whole[agency.code])
    }
    let keys = Set(months.flatMap(\.rows.keys))
    table = Table(
      rows: Dictionary(uniqueKeysWithValues: keys.map { key in (key, months.reduce(.zero) { $0 + $1[key] }) }),
      total: months.reduce(.zero) { $0 + $1.total })
  }

  /// The months that are counted for these days.
  package static func period(of period: Period) -> Period {
    Period(from: period.from.firstOfMonth, to: Period(monthOf: period.to).to) ?? period
  }
}

/// A month's rows as they are shown, with their totals; a subject without a row had no answers.
private struct Table: Hashable {
  var rows: [String: PublicRatings.Row]
  var total: PublicRatings.Row

  init(rows: [String: PublicRatings.Row], total: PublicRatings.Row) {
    (self.rows, self.total) = (rows, total)
  }

  /// - Parameter whole: the row of the city's table for the agency whose procedures these are. If part of it is hidden,
  ///   its procedures are hidden too.
  init(_ counts: PublicRatings.Counts, of whole: PublicRatings.Row? = nil) {
    let keys = counts.keys.sorted()
    if let whole, !whole.isWhole {
      let hidden = PublicRatings.Row(cells: [nil, nil, nil, nil])
      self.init(rows: Dictionary(uniqueKeysWithValues: keys.map { ($0, hidden) }), total: whole)
      return
    }
    let values = keys.map { counts[$0]?.cells ?? [0, 0, 0, 0] }
    let isHidden = SmallCells(
      values.map { Array($0.dropLast()) }, answers: 3, totals: whole == nil ? .open : .known
    ).isHidden
    let totals = values.reduce([0, 0, 0, 0]) { sum, values in zip(sum, values).map { $0 + $1 } }
    let rows = zip(values + [totals], isHidden).map { values, hidden in
      PublicRatings.Row(cells: zip(values, hidden).map { $1 ? nil : $0 })
    }
    self.init(rows: Dictionary(uniqueKeysWithValues: zip(keys, rows)), total: rows[keys.count])
  }

  subscript(key: String) -> PublicRatings.Row { rows[key] ?? .zero }
}

extension ReportFigures.Ratings {
  /// From the first level to the last, then the sum.
  fileprivate var cells: [Int] { [unsatisfied, partly, satisfied, total] }
}
