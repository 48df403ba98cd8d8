import Foundation
import OneStop
import TestSupport
import Testing

@testable import Web

@Suite("Looking a dossier up", .eachEngine) struct LookupTests {
  @Test("a code leads to its page, however it is written")
  func canonical() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn()
      let browser = portal.browser()
      let page = "/tra-cuu/\(code)"
      for typed in ["\(code)", "\(code)".lowercased(), "+\(code)+", "\(code)".replacing("-", with: "%E2%80%93")] {
        let answer = try await browser.get("/tra-cuu?ma=\(typed)")
        #expect(answer.status == 303)
        #expect(answer.location == page)
      }
      #expect(try await browser.get(page).status == 200)
      for path in ["\(code)".lowercased(), "%20\(code)"] {
        #expect(try await browser.get("/tra-cuu/\(path)").location == page)
        #expect(try await browser.get("/tra-cuu/\(path)/han").location == page + "/han")
        #expect(try await browser.get("/tra-cuu/\(path)/lich.ics").location == page + "/lich.ics")
      }
    }
  }

  @Test("a text that is not a dossier's code is answered with a sentence and 404")
  func unknown() async throws {
    let samples: [String] = [
      "abc", "000.00.14.H29", "000.00.14.H29-180601-1", "000.00.14.H29-181301-0001", "000.00.14.H29-180601-9999",
      "H29.14-200801-0001", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%F0%9F%A6%84", String(repeating: "A", count: 3_000),
    ]
    try await TestPortal.run { portal in
      let browser = portal.browser()
      for code in samples {
        for path in ["/tra-cuu/\(code)", "/tra-cuu/\(code)/han", "/tra-cuu/\(code)/lich.ics", "/tra-cuu?ma=\(code)"] {
          let answer = try await browser.get(path)
          #expect(answer.status == 404)
          #expect(answer.text.contains("id=\"cho-can-sua\""))
          #expect(answer.text.contains("<title>Lỗi: Không tìm thấy hồ sơ"))
          #expect(!answer.text.contains("<script>"))
          #expect(answer.text.utf8.count < 6_000)
        }
        #expect(try await browser.post("/tra-cuu/\(code)", "so_cuoi=5678").status == 404)
        #expect(try await browser.get("/danh-gia/\(code)").status == 404)
      }
    }
  }

  @Test("a code of ten thousand letters is too long an address")
  func tooLong() async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      let answer = try await browser.get("/tra-cuu/" + String(repeating: "A", count: 10_000))
      #expect(answer.status == 414)
      #expect(answer.text.contains("<h1>Địa chỉ quá dài</h1>"))
    }
  }

  @Test("a form sent empty says what to do; an unsent one has no message")
  func empty() async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      #expect(try await browser.get("/tra-cuu?ma=+").status == 422)
      let form = try await browser.get("/tra-cuu")
      #expect(form.status == 200)
      #expect(!form.text.contains("error-summary"))
    }
  }

  @Test("a confidential and a nonexistent dossier get the same answer to the letter")
  func confidential() async throws {
    try await TestPortal.run { portal in
      let hidden = try portal.takeIn(of: TestStore.confidential)
      let agency = try #require("\(hidden)".split(separator: "-").first)
      let missing = "\(agency)-180601-9999"
      let browser = portal.browser()
      let paths = [
        "/tra-cuu/CODE", "/tra-cuu/CODE/han", "/tra-cuu/CODE/lich.ics", "/tra-cuu?ma=CODE", "/danh-gia/CODE",
      ]
      for path in paths + ["/tra-cuu/CODE?khoa=ABCD3467", "/danh-gia/CODE/cam-on"] {
        let one = try await browser.get(path.replacing("CODE", with: "\(hidden)"))
        let other = try await browser.get(path.replacing("CODE", with: missing))
        #expect(one.status == 404)
        #expect(one.text.replacing("\(hidden)", with: missing) == other.text)
        #expect(one.fields.map(\.name) == other.fields.map(\.name))
      }
      let one = try await browser.post("/tra-cuu/\(hidden)", "so_cuoi=5678")
      let other = try await browser.post("/tra-cuu/\(missing)", "so_cuoi=5678")
      #expect(one.text.replacing("\(hidden)", with: missing) == other.text)
    }
  }

  @Test("names, papers and notes are only for readers who show the key or the digits")
  func personalData() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(
        name: "Trần <b>Văn</b> \u{1F984}", .init(.process, note: "Lời dặn kín"))
      let secrets = ["Trần", "Tờ khai bí mật", "Lời dặn kín", "Đề nghị riêng tư", "0912345678", "079123456789"]
      let browser = portal.browser()
      for path in ["/tra-cuu/\(code)", "/tra-cuu/\(code)/han", "/tra-cuu/\(code)/lich.ics", "/danh-gia/\(code)"] {
        let body = try await browser.get(path).text
        for secret in secrets { #expect(!body.contains(secret), "\(secret) in \(path)") }
      }
      let wrong = try await browser.post("/tra-cuu/\(code)", "so_cuoi=0000")
      #expect(wrong.status == 422)
      #expect(wrong.text.contains("<title>Lỗi: "))
      #expect(!wrong.text.contains("Trần"))
      let open = try await browser.post("/tra-cuu/\(code)", "so_cuoi=+5678+")
      #expect(open.status == 200)
      #expect(open.text.contains("Trần &lt;b&gt;Văn&lt;/b&gt; \u{1F984}"))
      #expect(open.text.contains("Tờ khai bí mật"))
      #expect(open.text.contains("Lời dặn kín"))
      #expect(open.field("cache-control") == "no-store")
      #expect(try await browser.get("/tra-cuu/\(code)").text.contains("Lời dặn kín"))
      let other = portal.browser()
      #expect(try await other.post("/tra-cuu/\(code)", "so_cuoi=6789").status == 200)
      let third = portal.browser()
      #expect(try await !third.get("/tra-cuu/\(code)").text.contains("Lời dặn kín"))
    }
  }

  @Test("the receipt's key opens the page at its clean address, and no other dossier")
  func key() async throws {
    try await TestPortal.run { portal in
      let key = try #require(LookupKey("ABCD3467"))
      let code = try portal.takeIn(key: key)
      let other = try portal.takeIn()
      let browser = portal.browser()
      let answer = try await browser.get("/tra-cuu/\(code)?khoa=abcd-3467")
      #expect(answer.status == 303)
      #expect(answer.location == "/tra-cuu/\(code)")
      #expect(answer.all("Set-Cookie").allSatisfy { !$0.contains("ABCD") })
      #expect(try await browser.get("/tra-cuu/\(code)").text.contains("Tờ khai bí mật"))
      #expect(try await !browser.get("/tra-cuu/\(other)").text.contains("Tờ khai bí mật"))
      #expect(try await browser.get("/tra-cuu/\(other)?khoa=ABCD3467").status == 422)
      let thief = portal.browser()
      let stolen = browser.allCookies
      #expect(!stolen.isEmpty)
      for cookie in stolen { thief.setCookie(cookie.name, cookie.value) }
      #expect(try await !thief.get("/tra-cuu/\(other)").text.contains("Tờ khai bí mật"))
    }
  }

  @Test("after five failed attempts there is a wait; an impossible text is not an attempt")
  func wrongTries() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn()
      let browser = portal.browser()
      for _ in 0..<8 { #expect(try await browser.post("/tra-cuu/\(code)", "so_cuoi=12").status == 422) }
      for _ in 0..<5 { #expect(try await browser.post("/tra-cuu/\(code)", "so_cuoi=0000").status == 422) }
      let wait = try await browser.post("/tra-cuu/\(code)", "so_cuoi=5678")
      #expect(wait.status == 429)
      #expect(wait.field("retry-after") == "3600")
      portal.now = portal.now.adding(microseconds: Moment.hour)
      #expect(try await browser.post("/tra-cuu/\(code)", "so_cuoi=5678").status == 200)
    }
  }

  @Test("digits in the address prove nothing: only the receipt's key does")
  func digitsInAddress() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn()
      #expect(try await portal.browser().get("/tra-cuu/\(code)?khoa=5678").status == 422)
    }
  }

  @Test("the page shows the state, the appointment, what to do, and why the date is what it is")
  func states() async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      let running = try await browser.get("/tra-cuu/\(try portal.takeIn(.init(.process)))").text
      #expect(running.contains("Đang giải quyết: trong hạn"))
      #expect(running.contains("/lich.ics"))
      #expect(running.contains("class=\"month\""))
      let paused = try portal.takeIn(.init(.process), .init(.requestSupplement(papers: ["Bản vẽ kín"])))
      let closed = try await browser.get("/tra-cuu/\(paused)").text
      #expect(closed.contains("Đang chờ bạn bổ sung giấy tờ"))
      #expect(closed.contains("href=\"#chi-tiet\""))
      #expect(!closed.contains("Bản vẽ kín"))
      #expect(try await browser.post("/tra-cuu/\(paused)", "so_cuoi=5678").text.contains("Bản vẽ kín"))
      let done = try portal.takeIn(.init(.process), .init(.finish()))
      #expect(try await browser.get("/tra-cuu/\(done)").text.contains("href=\"/danh-gia/\(done)\""))
    }
  }

  @Test("English pages are in English")
  func english() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn()
      let browser = portal.browser()
      let chosen = try await browser.get("/ngon-ngu/en?ve=/tra-cuu/\(code)")
      #expect(chosen.location == "/tra-cuu/\(code)")
      let page = try await browser.get("/tra-cuu/\(code)").text
      #expect(page.contains("<html lang=\"en\">"))
      #expect(page.contains("Who has it now"))
    }
  }
}
