import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import API
@testable import Pages

@Suite("Working through a list", .eachEngine) struct WorklistPagesTests {
  /// Where a button of the list leads.
  private func way(_ page: Answer, _ label: String, _ name: String = "den") -> String? {
    page.text.matches(of: /name="([a-z_]+)" value="([^"]+)" formnovalidate>([^<]+)</)
      .first { $0.output.1 == name && $0.output.3 == label }
      .map { String($0.output.2).replacing("&amp;", with: "&") }
  }

  private func codes(_ page: Answer) -> [String] {
    page.text.matches(of: /<a class="code" href="\/can-bo\/ho-so\/([^"?]+)"/).map { String($0.output.1) }
  }

  private static let orders = ["", "&xep=han", "&xep=nhan", "&xep=ma", "&xep=ten"]

  @Test("No row is skipped when others leave the list meanwhile, in any order", arguments: orders)
  func nothingSkipped(_ order: String) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      var all: Set<String> = []
      for index in 0..<103 {
        all.insert(
          "\(try portal.addDossier("Người \(index * 37 % 103 + 100)", daysAgo: index % 3, isAccepted: index % 5 > 0))")
      }
      let list = "/can-bo?muc=tat-ca\(order)"
      var page = try await browser.get(list)
      var seen = codes(page)
      #expect(page.text.contains("Hồ sơ 1–50 trong 103"))
      #expect(way(page, "Trang trước") == nil)
      for round in 0..<2 {
        // Ten of the page are done, the last row among them.
        for code in codes(page).suffix(10) { try portal.end(DossierCode(code).unwrapped) }
        page = try await browser.get(way(page, "Trang sau").unwrapped)
        #expect(page.text.contains("Hồ sơ \(round == 0 ? 41 : 81)–"), "\(round)")
        seen += codes(page)
      }
      #expect(way(page, "Trang sau") == nil)
      #expect(seen.count == 103 && Set(seen) == all)
      let back = try await browser.get(way(page, "Trang trước").unwrapped)
      #expect(codes(back).allSatisfy(seen[50..<100].contains) && codes(back).count == 40 || codes(back).count == 50)
      let start = try await browser.get(way(back, "Trang trước") ?? list)
      #expect(codes(start).first == codes(try await browser.get(list)).first)
    }
  }

  @Test("Ticks survive the next page, are counted, and are taken back")
  func ticks() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      for index in 0..<60 { try portal.addDossier("Người \(index)") }
      let list = "/can-bo?muc=tat-ca"
      let first = try await browser.get(list)
      let ticked = Array(first.chosen.prefix(3))
      func send(_ page: Answer, _ fields: [(String, String)], _ ticks: [String]) async throws -> Answer {
        try await browser.post(
          "/can-bo/nhieu-ho-so",
          pairs: [("_csrf", page.csrf), ("ve", page.value(of: "ve")?.replacing("&amp;", with: "&") ?? "")] + fields
            + ticks.map { ("ho_so", $0) })
      }
      let second = try await send(first, [("den", way(first, "Trang sau").unwrapped), ("viec", "xong")], ticked)
      #expect(second.status == 200 && second.text.contains("Còn 3 hồ sơ đã đánh dấu ở trang khác"))
      #expect(second.chosen.prefix(3) == ticked[...] && second.ticked.isEmpty)
      #expect(second.text.contains("value=\"xong\" selected"))
      let more = Array(second.chosen.suffix(2))
      let back = try await send(second, [("den", way(second, "Trang trước").unwrapped)], ticked + more)
      #expect(back.ticked == ticked && back.text.contains("Còn 2 hồ sơ đã đánh dấu ở trang khác"))
      let preview = try await send(back, [("viec", "xu-ly")], ticked + more)
      #expect(preview.text.contains("Sẽ làm: 5 hồ sơ"))

      let every = try await send(back, [("den", way(back, "Chọn tất cả trên trang này").unwrapped)], ticked + more)
      #expect(every.ticked.count == 50 && every.text.contains("Còn 2 hồ sơ"))
      let page = try await send(
        every, [("bo_trang", way(every, "Bỏ chọn tất cả", "bo_trang").unwrapped)], every.ticked + more)
      #expect(page.ticked.isEmpty && page.text.contains("Còn 2 hồ sơ"))
      let none = try await send(page, [("bo_het", way(page, "Bỏ mọi dấu", "bo_het").unwrapped)], more)
      #expect(none.ticked.isEmpty && !none.text.contains("ở trang khác"))
      // Elsewhere the buttons lead nowhere.
      for address in ["https://xau.vn/", "/can-bo/tim?q=a", "/quan-tri", ""] {
        #expect(try await send(first, [("den", address)], ticked).status == 422)
      }
    }
  }

  @Test("Back from a dossier, by its link and after an action, to the same list, order and page")
  func back() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      for index in 0..<60 { try portal.addDossier("Người \(index)") }
      let first = try await browser.get("/can-bo?muc=tat-ca&kenh=truc_tiep&xep=ten")
      let address = try way(first, "Trang sau").unwrapped
      let second = try await browser.get(address)
      let crumb = "<li><a href=\"\(address.replacing("&", with: "&amp;"))\">"
      let code = try DossierCode(codes(second)[0]).unwrapped
      #expect(try await browser.get("/can-bo/ho-so/\(code)").text.contains(crumb))
      let acted = try await browser.act(code, "xu-ly")
      for path in [try acted.location.unwrapped, "/can-bo/ho-so/\(code)/dinh-chinh"] {
        #expect(try await browser.get(path).text.contains(crumb), "\(path)")
      }
      // Of two windows each goes back to its own list, as the browser says where it comes from.
      _ = try await browser.get("/can-bo?muc=qua-han")
      let own = try await browser.get("/can-bo/ho-so/\(code)", ("Referer", "http://127.0.0.1\(address)"))
      #expect(own.text.contains(crumb))
      let found = try await browser.get("/can-bo/tim?q=Ng%C6%B0%E1%BB%9Di")
      #expect(found.status == 200)
      #expect(
        try await browser.get("/can-bo/ho-so/\(code)").text.contains(
          "<li><a href=\"/can-bo/tim?q=Ng%C6%B0%E1%BB%9Di\">"))
      for foreign in ["https://xau.vn/can-bo.html", "https://xau.vn//xau.vn", "x"] {
        browser.setCookie("danh_sach", foreign, path: "/can-bo")
        let page = try await browser.get("/can-bo/ho-so/\(code)", ("Referer", foreign))
        #expect(page.text.contains("<li><a href=\"/can-bo\">"))
      }
    }
  }

  @Test("A made-up place shows the list from its beginning", arguments: ["sau", "truoc"])
  func odd(_ field: String) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      try portal.addDossier()
      for value in [
        "", ".", "1", "1.2.3", "x.1", "1.x", "\(Int64.max).\(Int64.max)", "\(Int64.min).\(Int64.min)", ".0",
        "99999999999999999999.1",
      ] {
        for order in Self.orders {
          let page = try await browser.get("/can-bo?muc=tat-ca\(order)&\(field)=\(value)")
          #expect(page.status == 200 && codes(page).count == 1, "\(value)\(order)")
        }
      }
    }
  }
}

extension TestPortal {
  fileprivate func end(_ code: DossierCode) throws {
    let (now, calendar) = (now.adding(microseconds: Moment.hour), data.calendar)
    try store.writer.bulk { transaction in
      let id = try transaction.dossier(code).unwrapped.id
      _ = try transaction.append(to: id) {
        try $0.dossier.decide(DossierCommand(.withdraw), by: .staff(login: "ha"), calendar: calendar, now: now)
      }
    }
  }
}
