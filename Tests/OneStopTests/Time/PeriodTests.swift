import Testing

@testable import OneStop

@Suite("What a period is compared with") struct PeriodTests {
  @Test(
    "The days that people expect",
    arguments: [
      // This month so far: the same days of the month before, as far as it has them.
      ("2026-11-01/2026-11-28", "2026-10-01/2026-10-28"), ("2026-11-01/2026-11-01", "2026-10-01/2026-10-01"),
      ("2026-03-01/2026-03-29", "2026-02-01/2026-02-28"), ("2026-01-01/2026-01-15", "2025-12-01/2025-12-15"),
      ("2024-03-01/2024-03-30", "2024-02-01/2024-02-29"),
      // Whole months.
      ("2026-11-01/2026-11-30", "2026-10-01/2026-10-31"), ("2026-02-01/2026-02-28", "2026-01-01/2026-01-31"),
      ("2026-04-01/2026-06-30", "2026-01-01/2026-03-31"), ("2025-12-01/2026-02-28", "2025-09-01/2025-11-30"),
      // This year so far, and a whole year.
      ("2026-01-01/2026-11-28", "2025-01-01/2025-11-28"), ("2025-01-01/2025-12-31", "2024-01-01/2024-12-31"),
      ("2024-01-01/2024-02-29", "2023-01-01/2023-02-28"), ("2025-01-01/2025-02-28", "2024-01-01/2024-02-29"),
      // Any others: as many days before.
      ("2026-11-04/2026-11-10", "2026-10-28/2026-11-03"), ("2026-11-28/2026-11-28", "2026-11-27/2026-11-27"),
      ("2026-03-01/2026-04-15", "2026-01-14/2026-02-28"),
      ("2024-01-01/2025-12-31", "2022-01-01/2023-12-31"),
    ])
  func previous(period: String, expected: String) throws {
    #expect(try read(period).previous == read(expected))
  }

  @Test("Whatever the days, what they are compared with ends before they begin")
  func before() throws {
    var day = try #require(LocalDate("2023-12-28"))
    for step in 1...400 {
      let period = try #require(Period(from: day, to: day.adding(days: step % 97)))
      #expect(period.previous.to < period.from, "\(period)")
      day = day.next
    }
  }

  @Test("A report tells how things stood when its period ended, and until then how they stand")
  func asOf() throws {
    let june = try read("2018-06-01/2018-06-30")
    let (end, within) = (try moment("2018-07-01T00:00"), try moment("2018-06-15T08:00"))
    #expect(june.asOf(now: within) == within)
    #expect(june.asOf(now: end.adding(microseconds: Moment.day)) == end)
  }

  private func read(_ text: String) throws -> Period {
    let days = try text.split(separator: "/").map { try #require(LocalDate(String($0))) }
    return try #require(Period(from: days[0], to: days[1]))
  }
}
