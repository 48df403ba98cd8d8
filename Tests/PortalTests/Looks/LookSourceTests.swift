import HTTPTypes
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Portal
@testable import Web
@testable import Words

@Suite("The names of the pages from which dossiers are looked at") struct LookSourceTests {
  /// Whose handlers note no look, of the addresses of one dossier and of the forms for many.
  private static let silent: Set<String> = [
    "/tra-cuu/{code}/dong", "/tra-cuu/{code}/han", "/tra-cuu/{code}/lich.ics", "/api/v1/dossiers/{code}/ledger",
  ]

  private static let beginnings = [
    "/tra-cuu/{code}", "/can-bo/ho-so/{code}", "/can-bo/nhieu-ho-so", "/ho-so-cua-toi/thong-tin",
    "/api/v1/dossiers",
  ]

  @Test("Each is of a route, and of one alone; each route of a dossier has one")
  func routes() async throws {
    try await TestPortal.run { portal in
      let routes = Set(portal.service.router().routes.map(\.pattern))
      let named = LookSource.allCases.flatMap(\.patterns)
      #expect(Set(named).count == named.count && Set(named).isSubset(of: routes))
      let own = routes.filter { route in Self.beginnings.contains { route.hasPrefix($0) } }
      #expect(own.count > 20 && own.subtracting(named) == Self.silent, "\(own.subtracting(named).sorted())")
    }
  }

  @Test(
    "A page of a file has the file's number, and nothing else that a client may write",
    arguments: [
      ("/can-bo/ho-so/{code}/tep/{file}", "3", "/can-bo/ho-so/{code}/tep/3", .file, 3),
      ("/tra-cuu/{code}/tep/{file}", "03", "/tra-cuu/{code}/tep/3", .lookupFile, 3),
      ("/tra-cuu/{code}/tep/{file}", "<x>", "/tra-cuu/{code}/tep/{file}", .lookupFile, nil),
      ("/can-bo/ho-so/{code}/tep/{file}/go", "12", "/can-bo/ho-so/{code}/tep/12/go", .fileRemoval, 12),
      ("/can-bo/ho-so/{code}/y-kien/{number}/{file}", "4", "/can-bo/ho-so/{code}/y-kien/4/4", .answerFile, 4),
      ("/api/v1/dossiers/{code}/files/{file}", "7", "/api/v1/dossiers/{code}/files/7", .programFile, 7),
      ("/can-bo/ho-so/{code}", "7", "/can-bo/ho-so/{code}", .dossier, nil),
    ] as [(String, String, String, LookSource, Int?)])
  func numbers(pattern: String, number: String, page: String, source: LookSource, file: Int?) {
    let found = LookSource.page(pattern) { $0 == "code" ? "000.00.14.H29-180601-0001" : number }
    #expect(found == page && LookSource(pattern: found) == source && LookSource.file(ofPage: found) == file)
  }

  @Test("No two have the same words", arguments: [Language.vietnamese, .english])
  func words(_ language: Language) throws {
    let pages = try Resources.words(language).looks.pages
    let texts = LookSource.allCases.map { pages[$0].text }
    #expect(Set(texts).count == texts.count && !texts.contains(""))
  }
}

@Suite("The record of looks says from which page in words", .eachEngine) struct LookSourcePageTests {
  private static let path = "/quan-tri/nhat-ky-xem"

  @Test("in both languages; the file has the address beside them")
  func page() async throws {
    try await TestPortal.run { portal in
      let agency = AgencyCode(TestStore.district)
      let code = try portal.addDossier("Người Một", agency: agency)
      let officer = try await portal.signedIn("lan", role: .officer, agency: agency)
      #expect(try await officer.get("/can-bo/ho-so/\(code)").status == 200)
      let auditor = try await portal.signedIn("giam-sat", role: .auditor, agency: agency)
      for (language, name) in [("vi", "Trang hồ sơ"), ("en", "The dossier’s page")] {
        _ = try await auditor.get("/ngon-ngu/\(language)")
        let page = try await auditor.get(Self.path).text
        #expect(page.contains("<span>\(name)</span>") && !page.contains("ho-so/{code}"), "\(language)")
        let file = try await auditor.get("\(Self.path)?dang=csv").text
        #expect(file.contains("\(name),/can-bo/ho-so/{code},"), "\(file)")
      }
    }
  }

  @Test("Of a dossier's files it says which was opened")
  func files() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      let files = [Part.file("a.pdf", Permit.pdf), .file("b.pdf", Permit.pdf + [1])]
      #expect(try await clerk.sendFiles(code, "giay-to", files: files).status == 303)
      #expect(try await clerk.get("/can-bo/ho-so/\(code)/tep/2").status == 200)
      #expect(try await portal.opened(code).get("/tra-cuu/\(code)/tep/1").status == 200)
      let auditor = try await portal.signedIn("giam-sat", role: .auditor, agency: Permit.construction)
      for (language, second) in [("vi", "tệp số 2"), ("en", "file 2")] {
        _ = try await auditor.get("/ngon-ngu/\(language)")
        #expect(try await auditor.get(Self.path).text.contains(">\(second)</span>"), "\(language)")
        let file = try await auditor.get("\(Self.path)?dang=csv").text
        #expect(file.contains("/can-bo/ho-so/{code}/tep/2,") && file.contains("/tra-cuu/{code}/tep/1,"), "\(file)")
        #expect(file.contains(second), "\(file)")
      }
    }
  }

  @Test("The address of the next page does not tell how many looks are hidden; what was not made here opens nothing")
  func hidden() async throws {
    try await TestPortal.run { portal in
      let agency = AgencyCode(TestStore.district)
      let code = try portal.addDossier("Người Một", agency: agency)
      let now = portal.now
      try await portal.store.writer.transaction { transaction in
        let id = try transaction.dossier(code).unwrapped.id
        for number in 1...60 {
          try transaction.record(
            Look(
              at: now, reader: .person("lan"), agency: agency, part: .details, page: "/so-\(number).", dossiers: [id]))
        }
      }
      let auditor = try await portal.signedIn("giam-sat", role: .auditor, agency: agency)
      let first = try await auditor.get(Self.path)
      let next = try first.way("next").unwrapped
      // The number of the last look that is shown.
      #expect(!next.contains("\(now.microseconds)") && !next.contains(".11"), "\(next)")
      #expect(try await auditor.get(next).text.contains("/so-1."))
      // As an older address has it, and as another list's.
      for place in ["\(now.microseconds).11", "x", String(repeating: "A", count: 60)] {
        let page = try await auditor.get("\(Self.path)?sau=\(place)")
        #expect(page.status == 200 && page.text.contains("/so-60."), "\(place)")
      }
      let place = try portal.service.secrets.hiding("\(now.microseconds).11", in: "/quan-tri/luu-giu")
      #expect(try await auditor.get("\(Self.path)?sau=\(place)").text.contains("/so-60."))
    }
  }
}
