import Testing

@testable import OneStop

@Suite("Public ratings")
struct PublicRatingsTests {
  private static func ratings(_ satisfied: Int, _ partly: Int = 0, _ unsatisfied: Int = 0) -> ReportFigures.Ratings {
    var ratings = ReportFigures.Ratings()
    (ratings.satisfied, ratings.partly, ratings.unsatisfied) = (satisfied, partly, unsatisfied)
    return ratings
  }

  private static func period(_ from: String, _ to: String) throws -> Period {
    let (first, last) = (try #require(LocalDate(from)), try #require(LocalDate(to)))
    return try #require(Period(from: first, to: last))
  }

  private static func month(_ text: String) throws -> LocalDate { try #require(LocalDate("\(text)-01")) }

  @Test(
    "are of the whole months of the days that are asked for",
    arguments: [
      ("2018-06-05", "2018-06-05", "2018-06-01", "2018-06-30"),
      ("2018-06-01", "2018-06-30", "2018-06-01", "2018-06-30"),
      ("2018-02-10", "2018-02-28", "2018-02-01", "2018-02-28"),
      ("2018-06-30", "2018-07-01", "2018-06-01", "2018-07-31"),
      ("2017-12-31", "2019-01-01", "2017-12-01", "2019-01-31"),
    ])
  func days(from: String, to: String, first: String, last: String) throws {
    #expect(try PublicRatings.period(of: Self.period(from, to)) == Self.period(first, last))
  }

  @Test("show ten of an agency, and not nine, nor what would tell them")
  func ten() throws {
    let june = try Self.period("2018-06-01", "2018-06-30")
    let city = [try Self.month("2018-06"): ["a": Self.ratings(10), "b": Self.ratings(9), "c": Self.ratings(50)]]
    let shown = PublicRatings(of: june, city: city)
    #expect(shown.row("b")[.satisfied] == nil && shown.row("b").total == nil)
    #expect(shown.row("a")[.satisfied] == nil)
    #expect(shown.row("c")[.satisfied] == 50)
    #expect(shown.total[.satisfied] == 69 && shown.total[.partly] == 0)
    #expect(shown.row("nobody").total == 0)
  }

  @Test("of procedures are shown where the agency's own row is whole in the city's table")
  func procedures() throws {
    let june = try Self.period("2018-06-01", "2018-06-30")
    let month = try Self.month("2018-06")
    let own = [month: ["p": Self.ratings(30), "q": Self.ratings(20)]]
    let alone = PublicRatings(
      of: june, city: [month: ["a": Self.ratings(50), "b": Self.ratings(80)]], agency: ("a", own))
    #expect(alone.row("p")[.satisfied] == 30 && alone.row("q").total == 20 && alone.total.total == 50)
    // With a small agency beside it, its own row is hidden, and its procedures would tell it.
    let beside = PublicRatings(
      of: june, city: [month: ["a": Self.ratings(50), "b": Self.ratings(3)]], agency: ("a", own))
    #expect(beside.row("p")[.satisfied] == nil && beside.row("q").total == nil && beside.total.total == nil)
    #expect(
      PublicRatings(of: june, city: [month: ["a": Self.ratings(50), "b": Self.ratings(3)]]).row("a").total == nil)
  }

  @Test("of several months are shown where each month shows them")
  func months() throws {
    let months = try ["2018-01", "2018-02", "2018-03"].map(Self.month)
    let asked = try Self.period("2018-01-01", "2018-03-31")
    func shown(_ counts: [Int]) -> Int? {
      let city = Dictionary(uniqueKeysWithValues: zip(months, counts.map { ["a": Self.ratings($0)] }))
      return PublicRatings(of: asked, city: city).row("a")[.satisfied]
    }
    #expect(shown([30, 40, 50]) == 120)
    #expect(shown([30, 0, 40]) == 70)
    #expect(shown([30, 40, 5]) == nil)
    #expect(shown([30, 8, 5]) == nil)
  }
}
