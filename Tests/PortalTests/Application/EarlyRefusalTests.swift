import TestSupport
import Testing

@Suite("A reader who may not enter is refused before the body comes") struct EarlyRefusalTests {
  @Test("without a session to the sign-in page, the wrong role with 403; others are waited for")
  func refusal() async throws {
    try await TestPortal.run { portal in
      let officer = try await portal.signedIn("ha")
      let secret = try officer.cookie("phien").unwrapped
      let port = portal.port
      let status = { @Sendable (path: String, cookie: String, body: String) throws -> Int in
        let client = try TestClient(port: port)
        client.send(
          "POST \(path) HTTP/1.1\r\nHost: a\r\nCookie: \(cookie)\r\nContent-Length: 50000\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n\r\n\(body)")
        return try client.answer().status
      }
      let whole = String(repeating: "a", count: 50_000)
      let statuses = try await onThread {
        [
          try status("/can-bo/tiep-nhan", "", "ho_ten="), try status("/can-bo/tiep-nhan", "phien=x", whole),
          try status("/quan-tri/ngay-nghi", "phien=\(secret)", "a"), try status("/can-bo/tiep-nhan", "", whole),
          try status("/can-bo/tiep-nhan", "phien=\(secret)", whole),
        ]
      }.get()
      #expect(statuses == [303, 303, 403, 303, 403])
    }
  }

  @Test("also for a form with files")
  func files() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn()
      let root = portal.data.catalogue.roots.first?.code
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: root)
      let secret = try admin.cookie("phien").unwrapped
      let port = portal.port
      let statuses = try await onThread {
        try ["", "phien=\(secret)"].map { cookie in
          let client = try TestClient(port: port)
          client.send(
            "POST /can-bo/ho-so/\(code)/tra-loi HTTP/1.1\r\nHost: a\r\nCookie: \(cookie)\r\nContent-Length: 50000\r\n"
              + "Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n")
          return try client.answer().status
        }
      }.get()
      #expect(statuses == [303, 403])
    }
  }

  @Test(
    "a browser without cookies is waited for if it says that the form is ours: the text is kept",
    arguments: [
      ("Origin: http://a", 100), ("Referer: http://a/can-bo/tiep-nhan", 100), ("Sec-Fetch-Site: same-origin", 100),
      ("Origin: http://b", 303), ("Referer: http://b/http://a/", 303), ("Sec-Fetch-Site: cross-site", 303),
      ("Origin: null", 303), ("X: y", 303),
    ])
  func withoutCookies(_ field: String, _ status: Int) async throws {
    try await TestPortal.run { portal in
      let port = portal.port
      let answer = try await onThread {
        let client = try TestClient(port: port)
        client.send(
          "POST /can-bo/tiep-nhan HTTP/1.1\r\nHost: a\r\n\(field)\r\nContent-Length: 50000\r\nExpect: 100-continue\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n\r\n")
        return try client.answer().status
      }.get()
      #expect(answer == status)
    }
  }
}
