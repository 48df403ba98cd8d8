import OneStop
import Testing

@testable import Portal

@Suite struct WorklistTests {
  @Test("Each list has its dossiers and no others, and its number")
  func lists() async throws {
    let server = try await RunningPortal.start()
    let browser = try await server.signedIn()
    let old = try await server.addDossier("Quá Hạn", daysAgo: 120)
    let fresh = try await server.addDossier("Mới Nhận")
    let filed = try await server.addDossier("Nộp Mạng", isAccepted: false)
    for (tab, code) in [("qua-han", old), ("cho-tiep-nhan", filed)] {
      let page = try await browser.get("/can-bo?muc=\(tab)")
      #expect(page.body.contains("/can-bo/ho-so/\(code)\""))
      #expect(!page.body.contains("/can-bo/ho-so/\(fresh)\""))
    }
    let all = try await browser.get("/can-bo")
    for code in [old, fresh, filed] { #expect(all.body.contains("/can-bo/ho-so/\(code)\"")) }
    #expect(all.body.contains("Tất cả <span class=\"count\">3</span>"))
    let empty = try await browser.get("/can-bo?muc=cho-tra")
    #expect(empty.body.contains("Không có kết quả nào chờ trả."))
  }

  @Test("Whoever has handled a dossier finds it in hand")
  func mine() async throws {
    let server = try await RunningPortal.start()
    let browser = try await server.signedIn()
    let code = try await server.addDossier()
    let page = try await browser.get("/can-bo/ho-so/\(code)")
    _ = try await browser.post("/can-bo/ho-so/\(code)/xu-ly", ["_csrf": page.value(of: "_csrf") ?? ""])
    let list = try await browser.get("/can-bo")
    #expect(list.body.contains("Tôi đang giữ <span class=\"count\">1</span>"))
    #expect(list.body.contains("aria-current=\"page\">Tôi đang giữ"))
    #expect(list.body.contains("/can-bo/ho-so/\(code)\""))
  }

  @Test("Fifty a page, and the rest on the next")
  func pages() async throws {
    let server = try await RunningPortal.start()
    let browser = try await server.signedIn()
    for index in 0..<51 { try await server.addDossier("Người \(index)") }
    let first = try await browser.get("/can-bo?muc=tat-ca")
    #expect(first.body.split(separator: "<tr><th scope=\"row\">").count == 51)
    #expect(first.body.contains("rel=\"next\" href=\"/can-bo?muc=tat-ca&amp;trang=2\""))
    let second = try await browser.get("/can-bo?muc=tat-ca&trang=2")
    #expect(second.body.split(separator: "<tr><th scope=\"row\">").count == 2)
    #expect(second.body.contains("rel=\"prev\"") && !second.body.contains("rel=\"next\""))
    #expect(try await browser.get("/can-bo?muc=tat-ca&trang=99999999999999999999").status == 200)
  }

  @Test("What is due today or on the next working day is counted in the navigation")
  func badge() async throws {
    let server = try await RunningPortal.start()
    let browser = try await server.signedIn()
    let code = try await server.addDossier()
    #expect(try await !browser.get("/can-bo/tim").body.contains("sắp đến hạn</a>"))
    let due = try await server.dossier(code).due.unwrapped
    server.now = Moment(due.date, TimeOfDay(8, 0))
    let again = try await server.signedIn("nga")
    #expect(try await again.get("/can-bo/tim").body.contains(">1 sắp đến hạn</a>"))
    #expect(try await again.get("/can-bo?muc=sap-den-han").body.contains("\(code)"))
  }
}

@Suite struct SearchTests {
  @Test(
    "By code, its tail, name with or without diacritics, phone and identity number",
    arguments: [
      "tran thi anh", "TRẦN THỊ ÁNH NGUYỆT", "nguyet tran", "ánh ngu", "0912 345 678", "+84912345678",
      "079 185 012 345",
    ])
  func found(_ query: String) async throws {
    let server = try await RunningPortal.start()
    let browser = try await server.signedIn()
    let code = try await server.addDossier()
    let page = try await browser.get("/can-bo/tim?q=\(percentEncoded(query))")
    #expect(page.status == 200)
    #expect(page.body.contains("/can-bo/ho-so/\(code)\""))
  }

  @Test("A code that is found goes straight to its dossier")
  func code() async throws {
    let server = try await RunningPortal.start()
    let browser = try await server.signedIn()
    let code = try await server.addDossier()
    for query in ["\(code)", "\(code)".lowercased(), String(code.tail), " \(code.tail) "] {
      let answer = try await browser.get("/can-bo/tim?q=\(percentEncoded(query))")
      #expect(answer.status == 303)
      #expect(answer["location"] == "/can-bo/ho-so/\(code)")
    }
  }

  @Test("Another agency's dossiers are not found, except by leaders above it")
  func agencies() async throws {
    let server = try await RunningPortal.start()
    let ward = try Resources.ward.unwrapped
    let code = try await server.addDossier("Lê Văn Xa", agency: ward.code)
    let stranger = try await server.signedIn()
    for query in ["le van xa", "\(code)"] {
      let page = try await stranger.get("/can-bo/tim?q=\(percentEncoded(query))")
      #expect(page.status == 200)
      #expect(page.body.contains("Không có hồ sơ nào khớp"))
      #expect(!page.body.contains("/can-bo/ho-so/"))
    }
    let leader = try await server.signedIn("truong", role: .leader, agency: ward.parent)
    #expect(try await leader.get("/can-bo/tim?q=le+van+xa").body.contains("/can-bo/ho-so/\(code)\""))
    let officer = try await server.signedIn("phong", role: .officer, agency: ward.parent)
    #expect(try await !officer.get("/can-bo/tim?q=le+van+xa").body.contains("/can-bo/ho-so/\(code)\""))
  }

  @Test("Nothing asked, and what is markup in a question, are answered with a sentence")
  func sentences() async throws {
    let server = try await RunningPortal.start()
    let browser = try await server.signedIn()
    #expect(try await browser.get("/can-bo/tim").body.contains("id=\"q-loi\"") == false)
    #expect(try await browser.get("/can-bo/tim?q=").body.contains("id=\"q-loi\""))
    let page = try await browser.get("/can-bo/tim?q=%3Cscript%3Ealert(1)%3C/script%3E")
    #expect(!page.body.contains("<script>alert"))
    #expect(page.body.contains("“&lt;script&gt;alert(1)&lt;/script&gt;”"))
  }
}

extension Resources {
  /// A ward with a district above it.
  static var ward: Agency? {
    get throws { try Catalogue().reading(catalogue()).agencies.first { $0.kind == .ward && $0.parent != nil } }
  }
}
