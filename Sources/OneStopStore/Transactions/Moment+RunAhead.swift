import OneStop

extension Moment {
  /// What was noted between these two was noted by a clock that ran ahead and has been set right since: it does not hold
  /// now. A minute is what the clocks of one city differ by; of what is later than `span`, it is rather the present clock
  /// that is wrong, and then nothing is written at all.
  var runAhead: (from: Moment, to: Moment) {
    (adding(microseconds: Moment.minute), adding(microseconds: WatchedClock.span))
  }
}
