import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Web

@Suite("Letters to the owners of accounts", .eachEngine) struct OwnerLetterTests {
  private func subjects(_ portal: TestPortal) throws -> [String] {
    let claimed = try portal.store.writer.bulk { transaction in
      let claimed = try transaction.claimMessages(upTo: 20, hours: .always, now: portal.now)
      for message in claimed { try transaction.record(DeliveryResult(.sent), of: message, now: portal.now) }
      return claimed
    }
    #expect(claimed.allSatisfy { $0.message.recipient == .email(EmailAddress(stored: "ha@example.vn")) })
    return claimed.map(\.message.subject)
  }

  private func addOwner(_ portal: TestPortal) async throws {
    try await portal.addAccount("ha")
    let now = portal.now
    _ = try await portal.store.writer.transaction {
      try $0.setContact(email: EmailAddress(stored: "ha@example.vn"), phone: nil, of: "ha", now: now)
    }
  }

  private func leave(_ browser: Browser) async throws {
    let page = try await browser.get("/can-bo")
    _ = try await browser.post("/can-bo/dang-xuat", ["_csrf": page.csrf])
  }

  @Test("A new browser is told of once, and a cookie for a year makes it known")
  func devices() async throws {
    try await TestPortal.run(notices: NoticeSettings(site: "https://motcua.example", domain: "motcua.example")) {
      portal in
      try await addOwner(portal)
      let browser = portal.browser()
      try await portal.signIn("ha", with: browser)
      let texts = try portal.sendNotices()
      #expect(texts.count == 1)
      for part in [
        "Tài khoản: ha", "Địa chỉ mạng: 127.0.0.1", "https://motcua.example/can-bo/tai-khoan", "\n---\n", "Account: ha",
      ] {
        #expect(texts.first?.contains(part) == true, "\(part)")
      }
      let secret = try browser.cookie("thiet_bi").unwrapped
      #expect(texts.first?.contains(secret) == false)
      try await leave(browser)
      try await portal.signIn("ha", with: browser)
      #expect(try portal.sendNotices().isEmpty && browser.cookie("thiet_bi") == secret)
      let other = portal.browser()
      try await portal.signIn("ha", with: other)
      #expect(try subjects(portal) == ["Đăng nhập từ thiết bị mới"])
      // Somebody else's browser is new to this person, and nobody without an address is told.
      try await portal.addAccount("nga")
      try await leave(browser)
      try await portal.signIn("nga", with: browser)
      #expect(try portal.sendNotices().isEmpty)
      // By what makes the browser known for one, nobody is known for another; it stays known for both.
      let both = try browser.cookie("thiet_bi").unwrapped.split(separator: ".").map(String.init)
      #expect(both.count == 2 && both[1] == secret)
      try await leave(browser)
      try await portal.signIn("ha", with: browser)
      #expect(try portal.sendNotices().isEmpty)
      let copied = portal.browser()
      copied.setCookie("thiet_bi", both[0])
      try await portal.signIn("ha", with: copied)
      #expect(try subjects(portal) == ["Đăng nhập từ thiết bị mới"])
    }
  }

  @Test("The device's cookie is HttpOnly and lasts a year")
  func cookie() async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("ha")
      let browser = portal.browser()
      let page = try await browser.get("/can-bo/dang-nhap")
      let answer = try await browser.post(
        "/can-bo/dang-nhap", ["_csrf": page.csrf, "ten": "ha", "mat_khau": TestPortal.password])
      let header = try answer.all("Set-Cookie").first { $0.hasPrefix("thiet_bi=") }.unwrapped
      #expect(header.contains("HttpOnly; SameSite=Lax; Max-Age=31536000"))
    }
  }

  @Test("A changed password, and each change of the second factor, are told of")
  func changes() async throws {
    try await TestPortal.run { portal in
      try await addOwner(portal)
      let browser = portal.browser()
      try await portal.signIn("ha", with: browser)
      _ = try portal.sendNotices()
      let account = try portal.data.read { try $0.person("ha")?.person.account(on: portal.now.date) }.unwrapped
      let session = Secrets.digest(try browser.cookie("phien").unwrapped)
      let letters = portal.service.ownerLetters(site: nil)
      let origin = Origin(client: "10.0.0.1", device: "Firefox, Linux")
      func change(_ deed: ChangeSecondFactor.Deed) throws -> ChangeSecondFactor.Outcome {
        try portal.data.run(
          ChangeSecondFactor(
            deed, of: account, session: session, codes: ["a", "b"], from: origin, letters: letters, now: portal.now))
      }
      let key = StoredPasskey(id: "k", label: "k", publicKey: [], counter: 0, createdAt: portal.now)
      #expect(try change(.makeRecoveryCodes) == .outdated && change(.removeApp) == .outdated)
      #expect(try change(.addPasskey(key)) == .done(hasNewCodes: true))
      #expect(try change(.setApp(sealed: "r", step: 1)) == .done(hasNewCodes: false))
      #expect(try change(.setApp(sealed: "s", step: 1)) == .done(hasNewCodes: false))
      #expect(try change(.setApp(sealed: "s", step: 2)) == .outdated)
      #expect(try change(.removePasskey(id: "k")) == .done(hasNewCodes: false))
      #expect(try change(.addPasskey(key)) == .done(hasNewCodes: false))
      #expect(try change(.removeApp) == .done(hasNewCodes: false))
      #expect(try change(.makeRecoveryCodes) == .done(hasNewCodes: true))
      #expect(try change(.removePasskey(id: "k")) == .done(hasNewCodes: false))
      #expect(try change(.turnOff) == .outdated)
      let verified = try portal.data.read { try $0.person("ha").unwrapped }
      #expect(
        try portal.data.run(
          ChangeOwnPassword(
            of: verified, to: "x", as: account, session: session, from: origin, letters: letters, now: portal.now)))
      let link = try await portal.passwordLink("aaaaaaaaaaaaaaaa", of: "ha")
      let page = try await browser.get(link)
      _ = try await browser.post(link, ["_csrf": page.csrf, "mat_khau_moi": "cây đa bến nước sân đình"])
      #expect(
        try subjects(portal) == [
          "Đã thêm khóa truy cập", "Đã bật ứng dụng xác thực", "Đã đổi ứng dụng xác thực", "Đã xóa khóa truy cập",
          "Đã thêm khóa truy cập",
          "Đã gỡ ứng dụng xác thực", "Đã tạo mã khôi phục mới", "Đã tắt xác thực hai bước",
          "Mật khẩu của bạn đã được đổi", "Mật khẩu của bạn đã được đổi",
        ])
    }
  }
}
