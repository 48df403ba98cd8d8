import HTTPServer
import OneStop
import TestSupport
import Testing

@testable import Database
@testable import OneStopStore
@testable import Operations
@testable import Portal
@testable import Web

/// What cannot be recorded is not shown.
@Suite("A look that cannot be recorded") struct UnrecordedLookTests {
  /// Everything that shows the first dossier to somebody.
  private static func doors(
    _ portal: TestPortal, _ seed: LookSeed
  ) async throws -> [(name: String, open: () async throws -> Answer)] {
    let code = try seed.codes[.alpha].unwrapped
    let officer = try await portal.signedIn("lan", role: .officer, agency: Permit.construction)
    let leader = try await portal.signedIn("binh", role: .leader, agency: Permit.construction)
    let asked = try await portal.signedIn("quy-hoach", role: .officer, agency: Permit.planning)
    let admin = try await portal.signedIn("quan-tri", role: .admin, agency: portal.data.catalogue.roots.first?.code)
    let citizen = try await portal.signedInCitizen(LookSeed.Mark.alpha.identity)
    let key = portal.browser()
    _ = try await key.get("/tra-cuu/\(code)?khoa=\(seed.keys[.alpha].unwrapped)")
    let token = try portal.data.addToken("\(Permit.construction.unwrapped)")
    let csrf = try await officer.get("/can-bo/tai-khoan").csrf
    let english = try await portal.signedIn("anh", role: .officer, agency: Permit.construction)
    english.setCookie("ngon_ngu", "en")
    return [
      ("look-up", { try await key.get("/tra-cuu/\(code)") }),
      ("own look-up", { try await citizen.get("/tra-cuu/\(code)") }),
      ("own list", { try await citizen.get("/ho-so-cua-toi") }),
      ("dossier", { try await officer.get("/can-bo/ho-so/\(code)") }),
      ("english", { try await english.get("/can-bo/ho-so/\(code)") }),
      ("asked", { try await asked.get("/can-bo/ho-so/\(code)") }),
      ("correction", { try await officer.get("/can-bo/ho-so/\(code)/dinh-chinh") }),
      ("form", { try await officer.get("/can-bo/ho-so/\(code)/bieu-mau/receipt") }),
      ("file", { try await officer.get("/can-bo/ho-so/\(code)/y-kien/1/1") }),
      ("search", { try await officer.get("/can-bo/tim?q=tran") }),
      ("book", { try await officer.get("/can-bo/so-theo-doi") }),
      ("sheet", { try await officer.get("/can-bo/danh-sach.xlsx?muc=tat-ca") }),
      ("questions", { try await asked.get("/can-bo/lien-thong") }),
      ("comments", { try await leader.get("/quan-tri/y-kien") }),
      ("outbox", { try await admin.get("/quan-tri/thu-di") }),
      (
        "form that comes back",
        {
          try await officer.post("/can-bo/ho-so/\(code)/dung", pairs: [("_csrf", csrf), ("phien_ban", "2")])
        }
      ),
      ("program", { try await portal.get("/api/v1/dossiers/\(code)", token: token) }),
      ("changes", { try await portal.get("/api/v1/changes", token: token) }),
    ]
  }

  @Test("Whoever has the key sees the dossier three hundred times an hour; its office as often as it likes")
  func tooMany() async throws {
    try await TestPortal.run(now: "2018-06-04T09:30") { portal in
      let seed = try await LookSeed(portal)
      let code = try seed.codes[.alpha].unwrapped
      let id = try portal.data.read { try $0.dossier(code).unwrapped.id }
      let officer = try await portal.signedIn("lan", role: .officer, agency: Permit.construction)
      let citizen = try await portal.signedInCitizen(LookSeed.Mark.alpha.identity)
      let key = portal.browser()
      _ = try await key.get("/tra-cuu/\(code)?khoa=\(seed.keys[.alpha].unwrapped)")
      for _ in 0..<299 {
        #expect(portal.service.shared.ownLooks.look(at: [id], now: portal.now) == nil)
      }
      let recorded = { try portal.data.read { try $0.looks(LookQuery(dossier: id), limit: 2_000).count } }
      let before = try recorded()
      #expect(try await key.get("/tra-cuu/\(code)").status == 200)
      for browser in [key, citizen] {
        let answer = try await browser.get("/tra-cuu/\(code)")
        #expect(answer.status == 429 && !LookSeed.Mark.alpha.isIn(answer.text))
        #expect(answer.text.contains("60 phút"), "\(answer.text)")
      }
      #expect(try await officer.get("/can-bo/ho-so/\(code)").status == 200)
      #expect(try recorded() == before + 2)
      // The public page stays as it is for everybody else.
      #expect(try await portal.get("/tra-cuu/\(code)").status == 200)
      portal.now = portal.now.adding(microseconds: Moment.hour)
      #expect(try await key.get("/tra-cuu/\(code)").status == 200)
    }
  }

  @Test("shows a sentence and nothing of the dossier, on every page", .eachEngine)
  func broken() async throws {
    try await TestPortal.run(now: "2018-06-04T09:30") { portal in
      let seed = try await LookSeed(portal)
      let doors = try await Self.doors(portal, seed)
      for (name, open) in doors {
        #expect(try await open().status != 503, "\(name)")
      }
      try await portal.store.writer.transaction {
        try $0.connection.execute("ALTER TABLE look_agencies RENAME TO gone")
      }
      for (name, open) in doors {
        let answer = try await open()
        let isProgram = ["program", "changes"].contains(name)
        #expect(answer.status == (isProgram ? 500 : 503), "\(name)")
        for mark in LookSeed.Mark.allCases { #expect(!mark.isIn(answer.text), "\(name)") }
        if !isProgram {
          let sentence = try Resources.words(name == "english" ? .english : .vietnamese).errors.unrecorded.text
          #expect(answer.text.contains(sentence), "\(name) \(answer.text)")
        }
      }
      // What everybody sees goes on.
      #expect(try await portal.get("/tra-cuu/\(seed.codes[.alpha].unwrapped)").status == 200)
    }
  }

  @Test("on a full disk comes with no details, and with them again once there is room")
  func fullDisk() async throws {
    try await TestPortal.run(now: "2018-06-04T09:30") { portal in
      let seed = try await LookSeed(portal)
      let code = try seed.codes[.alpha].unwrapped
      let officer = try await portal.signedIn("lan", role: .officer, agency: Permit.construction)
      let token = try portal.data.addToken("\(Permit.construction.unwrapped)")
      let csrf = try await officer.get("/can-bo/tai-khoan").csrf
      try await portal.store.writer.transaction { transaction in
        let pages = try transaction.connection.first("PRAGMA page_count") { $0.int(0) }.unwrapped
        try transaction.connection.execute("PRAGMA max_page_count = \(pages)")
      }
      var full: Answer?
      var seen = 0
      // What is free within the file's pages is used up first.
      while full == nil, seen < 5_000 {
        let before = try portal.newestLooks(1).first?.number ?? 0
        let answer = try await officer.get("/can-bo/ho-so/\(code)")
        let isRecorded = try portal.newestLooks(1).first?.number == before + 1
        #expect(isRecorded == LookSeed.Mark.alpha.isIn(answer.text))
        if answer.status == 503 { full = answer } else { seen += 1 }
      }
      #expect(try full.unwrapped.text.contains(Resources.words(.vietnamese).errors.unrecorded.text))
      #expect(full?.field("Retry-After") == "30")
      // What was typed is not lost with the page.
      let held = try await officer.post(
        "/can-bo/ho-so/\(code)/dung", ["_csrf": csrf, "phien_ban": "2", "ghi_chu": "Dừng vì <lý do>"])
      #expect(held.status == 503 && !LookSeed.Mark.alpha.isIn(held.text))
      #expect(held.value(of: "ghi_chu") == "Dừng vì &lt;lý do>" || held.value(of: "ghi_chu") == "Dừng vì &lt;lý do&gt;")
      #expect(held.text.contains("action=\"/can-bo/ho-so/\(code)/dung\"") && !held.csrf.isEmpty)
      var program = try await portal.get("/api/v1/dossiers/\(code)", token: token)
      for _ in 0..<100 where program.status == 200 {
        program = try await portal.get("/api/v1/dossiers/\(code)", token: token)
      }
      #expect(program.status == 503 && program.text.contains("Every look at personal data has to be recorded"))
      #expect(!LookSeed.Mark.alpha.isIn(program.text))
      try await portal.store.writer.transaction { try $0.connection.execute("PRAGMA max_page_count = 1000000") }
      #expect(try await LookSeed.Mark.alpha.isIn(officer.get("/can-bo/ho-so/\(code)").text))
    }
  }
}
