import Foundation
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Web

@Suite("One's own account", .eachEngine) struct OwnAccountTests {
  private static let path = "/can-bo/tai-khoan"
  private static let new = "cây đa bến nước sân đình"

  private func change(_ browser: Browser, _ old: String, _ new: String) async throws -> Answer {
    let page = try await browser.get(Self.path)
    return try await browser.post(Self.path, ["_csrf": page.csrf, "mat_khau_cu": old, "mat_khau_moi": new])
  }

  private func enter(_ portal: TestPortal, _ password: String) async throws -> Int {
    let browser = portal.browser()
    let page = try await browser.get("/can-bo/dang-nhap")
    return try await browser.post("/can-bo/dang-nhap", ["_csrf": page.csrf, "ten": "ha", "mat_khau": password]).status
  }

  @Test("A new password needs the old one and holds to the rule; other sessions end, this one goes on")
  func password() async throws {
    try await TestPortal.run { portal in
      let here = try await portal.signedIn()
      let elsewhere = portal.browser()
      try await portal.signIn("ha", with: elsewhere)
      for (old, new, field) in [
        ("sai rồi", Self.new, "mat_khau_cu"), ("", Self.new, "mat_khau_cu"), (TestPortal.password, "", "mat_khau_moi"),
        (TestPortal.password, "ngắn quá", "mat_khau_moi"), (TestPortal.password, "hahahahahaha", "mat_khau_moi"),
        (TestPortal.password, "aaaaaaaaaaaaaaa", "mat_khau_moi"),
        (TestPortal.password, String(repeating: "dài ", count: 60), "mat_khau_moi"),
      ] {
        let answer = try await change(here, old, new)
        #expect(answer.status == 422 && answer.text.contains("href=\"#\(field)\""), "\(old), \(new)")
        #expect(!answer.text.contains(Self.new), "a password is never shown again")
      }
      #expect(try await elsewhere.get(Self.path).status == 200)
      let done = try await change(here, TestPortal.password, Self.new)
      #expect(done.status == 303)
      #expect(try await here.get(done.location.unwrapped).text.contains("Đã đổi mật khẩu."))
      #expect(try await elsewhere.get(Self.path).status == 303)
      #expect(try await enter(portal, TestPortal.password) == 422)
      #expect(try await enter(portal, Self.new) == 303)
      #expect(try portal.securityLines().contains("password changed ha ha"))
    }
  }

  @Test("Sessions are listed with device and place, and end one by one or all; nobody ends another's")
  func sessions() async throws {
    try await TestPortal.run { portal in
      let here = try await portal.signedIn()
      let other = try await portal.signedIn("nga")
      let agent = "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
      var browsers: [Browser] = []
      for _ in 0..<3 {
        let browser = portal.browser()
        let page = try await browser.ask("GET", "/can-bo/dang-nhap", fields: [("User-Agent", agent)])
        let password = try TestPortal.password.addingPercentEncoding(withAllowedCharacters: .alphanumerics).unwrapped
        let pairs = "_csrf=\(page.csrf)&ten=ha&mat_khau=\(password)"
        let fields = [("User-Agent", agent), ("Content-Type", "application/x-www-form-urlencoded")]
        let entered = try await browser.ask("POST", "/can-bo/dang-nhap", fields: fields, body: Array(pairs.utf8))
        #expect(entered.status == 303)
        browsers.append(browser)
      }
      let page = try await here.get(Self.path)
      #expect(page.text.matches(of: /Chrome, Android<\/span><\/th>/).count == 3 && page.text.contains("127.0.0.1"))
      let digests = page.text.matches(of: /name="phien" value="([^"]+)"/).map { String($0.1) }
      #expect(digests.count == 3)
      let foreign = try await other.get(Self.path)
      let tried = try await other.post(Self.path, ["_csrf": foreign.csrf, "viec": "phien", "phien": digests[0]])
      #expect(tried.location == Self.path)
      let one = try await here.post(Self.path, ["_csrf": page.csrf, "viec": "phien", "phien": digests[0]])
      #expect(try await here.get(one.location.unwrapped).text.contains("Đã đăng xuất 1 phiên."))
      var left = 0
      for browser in browsers where try await browser.get(Self.path).status == 200 { left += 1 }
      #expect(left == 2)
      let rest = try await here.post(Self.path, ["_csrf": page.csrf, "viec": "phien-khac"])
      #expect(try await here.get(rest.location.unwrapped).text.contains("Đã đăng xuất 2 phiên."))
      for browser in browsers { #expect(try await browser.get(Self.path).status == 303) }
      #expect(try await other.get(Self.path).status == 200)
    }
  }

  @Test("Somebody with several posts chooses where to work; what has no date of today cannot be chosen")
  func posts() async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("ha")
      let district = try portal.data.agency(TestStore.district).code
      let department = try portal.data.agency(TestStore.department).code
      let today = portal.now.date
      let posts = [
        Post(.officer, at: department), Post(.leader, at: district, from: today, to: today.adding(days: 3)),
        Post(.clerk, at: district, from: today.adding(days: 1)),
      ]
      try await portal.store.writer.transaction { try $0.setPosts(posts, of: "ha") }
      let browser = portal.browser()
      try await portal.signIn("ha", with: browser)
      #expect(try await browser.get("/quan-tri").status == 403)
      let page = try await browser.get(Self.path)
      #expect(page.text.contains("Làm việc ở vị trí lãnh đạo") && !page.text.contains("Làm việc ở vị trí tiếp nhận"))
      for number in ["0", "3", "4", "x", ""] {
        let answer = try await browser.post(Self.path, ["_csrf": page.csrf, "viec": "vi-tri", "vi-tri": number])
        #expect(answer.status == 409, "\(number)")
      }
      let chosen = try await browser.post(Self.path, ["_csrf": page.csrf, "viec": "vi-tri", "vi-tri": "2"])
      #expect(try await browser.get(chosen.location.unwrapped).text.contains("Từ bây giờ bạn làm việc"))
      #expect(try await browser.get("/quan-tri").status == 200)
      portal.now = portal.now.adding(microseconds: 4 * Moment.day)
      try await portal.signIn("ha", with: browser)
      #expect(try await browser.get("/quan-tri").status == 403)
    }
  }

  @Test("By a link a password is chosen once; all sessions and other links end")
  func link() async throws {
    try await TestPortal.run { portal in
      let before = try await portal.signedIn()
      let older = try await portal.passwordLink("aaaaaaaaaaaaaaaa", of: "ha")
      let link = try await portal.passwordLink("bbbbbbbbbbbbbbbb", of: "ha")
      let browser = portal.browser()
      #expect(try await browser.get(older).status == 404)
      #expect(try await browser.get("/can-bo/mat-khau/x").status == 404)
      let page = try await browser.get(link)
      #expect(page.status == 200 && page.text.contains("<strong>ha</strong>"))
      let weak = try await browser.post(link, ["_csrf": page.csrf, "mat_khau_moi": "123456789012"])
      #expect(weak.status == 422)
      let done = try await browser.post(link, ["_csrf": page.csrf, "mat_khau_moi": Self.new])
      #expect(done.location == "/can-bo/dang-nhap?da=mat-khau")
      #expect(try await browser.get(done.location.unwrapped).text.contains("Đã đặt mật khẩu."))
      #expect(try await browser.get(link).status == 404)
      #expect(try await before.get(Self.path).status == 303)
      #expect(try await enter(portal, Self.new) == 303)
      let late = try await portal.passwordLink("cccccccccccccccc", of: "ha")
      portal.now = portal.now.adding(microseconds: 61 * Moment.minute)
      #expect(try await browser.get(late).status == 404)
    }
  }
}
