import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import API

@Suite("The agency's dossiers, in pages") struct DossierListTests {
  private func codes(_ answer: Answer) throws -> [String] {
    guard case .array(let items) = try answer.json()["items"] else { return [] }
    return items.compactMap { if case .string(let code) = $0["code"] { code } else { nil } }
  }

  @Test(
    "all pages list each once, whatever happens meanwhile; never other agencies' or confidential ones")
  func pages() async throws {
    try await TestPortal.run(now: "2018-06-10T10:00") { portal in
      var all: [String] = []
      for day in 1...7 {
        all.append("\(try portal.data.live(TestStore.district, received: "2018-06-0\(day)T08:00").dossier.code)")
        try portal.data.live(TestStore.department, received: "2018-06-0\(day)T08:00")
      }
      let (agency, place) = try #require(portal.data.catalogue.anyConfidential)
      #expect(agency.code.description == TestStore.district)
      let hidden = try portal.data.live(TestStore.district, procedure: place, received: "2018-06-04T08:00")
      var told: [String] = []
      var next: String? = ""
      var pages = 0
      while let cursor = next, pages < 20 {
        let answer = try await portal.get(
          "/api/v1/dossiers?limit=3" + (cursor.isEmpty ? "" : "&cursor=\(cursor)"), token: portal.otherToken)
        #expect(answer.status == 200 && answer.field("Cache-Control") == "no-store")
        told += try codes(answer)
        // One that was told, one that was not, and a new one.
        for code in [all[0], all[6]].compactMap({ DossierCode($0) }) where pages == 0 {
          let now = portal.now
          _ = try await portal.store.writer.transaction { transaction in
            try transaction.append(to: code) {
              try $0.dossier.decide(
                DossierCommand(.withdraw), by: .staff(login: "lan"), calendar: transaction.calendar, now: now)
            }
          }
        }
        pages += 1
        next = if case .string(let text) = try answer.json()["next"] { text } else { nil }
      }
      #expect(told == all && pages == 3)
      #expect(!told.contains("\(hidden.dossier.code)"))
      for (query, count) in [
        ("status=7", 2), ("status=2", 5), ("received_from=2018-06-03&received_to=2018-06-05", 3),
        ("updated_since=2018-06-10T00:00", 2), ("procedure=1.0", 0), ("limit=200", 7),
        ("procedure=\(hidden.dossier.filing.procedure)", 0), ("status=%C2%A0%EF%BC%97", 2),
        ("updated_since=%E2%80%AA2018-06-10T00:00%E2%80%AC", 2), ("received_from=%EF%BB%BF2018-06-03", 5),
      ] {
        let found = try codes(try await portal.get("/api/v1/dossiers?\(query)", token: portal.otherToken))
        #expect(found.count == count, "\(query)")
      }
      #expect(try await portal.get("/api/v1/dossiers").status == 401)
      let wrong = try await portal.get(
        "/api/v1/dossiers?status=0&limit=201&cursor=-1&received_from=x&received_to=x&updated_since=x&procedure=%00x",
        token: portal.token)
      #expect([400, 422].contains(wrong.status))
      for field in [
        "status=99999999999999999999", "limit=-1", "cursor=zzzzzzzzzzzzzz", "cursor=-5", "updated_since=x", "status=",
        "updated_since=", "cursor=", "limit=", "received_to=", "procedure=", "foo=bar", "Status=2", "status=2&status=4",
      ] {
        let answer = try await portal.get("/api/v1/dossiers?\(field)", token: portal.token)
        #expect(try answer.status == 422 && answer.fieldMistakes() == [String(field.prefix { $0 != "=" })], "\(field)")
      }
    }
  }

  @Test(
    "an address that the API does not have is a problem in JSON, of a named kind",
    arguments: ["/api", "/api/", "/api/v1", "/api/v1/nothing", "/api/v2/dossiers", "/api/v1/dossiers/x/y/z"])
  func unknown(_ path: String) async throws {
    try await TestPortal.run { portal in
      let answer = try await portal.get(path)
      #expect(answer.status == 404)
      #expect(answer.field("Content-Type") == "application/problem+json")
      #expect(try answer.json()["type"] == .string("urn:motcua:problem:not-found"))
    }
  }
}
