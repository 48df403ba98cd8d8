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

  /// What it is compared with, as people understand it. Whole months: as many months before. The first days of a month:
  /// the same days of the month before. A year so far: the same days of the year before; January alone is a month.
  /// Anything else: the stretch of the same length just before.
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

  /// The same days of months before, no later than their ends; the end of a month stays one.
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

  /// The moment that figures of this period are of, asked for at `now`.
  package func asOf(now: Moment) -> Moment { min(to.next.start, now) }
}
