import OneStop
import Testing

@testable import OneStopStore

@Suite struct TallySegmentTests {
  /// The days that the segments stand for.
  private func days(_ segments: [TallySegment]) -> [LocalDate] {
    let all = LocalDate.on("2014-12-01")...LocalDate.on("2021-02-01")
    return all.filter { day in segments.contains { $0.periods.contains($0.unit.period(of: day)) } }
  }

  static let stretches = [
    ("2018-06-01", "2018-06-30", 1), ("2018-06-01", "2018-06-01", 1), ("2018-01-01", "2018-12-31", 1),
    ("2016-01-01", "2018-12-31", 1), ("2015-12-31", "2019-01-01", 3), ("2018-02-10", "2018-05-20", 3),
    ("2016-02-01", "2016-02-29", 1), ("2017-11-15", "2020-03-14", 5), ("2018-06-02", "2018-06-01", 0),
    ("2019-12-01", "2020-01-31", 1),
  ]

  @Test("A stretch of days is exactly its segments, and few of them", arguments: stretches)
  func stretch(_ from: String, _ to: String, _ count: Int) {
    let segments = TallySegment.from(.on(from), through: .on(to))
    #expect(days(segments) == (from <= to ? Array(LocalDate.on(from)...LocalDate.on(to)) : []))
    #expect(segments.count == count)
  }

  @Test("Everything up to a day", arguments: ["2018-12-31", "2018-01-01", "2018-06-30", "2018-06-15", "2016-02-29"])
  func prefix(_ day: String) {
    let segments = TallySegment.through(.on(day))
    #expect(days(segments) == Array(LocalDate.on("2014-12-01")...LocalDate.on(day)))
    #expect(segments.count <= 3)
  }
}
