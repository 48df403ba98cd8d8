import OneStop
import OneStopStore
import Operations
import Web

extension Visit {
  /// At most half a minute old, since the home page is requested more often than its figures change.
  func homeFigures() throws -> HomeFigures {
    if let figures = state.homeFigures, figures.asOf <= now, figures.asOf.date == now.date,
      now < figures.asOf.adding(microseconds: 30 * Moment.second)
    {
      return figures
    }
    let period = Period(from: now.date.adding(days: -29), to: now.date) ?? Period(monthOf: now.date)
    let total = try ReportBuilder(catalogue: catalogue, for: .everyone).total(
      of: period, scope: .city, from: reader, now: now)
    let figures = HomeFigures(period: period, asOf: now, onTime: total.onTimeCount, done: total.ended.rated)
    state.homeFigures = figures
    return figures
  }
}
