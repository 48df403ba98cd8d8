import OneStop
import TestSupport
import Testing

@Suite("Guessing at a dossier's four digits") struct WrongDigitsTests {
  @Test("twenty failures a day by all clients, and sixty in all, close the digits but never the key")
  func limits() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(key: LookupKey("ABCD3467"))
      let browser = portal.browser()
      let open = { (text: String) in try await browser.post("/tra-cuu/\(code)", "so_cuoi=\(text)") }
      for day in 1...3 {
        // Of one client no more than five an hour are looked at.
        for _ in 0..<4 {
          for _ in 0..<5 { #expect(try await open("0000").status == 422) }
          portal.now = portal.now.adding(microseconds: Moment.hour)
        }
        let rest = try await open("5678")
        #expect(rest.status == 429)
        #expect(rest.text.contains("name=\"so_cuoi\""))
        #expect(rest.text.contains("khóa 8 ký tự in trên giấy tiếp nhận"))
        // Until midnight from 13:30, then from 17:30; behind the sixtieth try no waiting helps.
        #expect(rest.field("retry-after") == [1: "37800", 2: "23400"][day])
        #expect(try await open("ABCD3467").status == 200)
        portal.now = portal.now.adding(microseconds: Moment.day)
      }
      let over = try await open("5678")
      #expect(over.status == 429)
      #expect(over.field("retry-after") == nil)
      #expect(over.text.contains("không còn mở được"))
      #expect(try await open("ABCD3467").status == 200)
      #expect(try await browser.get("/tra-cuu/\(code)?khoa=ABCD3467").status == 303)
    }
  }

  @Test("a rating says the same, and keeps what was typed")
  func rating() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(.init(.process), .init(.finish()))
      try await portal.store.writer.transaction { transaction in
        for _ in 0..<20 { _ = try transaction.tryDigits(of: code, isRight: false, on: portal.now.date) }
      }
      let browser = portal.browser()
      let token = try await browser.get("/danh-gia/\(code)").csrf
      let answer = try await browser.post(
        "/danh-gia/\(code)", ["_csrf": token, "muc": "3", "so_cuoi": "5678", "y_kien": "Rất nhanh"])
      #expect(answer.status == 429)
      #expect(answer.text.contains("Rất nhanh"))
    }
  }
}
