import Foundation
import TestSupport
import Testing

@Suite("Killed while a form is filed") struct KilledFilingTests {
  private static let procedure = "2.000815"

  /// A draft of a certified copy, filled in; and the form that files it.
  private struct Home {
    let city: City
    var browser: StaffBrowser
    let draft: String
    let form: String

    init(_ city: City, _ server: ServingProgram) async throws {
      let browser = StaffBrowser(port: server.port)
      let start = try await browser.get("/nop-ho-so/\(KilledFilingTests.procedure)")
      let begun = try await browser.post(
        "/nop-ho-so/\(KilledFilingTests.procedure)", "_csrf=\(try start.token("_csrf"))&nop-cho=minh")
      let first = try #require(begun.field("Location"))
      let draft = String(first.dropLast(2))
      let pages = [
        [("yc_ho_ten", "Nguyễn Thị Ánh"), ("yc_so_dinh_danh", "079190000001"), ("yc_dien_thoai", "0912345678")],
        [
          ("giay_to.dong", "1"), ("giay_to.1.ten", "Bằng"), ("giay_to.1.ngon_ngu", "viet"),
          ("giay_to.1.so_trang", "4"), ("giay_to.1.so_ban", "3"),
        ], [],
      ]
      for (number, fields) in pages.enumerated() {
        let path = "\(draft)/\(number + 1)"
        let page = try await browser.get(path)
        let all = [("_csrf", try page.token("_csrf")), ("ban-truoc", try page.token("ban-truoc"))] + fields
        let parts = all.map { "--x\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }
        let body = parts.joined() + "--x--\r\n"
        let head =
          "POST \(path) HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
          + "Content-Length: \(body.utf8.count)\r\n"
        let answer = try await browser.ask(head, body)
        try #require(answer.status == 303, "\(answer.text)")
      }
      let check = try await browser.get("\(draft)/kiem-tra")
      form =
        "_csrf=\(try check.token("_csrf"))&da-xem=\(try check.token("da-xem"))&co_quan=000.01.41.H29&tra_ket_qua=counter&bao_tin=khong"
      (self.city, self.browser, self.draft) = (city, browser, draft)
    }

    func beginFiling() async throws -> TestClient {
      try await browser.begin(
        "POST \(draft)/kiem-tra HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
          + "Content-Length: \(form.utf8.count)\r\n", form)
    }

    func file() async throws -> Answer { try await browser.post("\(draft)/kiem-tra", form) }

    func count(_ sql: String) throws -> Int { try Database.number(city, sql) }

    /// It is one dossier, however often it is sent.
    func isFiledOnce() async throws {
      for _ in 0..<2 {
        let answer = try await file()
        #expect(answer.status == 303 && answer.field("Location") == "\(draft)/da-nop", "\(answer.text)")
      }
      #expect(try count("SELECT count(*) FROM dossiers") == 1)
      #expect(try count("SELECT count(*) FROM events WHERE kind = 'file'") == 1)
      #expect(try count("SELECT count(*) FROM drafts WHERE filed IS NOT NULL AND answers = '{}'") == 1)
      #expect(try count("SELECT count(*) FROM filed_answers") == 1)
      let check = try await city.check()
      #expect(check.status == 0, "\(check.output)\(check.complaint)")
    }
  }

  private static func city() async throws -> (City, ServingProgram) {
    let city = try await City()
    // With the forms of the catalogue, which only a new folder is given.
    try FileManager.default.removeItem(atPath: city.data)
    return (city, try await ServingProgram.start(city, ["--catalogue", "2018"]))
  }

  @Test("in the middle of its transaction: nothing is filed, and the draft is there to file")
  func middle() async throws {
    let (city, first) = try await Self.city()
    var home = try await Home(city, first)
    try Database.brake(city, kind: "file", turns: 50_000_000)
    let client = try await home.beginFiling()
    // The writer's lock says that the transaction has begun.
    try await eventually { (try? Database.change(city, "BEGIN IMMEDIATE; ROLLBACK")) == nil }
    first.signal(SIGKILL)
    #expect(await first.end() == SIGKILL)
    withExtendedLifetime(client) {}
    try Database.change(city, "DROP TRIGGER brake")
    #expect(try home.count("SELECT count(*) FROM dossiers") == 0)
    #expect(try home.count("SELECT count(*) FROM drafts WHERE filed IS NULL") == 1)
    let second = try await ServingProgram.start(city)
    home.browser = StaffBrowser(port: second.port, as: home.browser)
    #expect(try await home.browser.get("\(home.draft)/1").text.contains("value=\"Nguyễn Thị Ánh\""))
    try await home.isFiledOnce()
    #expect(await second.stop() == 0)
  }

  @Test("once it was answered: it is filed, and not again")
  func answered() async throws {
    let (city, first) = try await Self.city()
    var home = try await Home(city, first)
    #expect(try await home.file().field("Location") == "\(home.draft)/da-nop")
    first.signal(SIGKILL)
    #expect(await first.end() == SIGKILL)
    let second = try await ServingProgram.start(city)
    home.browser = StaffBrowser(port: second.port, as: home.browser)
    try await home.isFiledOnce()
    #expect(await second.stop() == 0)
  }
}

extension Answer {
  /// The value of a hidden field.
  fileprivate func token(_ name: String) throws -> String {
    let start = try #require(text.firstRange(of: "name=\"\(name)\" value=\"")).upperBound
    return String(text[start...].prefix { $0 != "\"" })
  }
}
