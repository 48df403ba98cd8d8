import OneStop
import OneStopStore
import TestSupport
import Testing

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
