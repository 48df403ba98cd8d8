import Markup
import OneStop
import TestSupport
import Testing

@testable import Pages
@testable import Portal
@testable import Words

@Suite("An answer as it is read") struct DraftValuesTests {
  private static func list(_ name: String, from day: String) throws -> IndustryList {
    IndustryList(
      decision: name, validFrom: try LocalDate(day).unwrapped,
      [IndustryList.Industry(code: "4711", level: 4, name: name)])
  }

  @Test(
    "An industry has the name of the list that is in force on the day",
    arguments: [
      ("2018-06-01", "4711 <span lang=\"vi\">Cũ</span>"), ("2026-01-01", "4711 <span lang=\"vi\">Mới</span>"),
    ])
  func industries(day: String, text: String) throws {
    let lists = FormLists(industries: [
      try Self.list("Cũ", from: "2007-01-23"), try Self.list("Mới", from: "2025-11-15"),
    ])
    let values = DraftValues(
      words: try Resources.words(.vietnamese), setting: FormSetting(today: try LocalDate(day).unwrapped, lists: lists),
      language: .vietnamese)
    let html = try values.text(.text("4711"), of: .industry).unwrapped
    #expect(String(decoding: html.bytes, as: UTF8.self) == text)
  }
}
