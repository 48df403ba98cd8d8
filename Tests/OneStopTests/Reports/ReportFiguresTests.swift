import Foundation
import Testing

@testable import OneStop

@Suite struct ReportFiguresTests {
  @Test("What is withdrawn counts where it had been received")
  func withdrawn() throws {
    for isAccepted in [true, false] {
      var life = try Life(accepted: isAccepted)
      let before = life.dossier
      try life.act(.withdraw, "2018-06-04T10:00")
      let changes = TallyChanges.byAgency(from: before, to: life.dossier, at: try moment("2018-06-04T10:00"))
      let count = changes.flatMap(\.changes.days).reduce(0) { $0 + $1.change.withdrawn }
      #expect(count == (isAccepted ? 1 : 0))
    }
  }

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
