import OneStop

/// When something was tried lately, by key: so many times within a window at most.
///
/// Exact, and each call takes a time that does not grow with what is held. What is held is bounded too: beyond the
/// capacity, the oldest try is forgotten.
struct RecentTries<Key: Hashable & Sendable>: Sendable {
  let limit: Int
  /// In microseconds.
  let window: Int64
  private let capacity: Int
  private var tries: [Key: [Moment]] = [:]
  /// Every try in the order they were made, from `first` on; those that were taken back among them.
  private var order: [(key: Key, moment: Moment)] = []
  private var first = 0

  /// - Parameters:
  ///   - window: in microseconds.
  ///   - capacity: how many tries of all keys are held.
  init(limit: Int, window: Int64, capacity: Int = 16_384) {
    self.limit = limit
    self.window = window
    self.capacity = capacity
  }

  /// How many tries are held, of all keys.
  var count: Int { order.count - first }

  /// Microseconds until another try is free; 0 where one is.
  func wait(_ key: Key, now: Moment) -> Int64 {
    guard let moments = tries[key], moments.count >= limit else { return 0 }
    return max(0, moments[moments.count - limit].microseconds + window - now.microseconds)
  }

  /// How many tries lie within the window, the limit at most.
  func count(_ key: Key, now: Moment) -> Int {
    tries[key]?.count { $0.microseconds + window > now.microseconds } ?? 0
  }

  /// The tries that are held of the key, some of them perhaps from before the window.
  func moments(_ key: Key) -> [Moment] { tries[key] ?? [] }

  mutating func note(_ key: Key, now: Moment) {
    // Two go for each that comes, so that what has expired does not pile up.
    for _ in 0..<2 where first < order.count && order[first].moment.microseconds + window <= now.microseconds {
      forgetOldest()
    }
    if count >= capacity { forgetOldest() }
    var moments = tries.removeValue(forKey: key) ?? []
    if moments.count >= limit { moments.removeFirst(moments.count - limit + 1) }
    moments.append(now)
    tries[key] = moments
    order.append((key, now))
  }

  /// Takes one try back, which was made at that moment.
  mutating func forget(_ key: Key, at moment: Moment) {
    guard let place = tries[key]?.lastIndex(of: moment) else { return }
    tries[key]?.remove(at: place)
    if tries[key]?.isEmpty == true { tries[key] = nil }
  }

  private mutating func forgetOldest() {
    let oldest = order[first]
    first += 1
    if var moments = tries[oldest.key] {
      let kept = moments.firstIndex { $0 > oldest.moment } ?? moments.count
      if kept == moments.count {
        tries[oldest.key] = nil
      } else if kept > 0 {
        moments.removeFirst(kept)
        tries[oldest.key] = moments
      }
    }
    if first >= 1_024, first * 2 >= order.count {
      order.removeFirst(first)
      first = 0
    }
  }
}

extension Int64 {
  /// Microseconds as whole minutes, rounded up.
  var minutesRoundedUp: Int { Int((self + Moment.minute - 1) / Moment.minute) }
}
