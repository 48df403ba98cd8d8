/// How long something took in many cases, as counts of cases in buckets of working time.
///
/// Buckets are a minute wide below 16 minutes and a sixteenth of their octave above: quantiles are accurate to 4 %, and
/// cases can be added and removed.
package struct TimeHistogram: Hashable, Sendable {
  private struct Count: Hashable {
    var bucket: Int
    var cases: Int
  }

  /// By bucket, in order.
  private var counts: [Count] = []
  /// The number of cases.
  package private(set) var total = 0

  package init() {}

  package mutating func add(_ count: Int, bucket: Int) {
    var (place, end) = (0, counts.count)
    while place < end {
      let middle = (place + end) / 2
      if counts[middle].bucket < bucket { place = middle + 1 } else { end = middle }
    }
    if place < counts.count, counts[place].bucket == bucket {
      counts[place].cases += count
    } else {
      counts.insert(Count(bucket: bucket, cases: count), at: place)
    }
    total += count
  }

  /// The bucket of a time in microseconds.
  package static func bucket(of time: Int64) -> Int {
    let minutes = Int(max(0, time) / Moment.minute)
    if minutes < 16 { return minutes }
    let exponent = Int.bitWidth - 1 - minutes.leadingZeroBitCount
    return 16 * (exponent - 3) + (minutes >> (exponent - 4)) & 15
  }

  /// The middle of a bucket, in microseconds.
  package static func time(of bucket: Int) -> Int64 {
    let (row, place) = (bucket / 16, Int64(bucket % 16))
    let (lower, width) = row == 0 ? (place, 1) : ((16 + place) << Int64(row - 1), Int64(1) << Int64(row - 1))
    return lower * Moment.minute + width * Moment.minute / 2
  }

  /// The time that this many tenths of the cases did not exceed, in microseconds; nil without cases.
  package func time(tenths: Int) -> Int64? {
    guard total > 0 else { return nil }
    let wanted = (total * tenths + 9) / 10
    var seen = 0
    for count in counts {
      seen += count.cases
      if seen >= wanted { return TimeHistogram.time(of: count.bucket) }
    }
    return nil
  }
}
