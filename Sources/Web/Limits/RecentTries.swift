import OneStop

/// Recent tries by key, with a limit on how many may fall within a window of time.
///
/// It is exact, and a call's time does not grow with the number of tries held. That number is bounded: beyond the
/// capacity, the oldest try is forgotten.
package struct RecentTries<Key: Hashable & Sendable>: Sendable {
  package let limit: Int
  /// In microseconds.
  package let window: Int64
  private let capacity: Int
  private var tries: [Key: [Moment]] = [:]
  /// Every try in order, from `first` on, including those that no longer count.
  private var order: [(key: Key, moment: Moment)] = []
  private var first = 0
  /// How many tries are held, of all keys.
  package private(set) var count = 0

  /// - Parameters:
  ///   - window: in microseconds.
  ///   - capacity: how many tries of all keys are held.
  package init(limit: Int, window: Int64, capacity: Int = 16_384) {
    self.limit = limit
    self.window = window
    self.capacity = capacity
  }

  /// Microseconds until another try is allowed; 0 where one is.
  package func wait(_ key: Key, now: Moment) -> Int64 {
    guard let moments = tries[key], moments.count >= limit else { return 0 }
    let made = moments.filter { isMade($0, by: now) }
    guard made.count >= limit else { return 0 }
    return max(0, made[made.count - limit].microseconds + window - now.microseconds)
  }

  /// How many tries fall within the window, at most the limit.
  package func count(_ key: Key, now: Moment) -> Int {
    tries[key]?.count { $0.microseconds + window > now.microseconds && isMade($0, by: now) } ?? 0
  }

  /// The tries held for the key, some perhaps from before the window.
  package func moments(_ key: Key) -> [Moment] { tries[key] ?? [] }

  package mutating func note(_ key: Key, now: Moment) {
    // Two are dropped for each that is added, so that expired ones do not pile up.
    for _ in 0..<2 where first < order.count && order[first].moment.microseconds + window <= now.microseconds {
      passOldest()
    }
    while count >= capacity { passOldest() }
    var moments = tries.removeValue(forKey: key) ?? []
    let surplus = max(0, moments.count - limit + 1)
    moments.removeFirst(surplus)
    moments.append(now)
    tries[key] = moments
    count += 1 - surplus
    order.append((key, now))
    if order.count - first > 2 * capacity { dropWhatCountsNoMore() }
  }

  /// Notes it unless it is one too many; false then.
  package mutating func noteIfAllowed(_ key: Key, now: Moment) -> Bool {
    guard wait(key, now: now) == 0 else { return false }
    note(key, now: now)
    return true
  }

  /// Takes back the try made at that moment, so that it uses up nothing.
  package mutating func forget(_ key: Key, at moment: Moment) {
    guard let place = tries[key]?.lastIndex(of: moment) else { return }
    remove(key, at: place)
  }

  /// Whether the try was made by then. Tries from a clock that was ahead and was set back must not lock anybody out for
  /// years; those of another loop, which read the time slightly later, do count.
  private func isMade(_ moment: Moment, by now: Moment) -> Bool {
    moment.microseconds <= now.microseconds + Moment.minute
  }

  private mutating func passOldest() {
    let oldest = order[first]
    first += 1
    if let place = tries[oldest.key]?.firstIndex(of: oldest.moment) { remove(oldest.key, at: place) }
    if first >= 1_024, first * 2 >= order.count {
      order.removeFirst(first)
      first = 0
    }
  }

  private mutating func remove(_ key: Key, at place: Int) {
    tries[key]?.remove(at: place)
    if tries[key]?.isEmpty == true { tries[key] = nil }
    count -= 1
  }

  /// Runs once for as many tries as are held at most, so that each try costs little.
  private mutating func dropWhatCountsNoMore() {
    // Each try that is held has one place in the order: the last, if several were made at one moment.
    var held = tries
    var kept: [(key: Key, moment: Moment)] = []
    for made in order[first...].reversed() {
      guard let place = held[made.key]?.lastIndex(of: made.moment) else { continue }
      held[made.key]?.remove(at: place)
      kept.append(made)
    }
    order = kept.reversed()
    first = 0
  }
}

extension Int64 {
  /// Microseconds as whole minutes, rounded up.
  package var minutesRoundedUp: Int { Int((self + Moment.minute - 1) / Moment.minute) }
}
