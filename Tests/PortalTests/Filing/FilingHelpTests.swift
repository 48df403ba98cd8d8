import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Portal

@Suite("A form helps whoever fills it in", .eachEngine) struct FilingHelpTests {
  /// A household business, on a day with today's lists and two levels of government.
  private func household(_ body: (TestPortal, Browser, String) async throws -> Void) async throws {
    try await TestPortal.filing { portal in
      portal.now = try LocalDate("2026-11-30").unwrapped.start.adding(microseconds: 9 * Moment.hour)
      let browser = portal.browser()
      let start = try await browser.get("/nop-ho-so/1.001612")
      let begun = try await browser.post("/nop-ho-so/1.001612", ["_csrf": start.csrf])
      try await body(portal, browser, String(try begun.location.unwrapped.dropLast(2)))
    }
  }

  private func send(
    _ browser: Browser, _ path: String, _ fields: [(String, String)]
  ) async throws -> Answer {
    let page = try await browser.get(path)
    let hidden = ["_csrf", "ban-truoc", "mau-don"].compactMap { name in page.value(of: name).map { Part.text(name, $0) }
    }
    return try await browser.upload(path, hidden + fields.map { .text($0.0, $0.1) })
  }

  @Test("A trade in everyday words is answered by industries to choose from, and the chosen one is taken")
  func industry() async throws {
    try await household { _, browser, draft in
      let path = "\(draft)/3"
      let row = [("nganh.dong", "1"), ("nganh.1.chinh", "co"), ("von", "50 triệu")]
      let asked = try await send(browser, path, row + [("nganh.1.ma", "bán cà phê")])
      #expect(asked.status == 422)
      #expect(asked.text.contains("type=\"radio\" id=\"nganh.1.ma.chon\" name=\"nganh.1.ma.chon\" value=\"5630 "))
      #expect(asked.text.contains("name=\"nganh.1.ma.tim\" value=\"bán cà phê\""))
      #expect(asked.text.contains("dòng 1 – Mã hoặc tên ngành: Chưa rõ ngành"))
      let chosen = ("nganh.1.ma.chon", "5630 Dịch vụ phục vụ đồ uống")
      // What is typed afresh counts more than what was offered for something else.
      let other = try await send(
        browser, path, row + [("nganh.1.ma", "cắt tóc"), chosen, ("nganh.1.ma.tim", "bán cà phê")])
      #expect(other.status == 422 && other.text.contains("value=\"9621 "))
      let right = try await send(
        browser, path, row + [("nganh.1.ma", "bán cà phê"), chosen, ("nganh.1.ma.tim", "bán cà phê")])
      #expect(right.location == "\(draft)/4")
      let again = try await browser.get(path).text
      #expect(again.contains("value=\"5630 Dịch vụ phục vụ đồ uống\"") && again.contains("năm mươi triệu"))
    }
  }

  @Test("A seat outside the city is refused at its field, and the city stands there before")
  func place() async throws {
    try await household { _, browser, draft in
      let path = "\(draft)/2"
      #expect(try await browser.get(path).text.contains("<option value=\"79\" selected>"))
      let fields = [("ten_vn", "Phở Ánh"), ("tru_so.so_nha_duong", "1 Lê Lợi")]
      let outside = try await send(browser, path, fields + [("tru_so.xa", "Ba Đình"), ("tru_so.tinh", "01")])
      #expect(outside.status == 422 && outside.text.contains("Nơi này quyết định cơ quan giải quyết"))
      let slip = try await send(browser, path, fields + [("tru_so.xa", "Sài Gonn"), ("tru_so.tinh", "79")])
      #expect(slip.status == 422 && slip.text.contains("name=\"tru_so.xa.chon\" value=\"Phường Sài Gòn\""))
      let chosen = [
        ("tru_so.xa", "Sài Gonn"), ("tru_so.xa.chon", "Phường Sài Gòn"), ("tru_so.xa.tim", "Sài Gonn"),
        ("tru_so.tinh", "79"),
      ]
      #expect(try await send(browser, path, fields + chosen).location == "\(draft)/3")
    }
  }

  @Test(
    "A household's name has its proper part alone",
    arguments: [
      ("Công ty TNHH Ánh", "Tên hộ kinh doanh không được có"), ("DOANH NGHIEP Ánh", "Tên hộ kinh doanh không được có"),
      ("Hộ kinh doanh Phở Ánh", "Chỉ ghi tên riêng"), ("Phở Ánh", nil), ("Công Tâm", nil),
    ])
  func name(typed: String, sentence: String?) async throws {
    try await household { _, browser, draft in
      let answer = try await send(
        browser, "\(draft)/2",
        [
          ("ten_vn", typed), ("tru_so.so_nha_duong", "1 Lê Lợi"), ("tru_so.xa", "Phường Sài Gòn"),
          ("tru_so.tinh", "79"),
        ])
      if let sentence {
        #expect(answer.status == 422 && answer.text.contains(sentence), "\(answer.text)")
      } else {
        #expect(answer.location == "\(draft)/3")
      }
    }
  }

  @Test("A page that asks more leads there, and tells what is wrong with the rest already")
  func more() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      let answer = try await draft.send(3, [("ho_tro_tai_nha", "co"), ("hen_lay", "1/1/1990")])
      #expect(answer.location == "\(draft.path)/3?them=1#ly_do_tai_nha")
      let page = try await draft.browser.get("\(draft.path)/3?them=1")
      #expect(page.text.contains("href=\"#hen_lay\"") && page.text.contains("Ngày này đã qua"))
      #expect(!page.text.contains("href=\"#ly_do_tai_nha\""), "it has only just been asked")
      // A constant is not asked.
      let second = try await draft.browser.get("\(draft.path)/2").text
      #expect(!second.contains("Loại việc"))
      try await draft.fillIn()
      #expect(try await draft.browser.get("\(draft.path)/kiem-tra").text.contains("Loại việc"))
    }
  }
}
