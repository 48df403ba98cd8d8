import OneStop
import OneStopStore

/// Within how many working days dossiers of a procedure were done, over all agencies.
package struct UsualTimes: Hashable, Sendable {
  /// Half of them.
  package let half: Int
  /// Nine in ten.
  package let most: Int
  package let cases: Int

  package init(half: Int, most: Int, cases: Int) {
    (self.half, self.most, self.cases) = (half, most, cases)
  }

  /// nil where too few are known (`StepTimes.fewest`).
  init?(_ times: TimeHistogram) {
    guard times.total >= StepTimes.fewest, let half = times.time(tenths: 5), let most = times.time(tenths: 9) else {
      return nil
    }
    self.half = UsualTimes.days(half)
    self.most = UsualTimes.days(most)
    cases = times.total
  }

  /// Begun days of eight hours.
  private static func days(_ time: Int64) -> Int { Int((time + day - 1) / day) }

  private static let day = 8 * 60 * Moment.minute
}

extension LoopState {
  /// How long they are kept, in microseconds: every agency's figures are read for them.
  private static let usualTimesAge = 600 * Moment.second

  /// nil where too few dossiers are known, and for confidential procedures, of which there are no public figures.
  package func usualTimes(of procedure: Procedure, now: Moment) throws -> UsualTimes? {
    if procedure.isConfidential { return nil }
    if let kept = usualTimes[procedure.code], now < kept.until { return kept.times }
    let times = UsualTimes(try reader.timesToEnd(of: procedure.code))
    usualTimes[procedure.code] = (times, now.adding(microseconds: LoopState.usualTimesAge))
    return times
  }
}
