import OneStop
import Synchronization

/// Wrong tries at the details of dossiers: five an hour for a client and a dossier, twenty an hour for a client over
/// all dossiers, fifty an hour for a dossier; then a wait.
///
/// Held in memory, for an hour; what is held is bounded.
final class WrongTries: Sendable {
  private static let window = Moment.hour
  private static let capacity = 100_000

  private struct Key: Hashable {
    var client: String?
    var code: DossierCode?
  }

  private let tries = Mutex<[Key: [Moment]]>([:])

  private static func limits(_ client: String, _ code: DossierCode) -> [(key: Key, limit: Int)] {
    [
      (Key(client: client, code: code), 5), (Key(client: client, code: nil), 20), (Key(client: nil, code: code), 50),
    ]
  }

  /// Minutes to wait before another try is looked at; nil where one is free.
  func wait(client: String, code: DossierCode, now: Moment) -> Int? {
    tries.withLock { tries in
      WrongTries.limits(client, code).compactMap { key, limit -> Int? in
        let recent = tries[key, default: []].filter { $0.adding(microseconds: WrongTries.window) > now }
        guard recent.count >= limit, let oldest = recent.suffix(limit).first else { return nil }
        let left = oldest.microseconds + WrongTries.window - now.microseconds
        return Int((left + Moment.minute - 1) / Moment.minute)
      }.max()
    }
  }

  func note(client: String, code: DossierCode, now: Moment) {
    tries.withLock { tries in
      if tries.count > WrongTries.capacity {
        tries = tries.filter { $0.value.last.map { $0.adding(microseconds: WrongTries.window) > now } ?? false }
      }
      for (key, limit) in WrongTries.limits(client, code) {
        var moments = tries[key, default: []]
        moments.append(now)
        tries[key] = Array(moments.suffix(limit))
      }
    }
  }
}
