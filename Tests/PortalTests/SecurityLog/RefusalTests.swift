import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("What is refused, in the security log", .eachEngine) struct RefusalTests {
  /// Those who are refused something, and what they are refused on.
  private struct Scene: Sendable {
    let portal: TestPortal
    let code: DossierCode
    let officer, stranger, auditor, nobody: Browser
    let readOnly: String
  }

  private struct Door: Sendable {
    var name: String
    var event = SecurityEvent.forbidden
    var login: String?
    var agency: String? = TestStore.department
    /// `{}` is the dossier.
    var detail: String
    var ask: @Sendable (Scene) async throws -> Answer
  }

  private static let doors = [
    Door(name: "a page without the right", login: "ha", detail: "GET /quan-tri/tai-khoan") {
      try await $0.officer.get("/quan-tri/tai-khoan")
    },
    Door(name: "another at once", login: "ha", detail: "GET /quan-tri/co-quan") {
      try await $0.officer.get("/quan-tri/co-quan")
    },
    Door(name: "a third", login: "ha", detail: "GET /quan-tri/nhat-ky-bao-mat") {
      try await $0.officer.get("/quan-tri/nhat-ky-bao-mat")
    },
    Door(name: "a form without the right", login: "ha", detail: "POST /quan-tri/ngay-nghi") {
      try await $0.officer.post("/quan-tri/ngay-nghi", ["_csrf": $0.officer.get("/can-bo/tai-khoan").csrf])
    },
    Door(
      name: "another agency's dossier", login: "la", agency: TestStore.district, detail: "GET /can-bo/ho-so/{}"
    ) { try await $0.stranger.get("/can-bo/ho-so/\($0.code)") },
    Door(
      name: "another agency's files", login: "la", agency: TestStore.district, detail: "GET /can-bo/ho-so/{}/tep"
    ) { try await $0.stranger.get("/can-bo/ho-so/\($0.code)/tep") },
    Door(
      name: "an action on another agency's dossier", login: "la", agency: TestStore.district,
      detail: "POST /can-bo/ho-so/{}/xu-ly"
    ) { try await $0.stranger.act($0.code, "xu-ly", on: $0.stranger.get("/can-bo/tai-khoan")) },
    Door(name: "an action that the role may not do", login: "ha", detail: "POST /can-bo/ho-so/{}/hoan-tac") {
      try await $0.officer.act($0.code, "hoan-tac", [("ghi_chu", "Bấm nhầm")])
    },
    Door(
      name: "a form without its token", event: .formRefused, login: "ha", detail: "POST /can-bo/ho-so/{}/xu-ly"
    ) { try await $0.officer.post("/can-bo/ho-so/\($0.code)/xu-ly", ["_csrf": "đoán"]) },
    Door(
      name: "a form from another site", event: .formRefused, login: "ha", detail: "POST /can-bo/tai-khoan"
    ) {
      try await $0.officer.ask(
        "POST", "/can-bo/tai-khoan",
        fields: [("Content-Type", "application/x-www-form-urlencoded"), ("Sec-Fetch-Site", "cross-site")],
        body: Array("_csrf=x".utf8))
    },
    Door(name: "a sign-in without its token", event: .formRefused, agency: nil, detail: "POST /can-bo/dang-nhap") {
      try await $0.nobody.post("/can-bo/dang-nhap", ["ten": "ha", "mat_khau": TestPortal.password])
    },
    Door(name: "a file in pieces without a token", event: .formRefused, agency: nil, detail: "PUT /tep-tai-len/{id}") {
      try await $0.nobody.ask("PUT", "/tep-tai-len/a", fields: [("Upload-Offset", "0")])
    },
    Door(name: "personal data of a dossier that is not opened", agency: nil, detail: "GET /tra-cuu/{}/thong-tin.json") {
      try await $0.nobody.get("/tra-cuu/\($0.code)/thong-tin.json")
    },
    Door(name: "an auditor's form", login: "soat", detail: "POST /quan-tri/tai-khoan") {
      try await $0.auditor.post("/quan-tri/tai-khoan", ["_csrf": $0.auditor.get("/can-bo/tai-khoan").csrf])
    },
    Door(name: "a change by a token that only reads", detail: "POST /api/v1/dossiers (đọc)") {
      try await $0.portal.post("/api/v1/dossiers", "{}", token: $0.readOnly)
    },
    Door(
      name: "another agency's file, by a token", agency: TestStore.district,
      detail: "GET /api/v1/dossiers/{}/files/{file} (land register)"
    ) { try await $0.portal.get("/api/v1/dossiers/\($0.code)/files/1", token: $0.portal.otherToken) },
    Door(
      name: "an event of another agency's dossier, by a token", agency: TestStore.district,
      detail: "POST /api/v1/dossiers/{}/events (land register)"
    ) {
      try await $0.portal.post(
        "/api/v1/dossiers/\($0.code)/events", #"{"kind": "processing_started"}"#, token: $0.portal.otherToken)
    },
    Door(name: "a token that nobody has", event: .wrongToken, agency: nil, detail: "GET /api/v1/dossiers") {
      try await $0.portal.get("/api/v1/dossiers", token: "đoán")
    },
    Door(name: "something that is no token", event: .wrongToken, agency: nil, detail: "GET /api/v1/changes") {
      try await $0.portal.browser().ask("GET", "/api/v1/changes", fields: [("Authorization", "Basic YTpi")])
    },
  ]

  @Test("Each door that stays closed is one line: who, from where, what")
  func doors() async throws {
    try await TestPortal.run { portal in
      let scene = Scene(
        portal: portal, code: try portal.addDossier(), officer: try await portal.signedIn("ha"),
        stranger: try await portal.signedIn("la", agency: AgencyCode(TestStore.district)),
        auditor: try await portal.signedIn("soat", role: .auditor), nobody: portal.browser(),
        readOnly: try portal.data.addToken(TestStore.department, label: "đọc", isReadOnly: true))
      let before = try refusals(portal).count
      for (place, door) in Self.doors.enumerated() {
        let status = try await door.ask(scene).status
        #expect(status == (door.event == .wrongToken ? 401 : 403), "\(door.name)")
        try await eventually { try refusals(portal).count > before + place }
        let lines = try refusals(portal)
        #expect(lines.count == before + place + 1, "\(door.name): \(lines.first.map { "\($0)" } ?? "")")
        let expected = SecurityLine(
          door.event, at: portal.now, login: door.login, agency: door.agency.flatMap { AgencyCode($0) },
          actor: door.login, client: "127.0.0.1",
          detail: door.detail.replacing("{}", with: "\(scene.code)"))
        #expect(lines.first == expected, "\(door.name)")
      }
    }
  }

  @Test(
    "The same again within a minute makes no further line; what is shown, is not there or is asked to sign in makes none"
  )
  func quiet() async throws {
    try await TestPortal.run { portal in
      let officer = try await portal.signedIn("ha")
      let code = try portal.addDossier()
      for _ in 0..<3 { #expect(try await officer.get("/quan-tri/tai-khoan").status == 403) }
      for (path, status) in [
        ("/can-bo", 200), ("/can-bo/ho-so/\(code)", 200), ("/can-bo/khong-co", 404), ("/tra-cuu/\(code)", 200),
      ] { #expect(try await officer.get(path).status == status, "\(path)") }
      #expect(try await portal.browser().get("/can-bo").status == 303)
      #expect(try await portal.get("/api/v1/dossiers").status == 401)
      // The last is behind all others.
      #expect(try await officer.get("/quan-tri/co-quan").status == 403)
      try await eventually { try refusals(portal).first?.detail == "GET /quan-tri/co-quan" }
      #expect(try refusals(portal).map(\.detail) == ["GET /quan-tri/co-quan", "GET /quan-tri/tai-khoan"])
    }
  }

  private func refusals(_ portal: TestPortal) throws -> [SecurityLine] {
    let query = SecurityQuery(events: SecurityEvent.allCases.filter(\.isRefusal))
    return try portal.data.read { try $0.securityLines(query, limit: 100) }.map(\.line)
  }
}
