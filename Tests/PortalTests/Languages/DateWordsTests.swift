import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Words

@Suite("Days and moments as people write them") struct DateWordsTests {
  private func text(_ html: HTML) -> String { String(decoding: html.bytes, as: UTF8.self) }

  private static let moment = "2026-06-05T09:30"

  @Test(
    "in Vietnamese with digits, in English with the month's name",
    arguments: [
      (
        Language.vietnamese, "05/06/2026", "05/06/2026", "09:30, 05/06/2026", "06/2026", "9 giờ 30, thứ Sáu, 05/06/2026"
      ),
      (
        .english, "5 June 2026", "5\u{A0}Jun\u{A0}2026", "09:30, 5\u{A0}Jun\u{A0}2026", "Jun 2026",
        "9:30 on Friday 5 June 2026"
      ),
    ])
  func forms(
    _ language: Language, date: String, short: String, shortMoment: String, month: String, moment: String
  ) throws {
    let words = try Resources.words(language)
    let at = try #require(Moment(Self.moment))
    #expect(text(words.date(at.date)) == date && words.dateText(at.date) == date)
    #expect(text(words.shortDate(at.date)) == short)
    #expect(text(words.shortMoment(at)) == shortMoment)
    #expect(words.shortMomentText(at) == shortMoment.replacing("\u{A0}", with: " "))
    #expect(words.monthText(at.date) == month)
    #expect(words.momentText(at) == moment)
    #expect(text(words.moment(at)) == "<time datetime=\"2026-06-05T09:30:00+07:00\">\(moment)</time>")
  }

  @Test("a calendar's month", arguments: [(Language.vietnamese, "Tháng 6/2026"), (.english, "June 2026")])
  func ledgerMonth(_ language: Language, _ name: String) async throws {
    try await TestPortal.run(now: "2026-06-05T09:30") { portal in
      let code = try portal.takeIn()
      let browser = portal.browser()
      _ = try await browser.get("/ngon-ngu/\(language.rawValue)")
      #expect(try await browser.get("/tra-cuu/\(code)/han").text.contains("<caption>\(name)</caption>"))
    }
  }
}
