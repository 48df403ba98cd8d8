import OneStop
import Testing

@testable import Pages

@Suite struct ShareBarTests {
  private func ended(_ early: Int, _ onTime: Int, _ late: Int) -> ReportFigures.Ended {
    var ended = ReportFigures.Ended()
    (ended.early, ended.onTime, ended.late) = (early, onTime, late)
    return ended
  }

  @Test("fills the width, and makes even one late dossier visible")
  func widths() {
    let html = String(decoding: ShareBar(ended(500, 499_499, 1)).html.bytes, as: UTF8.self)
    #expect(html.contains("class=\"bar-late\" d=\"M988 0h12v1H988z\""))
    #expect(html.contains("class=\"bar-early\" d=\"M0 0h12v1H0z\""))
    #expect(html.contains("aria-hidden=\"true\""))
  }

  @Test("is empty if nothing ended, and has no part for a zero")
  func empty() {
    #expect(ShareBar(ended(0, 0, 0)).html.isEmpty)
    #expect(!String(decoding: ShareBar(ended(1, 0, 0)).html.bytes, as: UTF8.self).contains("bar-late"))
  }
}
