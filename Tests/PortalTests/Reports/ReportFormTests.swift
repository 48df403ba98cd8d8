import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

@Suite struct ReportFormTests {
  private func form(_ pairs: (String, String)...) throws -> ReportForm {
    let now = try reportMoment("2018-06-13T09:41")
    return ReportForm(
      FormContent(pairs.map { (name: $0.0, value: $0.1) }), standard: ReportPeriodName.thisMonth.period(now: now),
      today: now.date, words: try Resources.words(.vietnamese))
  }

  @Test("without days, it has the standard period and today")
  func standard() throws {
    let form = try form()
    #expect(try form.period == reportPeriod("2018-06-01", "2018-06-13"))
    #expect(form.grouping == .agency && form.format == .html)
  }

  @Test(
    "accepts days as browsers send and people type them; a single day stands for a whole period",
    arguments: [
      ("2018-05-01", "2018-05-31", "2018-05-01", "2018-05-31"), ("1/5/2018", "31.05.2018", "2018-05-01", "2018-05-31"),
      ("2018-05-01", "", "2018-05-01", "2018-06-13"), ("", "2018-05-20", "2018-05-01", "2018-05-20"),
      ("2018-07-01", "", "2018-07-01", "2018-07-01"),
    ])
  func days(from: String, to: String, first: String, last: String) throws {
    #expect(try form(("tu", from), ("den", to)).period == reportPeriod(first, last))
  }

  @Test(
    "gives mistakes back as they were typed, with advice",
    arguments: [
      ("tu", "2018-13-45"), ("den", "hôm qua <b>"), ("tu", "1999-12-31"), ("den", "2101-01-01"), ("theo", "x"),
      ("dang", "pdf"),
    ])
  func mistakes(name: String, value: String) throws {
    let form = try form((name, value))
    #expect(form.period == nil && form.form.isWrong)
    guard name == "tu" || name == "den" else { return }
    let value = LocalDate(value).map(LocalDate.typed) ?? value
    let html = String(decoding: form.html(action: .reports, hasGroupings: true).bytes, as: UTF8.self)
    #expect(html.contains("value=\"\(String(decoding: HTML(text: value).bytes, as: UTF8.self))\""))
    #expect(html.contains("aria-invalid=\"true\""))
  }

  @Test("says that an impossible date does not exist", arguments: ["31/2/2018", "2018-02-30", "1.13.2018"])
  func noDay(value: String) throws {
    let html = String(decoding: try form(("tu", value)).form.errorSummary.bytes, as: UTF8.self)
    #expect(html.contains("Không có ngày \(value) trong lịch"))
  }

  @Test("refuses an end before the beginning")
  func order() throws {
    let form = try form(("tu", "2018-06-02"), ("den", "2018-06-01"))
    #expect(form.period == nil)
    #expect(form.form.mistakes.map(\.field) == ["den"])
  }
}
