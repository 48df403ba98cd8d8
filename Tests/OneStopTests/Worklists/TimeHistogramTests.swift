import Testing

@testable import OneStop

@Suite("Times are counted in buckets")
struct TimeHistogramTests {
  @Test(
    "A bucket holds the time, and its middle is within a thirtieth of it",
    arguments: [0, 1, 15, 16, 17, 31, 32, 59, 60, 479, 480, 1_440, 10_000, 123_456, 5_000_000])
  func middle(_ minutes: Int64) {
    let time = minutes * Moment.minute
    let middle = TimeHistogram.time(of: TimeHistogram.bucket(of: time))
    #expect(abs(middle - time) <= max(Moment.minute / 2, time / 30))
  }

  @Test("Buckets follow each other without gaps")
  func order() {
    var last = 0
    for minutes in 1...20_000 {
      let bucket = TimeHistogram.bucket(of: Int64(minutes) * Moment.minute)
      #expect(bucket == last || bucket == last + 1)
      last = bucket
    }
    #expect(TimeHistogram.bucket(of: -5) == 0)
  }

  @Test(
    "Tenths of the cases, the smallest time that covers them",
    arguments: [(1, 1), (5, 5), (9, 9), (10, 10)])
  func tenths(_ tenths: Int, _ minutes: Int64) throws {
    var histogram = TimeHistogram()
    for minute in 1...10 { histogram.add(1, bucket: TimeHistogram.bucket(of: Int64(minute) * Moment.minute)) }
    #expect(try #require(histogram.time(tenths: tenths)) / Moment.minute == minutes)
  }

  @Test("Nothing is told without cases, and what is taken out does not count")
  func empty() {
    var histogram = TimeHistogram()
    #expect(histogram.time(tenths: 9) == nil)
    histogram.add(1, bucket: 3)
    histogram.add(2, bucket: 9)
    histogram.add(-2, bucket: 9)
    #expect(histogram.time(tenths: 9) == TimeHistogram.time(of: 3))
    histogram.add(-1, bucket: 3)
    #expect(histogram.time(tenths: 9) == nil)
  }
}
