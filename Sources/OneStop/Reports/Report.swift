/// An on-time report: rows of figures for a period, first and last day included, as of a given moment.
package struct Report: Hashable, Sendable {
  package enum Grouping: String, Hashable, Sendable, CaseIterable {
    case agency, field, procedure
  }

  package struct Row: Hashable, Sendable {
    /// The agency's or procedure's code, or the field's slug.
    package var key: String
    package var name: BilingualText
    package var figures: ReportFigures

    package init(key: String, name: BilingualText, figures: ReportFigures) {
      self.key = key
      self.name = name
      self.figures = figures
    }
  }

  package var period: Period
  /// The period's last moment, or the moment of asking where that is earlier.
  package var asOf: Moment
  package var grouping: Grouping
  package var rows: [Row]
  package var total: ReportFigures
  /// Events of the period that were entered after the day on which they happened: earlier reports may show other
  /// figures.
  package var lateEntries: Int

  package init(
    period: Period, asOf: Moment, grouping: Grouping, rows: [Row], total: ReportFigures, lateEntries: Int = 0
  ) {
    self.period = period
    self.asOf = asOf
    self.grouping = grouping
    self.rows = rows
    self.total = total
    self.lateEntries = lateEntries
  }
}
