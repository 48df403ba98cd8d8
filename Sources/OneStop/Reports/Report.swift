/// An on-time report: rows of figures for a period, both days included, as of a moment that it names.
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
  /// Events of the period that were entered after the day on which they happened: the figures may have been others
  /// before.
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

/// Days from one to another, both included.
package struct Period: Hashable, Sendable {
  package var from: LocalDate
  package var to: LocalDate

  /// nil where it ends before it begins.
  package init?(from: LocalDate, to: LocalDate) {
    guard from <= to else { return nil }
    self.from = from
    self.to = to
  }

  package init(day: LocalDate) {
    from = day
    to = day
  }

  /// The month of the day.
  package init(monthOf date: LocalDate) {
    from = date.firstOfMonth
    to = from.adding(days: 31).firstOfMonth.adding(days: -1)
  }

  /// The stretch of the same length just before; for a whole month the month before.
  package var previous: Period {
    if from == from.firstOfMonth, Period(monthOf: from) == self {
      return Period(monthOf: from.adding(days: -1))
    }
    var earlier = self
    earlier.to = from.adding(days: -1)
    earlier.from = from.adding(days: -(from.days(until: to) + 1))
    return earlier
  }

  /// The moment that figures of this period are of, asked for at `now`.
  package func asOf(now: Moment) -> Moment { min(to.next.start, now) }
}
