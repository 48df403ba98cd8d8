import OneStop
import Operations
import Words

/// The city's figures for the home page: the last thirty days, today included.
package struct HomeFigures: Hashable {
  package var period: Period
  package var asOf: Moment
  /// How many of `done` were early or on time.
  package var onTime: Int
  package var done: Int

  package init(period: Period, asOf: Moment, onTime: Int, done: Int) {
    self.period = period
    self.asOf = asOf
    self.onTime = onTime
    self.done = done
  }

  /// nil where no dossier was done.
  package var rate: Rate? { Rate(onTime, of: done) }
  /// The page with the same figures by agency.
  package var address: Address { .statistics.with(period) }
}
