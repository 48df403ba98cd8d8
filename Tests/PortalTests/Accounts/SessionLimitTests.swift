import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Web

@Suite("When a session ends by itself", .eachEngine) struct SessionLimitTests {
  private func wait(_ portal: TestPortal, minutes: Int64) {
    portal.now = portal.now.adding(microseconds: minutes * Moment.minute)
  }

  @Test("An administrator's ends after half an hour without use and eight hours in all, an officer's later")
  func roles() async throws {
    try await TestPortal.run { portal in
      let admin = try await portal.signedIn("quan", role: .admin)
      let officer = try await portal.signedIn()
      for _ in 0..<19 {
        wait(portal, minutes: 25)
        #expect(try await admin.get("/quan-tri").status == 200)
      }
      wait(portal, minutes: 6)
      // Eight hours and a minute.
      #expect(try await admin.get("/quan-tri").status == 303)
      #expect(try await officer.get("/can-bo").status == 303)
      try await portal.signIn("quan", with: admin)
      try await portal.signIn("ha", with: officer)
      wait(portal, minutes: 31)
      #expect(try await admin.get("/quan-tri").status == 303)
      #expect(try await officer.get("/can-bo").status == 200)
    }
  }

  @Test("What a clock that ran ahead has let begin ends when it is set right; codes of the app work again")
  func ranAhead() async throws {
    try await TestPortal.run { portal in
      let right = portal.now
      portal.now = right.adding(microseconds: 90 * Moment.day)
      let officer = try await portal.signedIn()
      let citizen = try await portal.signedInCitizen()
      let link = try await portal.passwordLink("aaaaaaaaaaaaaaaa", of: "ha")
      let ahead = portal.now
      try await portal.store.writer.transaction { transaction throws in
        try transaction.setApp(sealed: "a", step: ahead.microseconds / Moment.second / 30, of: "ha", now: ahead)
        try transaction.beginPendingSignIn(
          digest: "p", of: "ha", expiresAt: ahead.adding(microseconds: StoredPendingSignIn.lifetime))
        _ = try transaction.addContactLink("c", to: .email(EmailAddress(stored: "a@example.vn")), now: ahead)
      }
      #expect(try await officer.get("/can-bo").status == 200)
      #expect(try await citizen.get("/ho-so-cua-toi").text.contains("/ho-so-cua-toi/dang-xuat"))

      portal.now = right
      #expect(try await officer.get("/can-bo").status == 303)
      #expect(try await !citizen.get("/ho-so-cua-toi").text.contains("/ho-so-cua-toi/dang-xuat"))
      #expect(try await portal.browser().get(link).status == 404)
      let digest = Secrets.digest(try officer.cookie("phien").unwrapped)
      try portal.data.read { snapshot throws in
        #expect(try snapshot.pendingSignIn("p", now: right) == nil)
        #expect(try snapshot.contact(ofLink: "c", now: right) == nil)
        #expect(
          try snapshot.sessions(of: "ha", now: right).isEmpty && snapshot.signIn(digest: digest, now: right) == nil)
      }
      try await portal.store.writer.transaction { transaction throws in
        let step = right.microseconds / Moment.second / 30
        #expect(try transaction.useApp(step: step, of: "ha") && !transaction.useApp(step: step, of: "ha"))
        #expect(try transaction.addContactLink("d", to: .email(EmailAddress(stored: "a@example.vn")), now: right))
      }
    }
  }

  @Test("Who signs out is out in this browser, even if nothing can be written")
  func leavingWithoutDisk() async throws {
    try await TestPortal.run(watchesClock: true) { portal in
      let officer = try await portal.signedIn()
      let page = try await officer.get("/can-bo")
      portal.now = try Moment("2016-01-01T00:00").unwrapped
      let left = try await officer.post("/can-bo/dang-xuat", ["_csrf": page.csrf])
      #expect(left.location?.hasPrefix("/can-bo/dang-nhap") == true && officer.cookie("phien") == nil)
    }
  }

  @Test("Whoever goes on in another post has that post's time")
  func posts() async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("ha")
      let department = try portal.data.agency(TestStore.department).code
      let posts = [Post(.officer, at: department), Post(.admin, at: department)]
      try await portal.store.writer.transaction { try $0.setPosts(posts, of: "ha") }
      let browser = portal.browser()
      try await portal.signIn("ha", with: browser)
      let page = try await browser.get("/can-bo/tai-khoan")
      _ = try await browser.post("/can-bo/tai-khoan", ["_csrf": page.csrf, "viec": "vi-tri", "vi-tri": "2"])
      #expect(try await browser.get("/quan-tri").status == 200)
      wait(portal, minutes: 31)
      #expect(try await browser.get("/quan-tri").status == 303)
    }
  }
}
