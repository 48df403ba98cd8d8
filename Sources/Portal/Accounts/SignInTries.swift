import OneStop
import Synchronization

/// Wrong tries at signing in, within a quarter of an hour: five for a client and an account, thirty for a client over all
/// accounts (an agency's people share one address), fifty for an account; then a wait.
///
/// Held in memory; what is held is bounded. A try counts from its beginning, so that many at once are not many free ones.
final class SignInTries: Sendable {
  static let window = 15 * Moment.minute
  private static let capacity = 100_000

  private struct Key: Hashable {
    var client: String?
    var login: String?
  }

  private let tries = Mutex<[Key: [Moment]]>([:])

  private static func limits(_ client: String, _ login: String) -> [(key: Key, limit: Int)] {
    [
      (Key(client: client, login: login), 5), (Key(client: client, login: nil), 30),
      (Key(client: nil, login: login), 50),
    ]
  }

  /// Counts a try. Where it is one too many it does not count, and the answer is the minutes to wait.
  func begin(client: String, login: String, now: Moment) -> Int? {
    tries.withLock { tries in
      let limits = SignInTries.limits(client, login)
      var wait = 0
      for (key, limit) in limits {
        let recent = tries[key, default: []].filter { isRecent($0, now) }
        tries[key] = recent.isEmpty ? nil : recent
        guard recent.count >= limit, let oldest = recent.suffix(limit).first else { continue }
        let left = oldest.microseconds + SignInTries.window - now.microseconds
        wait = max(wait, Int((left + Moment.minute - 1) / Moment.minute))
      }
      if wait > 0 { return wait }
      if tries.count > SignInTries.capacity {
        tries = tries.filter { $0.value.last.map { isRecent($0, now) } ?? false }
      }
      for (key, limit) in limits { tries[key] = (tries[key] ?? []).suffix(limit - 1) + [now] }
      return nil
    }
  }

  /// It was the right password: this try was none, and those before it are forgiven to this client.
  func succeeded(client: String, login: String, begunAt moment: Moment) {
    tries.withLock { tries in
      for (key, _) in SignInTries.limits(client, login) {
        guard let place = tries[key]?.lastIndex(of: moment) else { continue }
        tries[key]?.remove(at: place)
      }
      tries[Key(client: client, login: login)] = nil
    }
  }

  private func isRecent(_ moment: Moment, _ now: Moment) -> Bool {
    moment.microseconds + SignInTries.window > now.microseconds
  }
}
