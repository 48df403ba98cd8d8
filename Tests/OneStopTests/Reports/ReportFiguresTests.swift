import Foundation
import Testing

@testable import OneStop

@Suite struct ReportFiguresTests {
  @Test("Figures come back as they were kept, also those from before corrections were counted")
  func decoding() throws {
    var figures = ReportFigures()
    figures.received.direct = 3
    figures.ended.early = 2
    figures.ratings.partly = 1
    figures.repeatSupplements = 1
    figures.corrections = 4
    let kept = try JSONEncoder().encode(figures)
    #expect(try JSONDecoder().decode(ReportFigures.self, from: kept) == figures)
    let text = String(decoding: kept, as: UTF8.self)
    let old = text.replacing("\"corrections\":4,", with: "").replacing(",\"corrections\":4", with: "")
    #expect(old != text)
    figures.corrections = 0
    #expect(try JSONDecoder().decode(ReportFigures.self, from: Data(old.utf8)) == figures)
  }
}
