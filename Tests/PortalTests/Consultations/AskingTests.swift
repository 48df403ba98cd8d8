import OneStop
import TestSupport
import Testing

@testable import API
@testable import Words

@Suite("Asking other agencies") struct AskingTests {
  @Test("Agencies named by the law are ticked with their times, until they are asked")
  func preselected() async throws {
    try await TestPortal.run { portal in
      let asker = try await portal.signedIn("xd", agency: Permit.construction)
      let code = try portal.takeIn(of: Permit.procedure)
      let page = try await asker.get("/can-bo/ho-so/\(code)")
      for agency in [Permit.planning, Permit.environment, Permit.police] {
        #expect(page.text.contains("value=\"\(try agency.unwrapped)\" checked"))
      }
      #expect(page.text.contains("12 ngày làm việc"))
      let asked = try await asker.askAgencies(
        code, [("co_quan", "\(try Permit.planning.unwrapped)"), ("noi_dung", "Ý kiến?")])
      #expect(asked.location == "/can-bo/ho-so/\(code)?da=hoi-y-kien")
      let after = try await asker.get("/can-bo/ho-so/\(code)")
      #expect(after.text.contains(", trả lời <time datetime=") && after.text.contains(">trước 17 giờ, "))
      #expect(after.text.contains(": chưa đến 1 phút") && !after.text.contains("0 giờ 0 phút"))
      #expect(!after.text.contains("name=\"co_quan\" value=\"\(try Permit.planning.unwrapped)\""))
      #expect(after.text.contains("value=\"\(try Permit.police.unwrapped)\" checked"))
    }
  }

  @Test("The agency that is asked sees the count above an empty worklist and in the navigation, due or not")
  func waiting() async throws {
    try await TestPortal.run { portal in
      let asker = try await portal.signedIn("xd", agency: Permit.construction)
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      #expect(try await !asked.get("/can-bo").text.contains("câu hỏi chờ cơ quan bạn"))
      for count in 1...2 {
        let code = try portal.takeIn(of: Permit.procedure)
        _ = try await asker.askAgencies(
          code, [("co_quan", "\(try Permit.planning.unwrapped)"), ("noi_dung", "Ý kiến?")])
        let list = try await asked.get("/can-bo").text
        #expect(
          list.contains("\(count) câu hỏi chờ cơ quan bạn trả lời") && list.contains("không có hồ sơ nào chưa xong"))
        #expect(list.contains("href=\"/can-bo/lien-thong?muc=hoi-ta\">\(count) cần trả lời</a>"))
      }
      #expect(try await !asker.get("/can-bo").text.contains("cần trả lời</a>"))
    }
  }

  @Test(
    "The agency that asked finds the answer: marked in the worklist, and among closed questions")
  func answered() async throws {
    try await TestPortal.run { portal in
      let asker = try await portal.signedIn("xd", agency: Permit.construction)
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let code = try portal.permit(asking: [Permit.planning, Permit.police])
      let (link, mark) = ("href=\"/can-bo/ho-so/\(code)\"", "Có trả lời mới")
      let lists = ["/can-bo?muc=tat-ca", "/can-bo/tim?q=anh"]
      for list in lists { #expect(try await !asker.get(list).text.contains(mark), "\(list)") }
      #expect(try await !asker.get("/can-bo/lien-thong?muc=ta-hoi-xong").text.contains(link))
      #expect(try await asked.answer(of: code, "agree").status == 303)
      for list in lists { #expect(try await asker.get(list).text.contains(mark), "\(list)") }
      let over = try await asker.get("/can-bo/lien-thong?muc=ta-hoi-xong").text
      #expect(over.contains(link) && over.contains("Thống nhất") && over.contains("Nguyễn Thị Ánh"))
      #expect(try await !asker.get("/can-bo/lien-thong?muc=da-xong").text.contains(link))
      #expect(try await !asked.get("/can-bo/lien-thong?muc=ta-hoi-xong").text.contains(link))
      #expect(try await asked.get("/can-bo/lien-thong?muc=da-xong").text.contains(link))
      #expect(try await asker.act(code, "xu-ly").status == 303)
      for list in lists { #expect(try await !asker.get(list).text.contains(mark), "\(list)") }
    }
  }

  @Test("Several at once: those named by the law with its times, another with the time that was entered")
  func several() async throws {
    try await TestPortal.run { portal in
      let asker = try await portal.signedIn("xd", agency: Permit.construction)
      let code = try portal.takeIn(of: Permit.procedure)
      let fields = [
        ("co_quan", "\(try Permit.planning.unwrapped)"), ("co_quan", "\(try Permit.police.unwrapped)"),
        ("noi_dung", "Chiều cao <b>?"),
      ]
      let answer = try await asker.askAgencies(code, fields)
      #expect(answer.status == 303)
      let later = try await asker.askAgencies(
        code, [("co_quan_khac", TestStore.department), ("so_ngay", "3"), ("noi_dung", "Khác")])
      #expect(later.status == 303)
      let consultations = try portal.dossier(code).consultations
      #expect(consultations.map(\.agency) == [Permit.planning, Permit.police, TestPortal.department])
      #expect(consultations.map(\.request.time.value) == [12, 12, 3])
      #expect(consultations.map(\.request.isSilenceAgreement) == [true, true, false])
      let page = try await asker.get("/can-bo/ho-so/\(code)")
      #expect(page.text.contains("Chiều cao &lt;b&gt;?") && !page.text.contains("cao <b>"))
      // Everybody reads who is asked, and nobody what.
      let open = try await portal.browser().get("/tra-cuu/\(code)")
      #expect(open.text.contains("Sở Quy hoạch - Kiến trúc"))
      #expect(!open.text.contains("Chiều cao"))
    }
  }

  static let wrong: [(fields: [(String, String)], field: String)] = [
    ([("noi_dung", "Câu hỏi này")], "co_quan"),
    ([("co_quan", "000.00.33.H29")], "noi_dung"),
    ([("co_quan", "000.00.33.H29"), ("so_ngay", "0"), ("noi_dung", "Câu hỏi này")], "so_ngay"),
    ([("co_quan", "000.00.33.H29"), ("so_ngay", "366"), ("noi_dung", "Câu hỏi này")], "so_ngay"),
    ([("co_quan", "000.00.33.H29"), ("so_ngay", "mười"), ("noi_dung", "Câu hỏi này")], "so_ngay"),
    ([("co_quan_khac", "000.00.14.H29"), ("noi_dung", "Câu hỏi này")], "so_ngay"),
    ([("co_quan", "000.00.17.H29"), ("so_ngay", "3"), ("noi_dung", "Câu hỏi này")], "co_quan"),
    ([("co_quan", "000.00.99.H99"), ("so_ngay", "3"), ("noi_dung", "Câu hỏi này")], "co_quan"),
    ([("co_quan_khac", "không có"), ("so_ngay", "3"), ("noi_dung", "Câu hỏi này")], "co_quan_khac"),
    ([("co_quan", "000.00.13.H29"), ("noi_dung", "Câu hỏi này")], "co_quan"),
  ]

  @Test("A form with mistakes is 422, with everything that was typed, and nobody is asked", arguments: wrong)
  func mistakes(_ fields: [(String, String)], _ field: String) async throws {
    try await TestPortal.run { portal in
      let asker = try await portal.signedIn("xd", agency: Permit.construction)
      let code = try portal.permit(asking: [Permit.environment])
      let answer = try await asker.askAgencies(code, fields)
      #expect(answer.status == 422)
      #expect(answer.text.contains("href=\"#hoi-y-kien-\(field)\""))
      #expect(answer.text.contains("id=\"hoi-y-kien-\(field)-loi\""))
      for (name, value) in fields {
        if name == "noi_dung" { #expect(answer.text.contains(">\n\(value)</textarea>")) }
        if value == "000.00.33.H29" { #expect(answer.text.contains("value=\"\(value)\" checked")) }
        if name == "so_ngay" { #expect(answer.text.contains("value=\"\(value)\"")) }
      }
      #expect(try portal.dossier(code).consultations.count == 1)
    }
  }

  @Test("Only the handling agency asks and withdraws; an answer and a lapse have no such form")
  func access() async throws {
    try await TestPortal.run { portal in
      let asker = try await portal.signedIn("xd", agency: Permit.construction)
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let code = try portal.permit()
      let fields = [("co_quan", "\(try Permit.police.unwrapped)"), ("noi_dung", "Ý kiến?")]
      #expect(try await asked.askAgencies(code, fields).status == 403)
      let page = try await asked.get("/can-bo/ho-so/\(code)")
      #expect(
        try await asked.post("/can-bo/ho-so/\(code)/rut-hoi-y-kien", ["_csrf": page.csrf, "y_kien": "1"]).status == 403)
      let own = try await asker.get("/can-bo/ho-so/\(code)")
      #expect(
        try await asker.post("/can-bo/ho-so/\(code)/het-han-tra-loi", ["_csrf": own.csrf, "y_kien": "1"]).status == 404)
      #expect(try await asker.post("/can-bo/ho-so/\(code)/rut-hoi-y-kien", ["y_kien": "1"]).status == 403)
      #expect(try portal.dossier(code).consultations.map(\.isOpen) == [true])
      #expect(
        try await asker.post("/can-bo/ho-so/\(code)/rut-hoi-y-kien", ["_csrf": own.csrf, "y_kien": "7"]).status == 409)
      #expect(
        try await asker.post("/can-bo/ho-so/\(code)/rut-hoi-y-kien", ["_csrf": own.csrf, "y_kien": "1"]).status == 303)
      #expect(try portal.dossier(code).consultations.map(\.end?.outcome) == [.withdrawn])
    }
  }

  @Test("The lists are for the two agencies, with what is due soon and what is late")
  func lists() async throws {
    try await TestPortal.run { portal in
      let asker = try await portal.signedIn("xd", agency: Permit.construction)
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let other = try await portal.signedIn("mt", agency: Permit.environment)
      let code = try portal.permit(question: "Về chiều cao", days: 1, silence: false)
      let link = "href=\"/can-bo/ho-so/\(code)\""
      let mine = try await asked.get("/can-bo/lien-thong")
      #expect(mine.text.contains(link) && mine.text.contains("Về chiều cao"))
      #expect(mine.text.contains("1 cần trả lời"))
      #expect(try await asker.get("/can-bo/lien-thong?muc=ta-hoi").text.contains(link))
      for tab in ["hoi-ta", "ta-hoi", "da-xong"] {
        #expect(try await !other.get("/can-bo/lien-thong?muc=\(tab)").text.contains(link))
      }
      portal.now = portal.now.adding(microseconds: 7 * Moment.day)
      try await portal.signIn("qh", with: asked)
      #expect(try await asked.get("/can-bo/lien-thong").text.contains("tag bad"))
      #expect(try await asked.answer(of: code, "agree").status == 303)
      #expect(try await !asked.get("/can-bo/lien-thong").text.contains(link))
      #expect(try await asked.get("/can-bo/lien-thong?muc=da-xong").text.contains(link))
      #expect(try await asked.get("/can-bo/lien-thong?muc=xyz&sau=-4.1.x").status == 200)
    }
  }

  @Test("A list has pages: no question is skipped when others are closed meanwhile", arguments: ["hoi-ta", "ta-hoi"])
  func pages(tab: String) async throws {
    try await TestPortal.run { portal in
      let codes = try (0..<52).map { _ in "\(try portal.permit())" }
      let browser = try await portal.signedIn(
        "qh", agency: tab == "hoi-ta" ? Permit.planning : Permit.construction)
      let shown = { (page: Answer) in
        page.text.matches(of: /scope="row"><a class="code" href="\/can-bo\/ho-so\/([^"]+)"/).map { String($0.output.1) }
      }
      let first = try await browser.get("/can-bo/lien-thong?muc=\(tab)")
      #expect(shown(first) == Array(codes.prefix(50)) && first.way("prev") == nil)
      for code in codes[40..<50] { try portal.act(DossierCommand(.withdraw), on: DossierCode(code).unwrapped) }
      let second = try await browser.get(first.way("next").unwrapped)
      #expect(shown(second) == Array(codes.suffix(2)) && second.way("next") == nil)
      let back = try await browser.get(second.way("prev").unwrapped)
      #expect(shown(back) == Array(codes[..<40] + codes[50...]) && back.way("prev") == nil)
      let ended = try await browser.get("/can-bo/lien-thong?muc=da-xong")
      #expect(shown(ended) == (tab == "hoi-ta" ? Array(codes[40..<50].reversed()) : []))
    }
  }

  @Test("Ending a dossier names the agencies whose questions it withdraws")
  func finishing() async throws {
    try await TestPortal.run { portal in
      let asker = try await portal.signedIn("xd", agency: Permit.construction)
      let code = try portal.permit(asking: [Permit.planning, Permit.police])
      let page = try await asker.get("/can-bo/ho-so/\(code)")
      #expect(page.text.contains("2 cơ quan chưa trả lời"))
      let fields: KeyValuePairs = ["_csrf": page.csrf, "phien_ban": page.value(of: "phien_ban") ?? ""]
      #expect(try await asker.post("/can-bo/ho-so/\(code)/xong", fields).status == 303)
      #expect(try portal.dossier(code).consultations.map(\.end?.outcome) == [.overtaken, .overtaken])
      #expect(try await asker.get("/can-bo/ho-so/\(code)").text.contains("Sở Quy hoạch - Kiến trúc"))
    }
  }
}
