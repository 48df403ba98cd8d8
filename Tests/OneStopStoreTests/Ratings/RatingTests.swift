import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite(.eachEngine) struct RatingTests {
  @Test("A dossier is rated once, and the rating is counted on its day")
  func once() throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    let rating = Rating(level: .partly, comment: "Chờ lâu", at: .at("2018-06-20T00:00"))
    let answers = try store.writer.bulk { transaction in
      let stored = try transaction.accept()
      let second = Rating(level: .satisfied, comment: "", at: .at("2018-06-21T08:00"))
      return [try transaction.rate(rating, dossier: stored), try transaction.rate(second, dossier: stored)]
    }
    #expect(answers == [true, false])
    let reader = try store.makeReader()
    #expect(try reader.rating(of: 1) == rating)
    #expect(try reader.rating(of: 2) == nil)
    let june = Period(monthOf: .on("2018-06-01"))
    for (agencies, count) in [(nil, 1), ([.district1], 1), ([.district2], 0), ([], 0)] as [(Set<AgencyCode>?, Int)] {
      #expect(try reader.comments(in: june, agencies: agencies, limit: 9).count == count)
      #expect(try reader.commentCount(in: june, agencies: agencies) == count)
    }
    for (day, count) in [("2018-06-19", 0), ("2018-06-20", 1), ("2018-06-21", 0)] {
      #expect(try reader.commentCount(in: Period(day: .on(day)), agencies: nil) == count)
    }
    let figures = try reader.figures(
      by: .agency, in: Period(monthOf: .on("2018-06-01")), now: .at("2018-07-01T00:00"))
    #expect(figures[AgencyCode.district1.description]?.ratings.partly == 1)
    #expect(figures[AgencyCode.district1.description]?.ratings.total == 1)
    #expect(try store.check().findings == [])
  }
}
