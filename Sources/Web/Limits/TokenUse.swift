import OneStop
import Synchronization

/// How often tokens were used in the current hour.
package final class TokenUse: Sendable {
  private struct State {
    package var hour: Int64 = 0
    package var counts: [String: Int] = [:]
    package var seen: Set<String> = []
  }

  private let state = Mutex(State())

  /// Whether it is the first call in this hour with the token of this digest, so that many at once make one record.
  package func isFirst(_ digest: String, now: Moment) -> Bool {
    state.withLock { state in
      let hour = now.microseconds / Moment.hour
      if hour != state.hour { state = State(hour: hour) }
      return state.seen.insert(digest).inserted
    }
  }

  /// Counts a call of the token with this digest; returns the seconds to wait where it is one too many.
  package func count(_ digest: String, limit: Int, now: Moment) -> Int? {
    state.withLock { state in
      let hour = now.microseconds / Moment.hour
      if hour != state.hour { state = State(hour: hour) }
      let count = state.counts[digest, default: 0]
      guard count < limit else {
        return Int((Moment.hour - now.microseconds % Moment.hour) / Moment.second) + 1
      }
      state.counts[digest] = count + 1
      return nil
    }
  }
}
