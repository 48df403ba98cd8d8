import OneStop
import OneStopStore

/// The city's figures for the home page: the last thirty days, today included.
struct HomeFigures: Hashable {
  var period: Period
  var asOf: Moment
  /// Early and on time, of `done`.
  var onTime: Int
  var done: Int

  /// nil where nothing was done.
  var rate: Rate? { Rate(onTime, of: done) }
  /// The same figures, by agency.
  var address: String { "/thong-ke?tu=\(period.from)&den=\(period.to)" }
}

extension Visit {
  /// At most half a minute old: the home page is asked for more often than its figures change.
  func homeFigures() throws -> HomeFigures {
    if let figures = portal.homeFigures, figures.asOf <= now, figures.asOf.date == now.date,
      now < figures.asOf.adding(microseconds: 30 * Moment.second)
    {
      return figures
    }
    let period = Period(from: now.date.adding(days: -29), to: now.date) ?? Period(monthOf: now.date)
    let total = try ReportBuilder(catalogue: catalogue, for: .everyone).total(
      of: period, scope: .city, from: reader, now: now)
    let figures = HomeFigures(period: period, asOf: now, onTime: total.onTimeCount, done: total.ended.rated)
    portal.homeFigures = figures
    return figures
  }
}
