import Testing

@testable import OneStop

@Suite("Erasing a dossier's personal data") struct ErasureTests {
  @Test(
    "The same day so many months earlier or later, or the last of the month",
    arguments: [
      ("2026-03-31", -1, "2026-02-28"), ("2024-03-31", -1, "2024-02-29"), ("2026-01-15", -1, "2025-12-15"),
      ("2026-11-29", -60, "2021-11-29"), ("2026-12-31", 2, "2027-02-28"), ("2026-05-01", 12, "2027-05-01"),
      ("2026-05-01", 0, "2026-05-01"),
    ])
  func months(_ day: String, _ months: Int, _ expected: String) throws {
    #expect(try #require(LocalDate(day)).adding(months: months).description == expected)
  }

  @Test(
    "A period is one to twelve hundred months",
    arguments: [
      ("0", nil), ("1", 1), ("60", 60), ("1200", 1_200), ("1201", nil), ("10000", nil), ("-1", nil), ("", nil),
      ("6.5", nil), ("9223372036854775808", nil),
    ] as [(String, Int?)])
  func period(_ text: String, _ months: Int?) { #expect(RetentionPeriod(typed: text)?.months == months) }

  @Test(
    "What ended on a day is due once the whole months are over, and not before",
    arguments: [
      ("2026-10-29", 1, "2026-11-29", false), ("2026-10-28", 1, "2026-11-29", true),
      ("2026-01-31", 1, "2026-02-28", false), ("2026-01-31", 1, "2026-03-01", true),
      // The days that February lacks keep nothing longer.
      ("2026-02-28", 1, "2026-03-28", false), ("2026-02-28", 1, "2026-03-29", true),
      ("2026-02-28", 1, "2026-03-31", true), ("2026-03-01", 1, "2026-03-31", false),
      ("2026-03-01", 1, "2026-04-01", false), ("2026-03-01", 1, "2026-04-02", true),
      ("2024-02-28", 12, "2025-02-28", false), ("2024-02-29", 12, "2025-02-28", false),
      ("2024-02-29", 12, "2025-03-01", true),
    ])
  func due(_ ended: String, _ months: Int, _ today: String, _ isDue: Bool) throws {
    let end = try #require(LocalDate(ended)).start.adding(microseconds: 15 * Moment.hour)
    let cutoff = try #require(RetentionPeriod(months)).cutoff(on: #require(LocalDate(today)))
    #expect((end < cutoff) == isDue)
  }
}
