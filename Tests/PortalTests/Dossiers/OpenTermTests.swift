import OneStop
import TestSupport
import Testing

@Suite("How long details stay open") struct OpenTermTests {
  @Test("Half an hour after the last view, or until the browser closes; a week only if the owner says so")
  func terms() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(.init(.process), .init(.finish()))
      let address = "/tra-cuu/\(code)"
      let shared = portal.browser()
      let opened = try await shared.post(address, "so_cuoi=5678")
      #expect(opened.all("set-cookie").count { $0.hasPrefix("mo_ho_so=") && !$0.contains("Max-Age") } == 2)
      let own = portal.browser()
      let kept = try await own.post(address, "so_cuoi=5678&may_rieng=1")
      #expect(kept.all("set-cookie").count { $0.hasPrefix("mo_ho_so=") && $0.contains("Max-Age=604800") } == 2)
      let isOpen = { (browser: Browser) in try await browser.get(address).text.contains("Đóng chi tiết") }
      let asksForDigits = { (browser: Browser) in
        try await browser.get("/danh-gia/\(code)").text.contains("name=\"so_cuoi\"")
      }
      for _ in 1...4 {
        portal.now = portal.now.adding(microseconds: 25 * Moment.minute)
        #expect(try await isOpen(shared))
      }
      #expect(try await !asksForDigits(shared))
      portal.now = portal.now.adding(microseconds: 30 * Moment.minute)
      #expect(try await !isOpen(shared))
      #expect(try await asksForDigits(shared))
      portal.now = portal.now.adding(microseconds: 6 * Moment.day)
      #expect(try await isOpen(own))
      portal.now = portal.now.adding(microseconds: Moment.day)
      #expect(try await !isOpen(own))
    }
  }

  @Test("The button closes them at once, for the rating too")
  func close() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(.init(.process), .init(.finish()))
      let other = try portal.takeIn()
      let browser = portal.browser()
      for code in [code, other] { _ = try await browser.post("/tra-cuu/\(code)", "so_cuoi=5678") }
      let closed = try await browser.post("/tra-cuu/\(code)/dong")
      #expect(closed.status == 303 && closed.location == "/tra-cuu/\(code)")
      #expect(try await !browser.get("/tra-cuu/\(code)").text.contains("Đề nghị riêng tư"))
      #expect(try await browser.get("/danh-gia/\(code)").text.contains("name=\"so_cuoi\""))
      #expect(try await browser.get("/tra-cuu/\(other)").text.contains("Đề nghị riêng tư"))
    }
  }

  @Test("An old form, sent again by going back after they were closed, opens nothing; a new one does")
  func sentAgain() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn()
      let browser = portal.browser()
      _ = try await browser.post("/tra-cuu/\(code)", "so_cuoi=5678")
      for _ in 1...2 {
        let page = try await browser.get(try await browser.post("/tra-cuu/\(code)/dong").location.unwrapped)
        let again = try await browser.post("/tra-cuu/\(code)", "so_cuoi=5678")
        #expect(again.status == 422 && again.text.contains("Chi tiết đã được đóng trên trình duyệt này."))
        #expect(!again.text.contains("Đề nghị riêng tư"))
        let count = try page.value(of: "so_lan_dong").unwrapped
        let anew = try await browser.post("/tra-cuu/\(code)", "so_cuoi=5678&so_lan_dong=\(count)")
        #expect(anew.status == 200 && anew.text.contains("Đề nghị riêng tư"))
      }
    }
  }

  @Test(
    "A cookie with another end, term, proof or dossier opens nothing",
    arguments: [
      "", ".", "..", "ad", "ad.1.x", "bd.9999999999.x", "ad.-1.x", "ad.99999999999999999999.x", "cd.1527825600.x",
      "ak.1527825600.x", "a.1527825600.x",
    ])
  func forged(_ value: String) async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn()
      let browser = portal.browser()
      _ = try await browser.post("/tra-cuu/\(code)", "so_cuoi=5678")
      let real = try browser.cookie("mo_ho_so").unwrapped
      let seal = try real.split(separator: ".").last.unwrapped
      browser.setCookie("mo_ho_so", value.replacing("x", with: seal), path: "/tra-cuu/\(code)")
      #expect(try await !browser.get("/tra-cuu/\(code)").text.contains("Đóng chi tiết"))
    }
  }
}
