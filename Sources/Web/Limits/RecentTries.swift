import OneStop

/// When something was tried lately, by key: so many times within a window at most.
///
/// Exact, and each call takes a time that does not grow with what is held. What is held is bounded too: beyond the
/// capacity, the oldest try is forgotten.
package struct RecentTries<Key: Hashable & Sendable>: Sendable {
  package let limit: Int
  /// In microseconds.
  package let window: Int64
  private let capacity: Int
  private var tries: [Key: [Moment]] = [:]
  /// Every try in the order they were made, from `first` on; those that count no more among them.
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

  /// Microseconds until another try is free; 0 where one is.
  package func wait(_ key: Key, now: Moment) -> Int64 {
    guard let moments = tries[key], moments.count >= limit else { return 0 }
    let made = moments.filter { isMade($0, by: now) }
    guard made.count >= limit else { return 0 }
    return max(0, made[made.count - limit].microseconds + window - now.microseconds)
  }

  /// How many tries lie within the window, the limit at most.
  package func count(_ key: Key, now: Moment) -> Int {
    tries[key]?.count { $0.microseconds + window > now.microseconds && isMade($0, by: now) } ?? 0
  }

  /// The tries that are held of the key, some of them perhaps from before the window.
  package func moments(_ key: Key) -> [Moment] { tries[key] ?? [] }

  package mutating func note(_ key: Key, now: Moment) {
    // Two go for each that comes, so that what has expired does not pile up.
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

  /// Takes one try back, which was made at that moment: it takes no other's place.
  package mutating func forget(_ key: Key, at moment: Moment) {
    guard let place = tries[key]?.lastIndex(of: moment) else { return }
    remove(key, at: place)
  }

  /// Whether it was made by then. One of a clock that was ahead and was put back locks nobody out for years; those of a
  /// loop that has looked at the time a little later count.
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

  /// Once for as many tries as are held at most, so that it costs each of them little.
  private mutating func dropWhatCountsNoMore() {
    order = order[first...].filter { tries[$0.key]?.contains($0.moment) ?? false }
    first = 0
  }
}

extension Int64 {
  /// Microseconds as whole minutes, rounded up.
  package var minutesRoundedUp: Int { Int((self + Moment.minute - 1) / Moment.minute) }
}
