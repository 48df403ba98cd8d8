/// A range of days, first and last included.
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

  /// The period with which people would compare it. Whole months: as many months before. The first days of a month: the
  /// same days of the month before. A year so far: the same days of the year before; January alone is a month. Anything
  /// else: the period of the same length just before.
  package var previous: Period {
    let months = (to.year - from.year) * 12 + to.components.month - from.components.month
    if from == from.firstOfMonth, from.components.month == 1, from.year == to.year, months > 0 {
      if let earlier = shifted(months: 12) { return earlier }
    }
    if from == from.firstOfMonth, months == 0 || to == Period(monthOf: to).to {
      if let earlier = shifted(months: months + 1) { return earlier }
    }
    var earlier = self
    earlier.to = from.adding(days: -1)
    earlier.from = from.adding(days: -(from.days(until: to) + 1))
    return earlier
  }

  /// The same days this many months before, at the latest the end of the month; the end of a month stays the end.
  private func shifted(months: Int) -> Period? {
    func shifted(_ date: LocalDate) -> LocalDate? {
      let month = date.year * 12 + date.components.month - 1 - months
      guard let first = LocalDate(year: month / 12, month: month % 12 + 1, day: 1) else { return nil }
      let last = Period(monthOf: first).to
      return date == Period(monthOf: date).to ? last : min(last, first.adding(days: date.components.day - 1))
    }
    guard let from = shifted(from), let to = shifted(to) else { return nil }
    return Period(from: from, to: to)
  }

  /// The moment at which figures of this period stand, asked for at `now`.
  package func asOf(now: Moment) -> Moment { min(to.next.start, now) }
}
