import OneStop
import TestSupport
import Testing

@Suite("Missing parts of an action are reported only if the lifecycle allows the action") struct MissingPartTests {
  @Test("On a page: all of them at once, each at its field, or a conflict if that would not help")
  func page() async throws {
    try await TestPortal.run { portal in
      let open = try portal.takeIn(.init(.process))
      let ended = try portal.takeIn(.init(.process), .init(.finish()))
      let browser = try await portal.signedIn(agency: try portal.dossier(open).agency)
      let letter = try await browser.act(open, "hen-lai")
      #expect(letter.status == 422)
      for field in ["hen_lai", "nguyen_nhan"] { #expect(letter.text.contains("href=\"#hen-lai-\(field)\"")) }
      let step = try await browser.act(open, "chuyen")
      #expect(step.status == 422 && step.text.contains("href=\"#chuyen-buoc\""))
      for action in ["hen-lai", "chuyen"] { #expect(try await browser.act(ended, action).status == 409) }
      #expect(try portal.dossier(open).eventCount == 2 && portal.dossier(ended).eventCount == 3)
    }
  }

  @Test("From a program: the field, or a conflict if filling it in would not help")
  func program() async throws {
    try await TestPortal.run(now: "2018-06-01T10:00") { portal in
      try portal.data.live(TestStore.department, received: "2018-06-01T08:00", days: 5)
      let path = "/api/v1/dossiers/000.00.14.H29-180601-0001/events"
      let letter = #"{"type":"extend","cause":"overload"}"#
      let missing = try await portal.post(path, letter, token: portal.token)
      #expect(missing.status == 422 && missing.text.contains("A new appointment is needed."))
      #expect(try await portal.post(path, #"{"type":"finish"}"#, token: portal.token).status == 200)
      #expect(try await portal.post(path, letter, token: portal.token).status == 409)
    }
  }
}
