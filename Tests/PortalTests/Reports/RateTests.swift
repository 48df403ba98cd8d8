import Testing

@testable import Words

@Suite struct RateTests {
  @Test(
    "is rounded to a tenth of a percent, and says 100 or 0 percent only if that is exact",
    arguments: [
      (2, 3, "66,7%", "66.7%"), (412_907, 428_316, "96,4%", "96.4%"),
      (9_999, 10_000, "99,9%", "99.9%"),
      (1, 1, "100,0%", "100.0%"), (0, 7, "0,0%", "0.0%"), (1, 100_000, "0,1%", "0.1%"),
      (1, 8, "12,5%", "12.5%"), (1, 2_000, "0,1%", "0.1%"),
    ])
  func text(part: Int, whole: Int, vietnamese: String, english: String) throws {
    let rate = try #require(Rate(part, of: whole))
    #expect(rate.text(.vietnamese) == vietnamese)
    #expect(rate.text(.english) == english)
  }

  @Test("is none without dossiers")
  func nothing() {
    #expect(Rate(0, of: 0) == nil)
  }
}
