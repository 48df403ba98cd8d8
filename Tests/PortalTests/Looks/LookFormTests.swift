import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Portal
@testable import Web
@testable import Words

/// Pages that answer a form show dossiers too.
@Suite("Answers to forms, by who looks", .eachEngine) struct LookFormTests {
  /// What was recorded since, the oldest first: reader, part, dossiers.
  private static func lines(_ portal: TestPortal, _ seed: LookSeed, since before: Int64) throws -> [String] {
    let names = Dictionary(uniqueKeysWithValues: seed.codes.map { ($0.value, "\($0.key)") })
    return try portal.newestLooks(10).filter { $0.number > before }.reversed().map { look in
      #expect(LookSource(pattern: look.page) != nil, "\(look.page) has no name")
      let marks = look.dossiers.map { names[$0.code] ?? "?" }.sorted()
      return "\(look.reader.kind) \(look.reader.name) \(look.part) \(marks)"
    }
  }

  private static func newest(_ portal: TestPortal) throws -> Int64 { try portal.newestLooks(1).first?.number ?? 0 }

  @Test("A form that comes back with a dossier's page is a look at it")
  func comesBack() async throws {
    try await TestPortal.run(now: "2018-06-04T09:30") { portal in
      let seed = try await LookSeed(portal)
      let (alpha, beta) = (try seed.codes[.alpha].unwrapped, try seed.codes[.beta].unwrapped)
      let officer = try await portal.signedIn("lan", role: .officer, agency: Permit.construction)
      let csrf = try await officer.get("/can-bo/tai-khoan").csrf
      for (path, fields) in [
        // From before somebody else acted; without a name; wanted in the other language.
        ("/can-bo/ho-so/\(alpha)/dung", [("phien_ban", "2")]),
        ("/can-bo/ho-so/\(beta)/dinh-chinh", [("phien_ban", "3"), ("ho_ten", "")]),
        ("/can-bo/ho-so/\(alpha)/dung", [("_ngon_ngu", "en")]),
      ] as [(String, [(String, String)])] {
        let before = try Self.newest(portal)
        let answer = try await officer.post(path, pairs: [("_csrf", csrf)] + fields)
        let mark: LookSeed.Mark = path.contains("\(alpha)") ? .alpha : .beta
        #expect(mark.isIn(answer.text), "\(path) \(answer.status)")
        #expect(try Self.lines(portal, seed, since: before) == ["person lan details [\"\(mark)\"]"], "\(path)")
      }
      // What is done leads to the dossier's page, and shows nothing itself.
      let page = try await officer.get("/can-bo/ho-so/\(alpha)")
      let before = try Self.newest(portal)
      let done = try await officer.act(
        alpha, "yeu-cau-bo-sung", [("giay_to", "Bản vẽ"), ("ghi_chu", "Thiếu bản vẽ")], on: page)
      #expect(done.status == 303 && !LookSeed.Mark.alpha.isIn(done.text))
      #expect(try Self.newest(portal) == before)
    }
  }

  @Test("The key, the digits and a session open the details, each under its own name")
  func applicant() async throws {
    try await TestPortal.run(now: "2018-06-04T09:30") { portal in
      let seed = try await LookSeed(portal)
      let code = try seed.codes[.alpha].unwrapped
      let path = "/tra-cuu/\(code)"
      var before = try Self.newest(portal)
      func recorded() throws -> [String] {
        defer { before = (try? Self.newest(portal)) ?? before }
        return try Self.lines(portal, seed, since: before)
      }
      #expect(try await portal.get(path).status == 200)
      #expect(try await portal.browser().post(path, ["so_cuoi": "0000"]).status == 422)
      #expect(try recorded() == [])
      let browser = portal.browser()
      let opened = try await browser.post(path, ["so_cuoi": "1222"])
      #expect(LookSeed.Mark.alpha.isIn(opened.text))
      #expect(try recorded() == ["applicant digits details [\"alpha\"]"])
      #expect(try await LookSeed.Mark.alpha.isIn(browser.get(path).text))
      #expect(try recorded() == ["applicant digits details [\"alpha\"]"])
      let key = portal.browser()
      #expect(try await key.get("\(path)?khoa=\(seed.keys[.alpha].unwrapped)").status == 303)
      #expect(try recorded() == [])
      #expect(try await LookSeed.Mark.alpha.isIn(key.get(path).text))
      #expect(try recorded() == ["applicant key details [\"alpha\"]"])
      // A member of the staff looks as such, whatever they open it by.
      let staff = try await portal.signedIn("lan", role: .officer, agency: Permit.construction)
      #expect(try await LookSeed.Mark.alpha.isIn(staff.post(path, ["so_cuoi": "1222"]).text))
      #expect(try recorded() == ["person lan details [\"alpha\"]"])
    }
  }

  @Test("Details of somebody who has filed before are a look at their dossier")
  func intake() async throws {
    try await TestPortal.run(now: "2018-06-04T09:30") { portal in
      let seed = try await LookSeed(portal)
      let clerk = try await portal.signedIn("lan", role: .clerk, agency: Permit.construction)
      let path = "/can-bo/tiep-nhan?thu-tuc=\(Permit.procedure)"
      let csrf = try await clerk.get(path).csrf
      let before = try Self.newest(portal)
      let found = try await clerk.post(
        path,
        [
          "_csrf": csrf, "loai": "cong_dan", "so_dinh_danh": LookSeed.Mark.alpha.identity, "tim_nguoi_nop": "1",
        ])
      #expect(found.text.contains(LookSeed.Mark.alpha.rawValue))
      #expect(try Self.lines(portal, seed, since: before) == ["person lan details [\"alpha\"]"])
    }
  }

  @Test("Dossiers that are acted on together are a list, before and after")
  func together() async throws {
    try await TestPortal.run(now: "2018-06-04T09:30") { portal in
      let seed = try await LookSeed(portal)
      let chosen = ["\(try seed.codes[.alpha].unwrapped):1", "\(try seed.codes[.beta].unwrapped):3"]
      let officer = try await portal.signedIn("lan", role: .officer, agency: Permit.construction)
      let both = ["person lan list [\"alpha\", \"beta\"]"]
      var before = try Self.newest(portal)
      let preview = try await officer.preview("tra-ket-qua", of: chosen)
      #expect(LookSeed.Mark.allCases.allSatisfy { $0.isIn(preview.text) })
      #expect(try Self.lines(portal, seed, since: before) == both)
      before = try Self.newest(portal)
      #expect(try await LookSeed.Mark.alpha.isIn(officer.preview("", of: chosen).text))
      #expect(try Self.lines(portal, seed, since: before) == both)
      let done = try await officer.order(preview)
      before = try Self.newest(portal)
      let result = try await officer.get(done.location.unwrapped)
      #expect(LookSeed.Mark.beta.isIn(result.text))
      let lines = try Self.lines(portal, seed, since: before)
      #expect(lines == ["person lan list [\"beta\"]"] || lines == both)
    }
  }

  @Test("A program's event is answered with the whole dossier, each time that it is sent")
  func events() async throws {
    try await TestPortal.run(now: "2018-06-04T09:30") { portal in
      let seed = try await LookSeed(portal)
      let code = try seed.codes[.alpha].unwrapped
      let token = try portal.data.addToken("\(Permit.construction.unwrapped)", label: "phần mềm")
      for _ in 0..<2 {
        let before = try Self.newest(portal)
        let answer = try await portal.post(
          "/api/v1/dossiers/\(code)/events", #"{"type":"request_supplement","papers":["x"]}"#, token: token, key: "1")
        #expect(answer.status == 200 && LookSeed.Mark.alpha.isIn(answer.text), "\(answer.text)")
        #expect(try Self.lines(portal, seed, since: before) == ["token phần mềm details [\"alpha\"]"])
      }
      // What is refused shows nothing, and leaves no look.
      let before = try Self.newest(portal)
      let refused = try await portal.post(
        "/api/v1/dossiers/\(code)/events", #"{"type":"hand_over"}"#, token: token, key: "2")
      #expect(refused.status == 409)
      #expect(try Self.newest(portal) == before)
    }
  }
}
