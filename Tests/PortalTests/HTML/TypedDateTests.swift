import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Web
@testable import Words

@Suite("Dates and times as people type them") struct TypedDateTests {
  @Test(
    "A day, in every way in use",
    arguments: [
      "1/6/2018", "01/06/2018", "01-06-2018", "1.6.2018", "01 06 2018", "1 / 6 / 2018", "01062018", "1/6/18",
      "2018-06-01",
      "2018/6/1", "2018.06.01",
    ])
  func dates(_ text: String) { #expect(LocalDate(typed: text)?.description == "2018-06-01") }

  @Test(
    "Texts that are not a day, or are ambiguous",
    arguments: [
      "", "1/6", "30/02/2018", "32/1/2018", "1/13/2018", "2018-13-01", "1/6/201", "1/6/8",
      "99999999999999999999/6/2018", "hôm nay", "20180601x", "1/6/0000",
    ])
  func noDates(_ text: String) { #expect(LocalDate(typed: text) == nil) }

  @Test(
    "A time",
    arguments: [
      ("17:00", "17:00"), ("17h", "17:00"), ("17h30", "17:30"), ("7.05", "07:05"), ("9", "09:00"),
      ("17 giờ 30", "17:30"), ("17 GIỜ", "17:00"), ("00:00", "00:00"),
    ])
  func times(_ text: String, _ time: String) { #expect(TimeOfDay(typed: text)?.description == time) }

  @Test(
    "Texts that are not a time",
    arguments: ["", "24:00", "12:60", "x", "1:2:3", "17:000", "5 PM", "99999999999999999999"])
  func noTimes(_ text: String) { #expect(TimeOfDay(typed: text) == nil) }

  @Test("A field shows a link's date as people write it, and a typed text as it was", arguments: Language.allCases)
  func shown(_ language: Language) throws {
    let words = try Resources.words(language)
    for (value, shown) in [("2018-06-01", "01/06/2018"), ("1.6.18", "1.6.18"), ("30/02/2018", "30/02/2018"), ("", "")] {
      let field = Form(FormContent([(name: "tu", value: value)]), words: words).date("tu", words.reports.from)
      let html = String(decoding: field.bytes, as: UTF8.self)
      #expect(html.contains("type=\"text\" value=\"\(shown)\"") && html.contains("inputmode=\"numeric\""), "\(html)")
      #expect(!html.contains("type=\"date\"") && !html.contains("placeholder"))
    }
  }
}
