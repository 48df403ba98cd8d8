import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Pages
@testable import Web

@Suite("A browser can revalidate what it may store") struct ValidatorTests {
  static let kept = [
    "/", "/tra-cuu", "/tra-cuu/CODE", "/tra-cuu/CODE/han", "/tra-cuu/CODE/lich.ics", "/thu-tuc", "/thu-tuc?q=bao",
    "/thu-tuc/\(TestStore.press)", "/co-quan", "/thong-ke", "/thong-ke.csv", "/thong-ke.json",
    "/thong-ke/\(TestStore.department)", "/gioi-thieu", "/quyen-rieng-tu", "/tiep-can", "/robots.txt",
    "/api/v1/procedures", "/api/v1/procedures/\(TestStore.press)", "/api/v1/agencies", "/api/v1/dossiers/CODE",
    "/api/v1/dossiers/CODE/ledger", "/api/v1/reports/on-time", "/api/v1/openapi.json",
  ]

  @Test("and gets only a head as long as it is unchanged, in any coding; HEAD gets the same", arguments: kept)
  func held(_ pattern: String) async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let path = pattern.replacing("CODE", with: "\(code)")
      // What a first visit is given, such as cookies.
      let browser = portal.browser()
      _ = try await browser.get(path)
      let full = try await browser.get(path)
      let tag = try #require(full.field("ETag"), "\(path)")
      #expect(full.status == 200 && tag.hasPrefix("W/\""))
      for coding in ["identity", "gzip"] {
        let fresh = try await browser.get(path, ("Accept-Encoding", coding))
        #expect(fresh.status == 200 && fresh.field("ETag") == tag)
        for condition in [tag, "\"other\", \(tag)", String(tag.dropFirst(2)), "*"] {
          let held = try await browser.get(path, ("Accept-Encoding", coding), ("If-None-Match", condition))
          #expect(held.status == 304 && held.body.isEmpty && held.field("ETag") == tag, "\(condition)")
          #expect(held.field("Cache-Control") == full.field("Cache-Control"))
          #expect(held.field("Vary")?.contains("Accept-Encoding") == true)
          #expect(held.field("Content-Type") == nil && held.field("Content-Encoding") == nil)
        }
      }
      let port = portal.port
      for (field, status) in [("", 200), ("If-None-Match: *\r\n", 304), ("If-None-Match: \"other\"\r\n", 200)] {
        let head = try await onThread {
          let client = try TestClient(port: port)
          client.send("HEAD \(path) HTTP/1.1\r\nHost: test\r\n\(field)\r\n")
          return try client.answer(toHead: true)
        }.get()
        #expect(head.status == status && head.field("ETag")?.hasPrefix("W/\"") == true)
      }
      for condition in ["\"other\"", "W/\"0000000000000000\"", "nonsense"] {
        #expect(try await browser.get(path, ("If-None-Match", condition)).status == 200)
      }
    }
  }

  @Test("a changed page, or one in another language, is sent")
  func changed() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let browser = portal.browser()
      for path in ["/tra-cuu/\(code)", "/api/v1/dossiers/\(code)"] {
        let tag = try #require(try await browser.get(path).field("ETag"))
        #expect(try await browser.get(path, ("If-None-Match", tag)).status == 304)
        let (now, action) = (portal.now, path.hasPrefix("/api") ? DossierCommand.Kind.finish() : .process)
        try await portal.store.writer.transaction { transaction in
          _ = try transaction.append(to: code) {
            try $0.dossier.decide(
              DossierCommand(action), by: .portal, calendar: transaction.calendar, now: now)
          }
        }
        #expect(try await browser.get(path, ("If-None-Match", tag)).status == 200)
      }
      let tag = try #require(try await browser.get("/thu-tuc").field("ETag"))
      _ = try await browser.get("/ngon-ngu/en")
      #expect(try await browser.get("/thu-tuc", ("If-None-Match", tag)).status == 200)
    }
  }

  @Test("answers that may not be stored have no tag: staff's pages, open details, an agency's own, errors")
  func personal() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let key = try portal.dossier(code).filing.key
      let clerk = try await portal.signedIn("quay", role: .clerk)
      let citizen = portal.browser()
      _ = try await citizen.get("/tra-cuu/\(code)?khoa=\(key)")
      for (browser, path) in [
        (clerk, "/can-bo"), (clerk, "/can-bo/ho-so/\(code)"), (clerk, "/"), (clerk, "/thu-tuc"),
        (citizen, "/tra-cuu/\(code)"), (citizen, "/khong-co"), (citizen, "/api/v1/khong-co"),
      ] {
        let answer = try await browser.get(path, ("If-None-Match", "*"))
        #expect([200, 404].contains(answer.status) && answer.field("ETag") == nil, "\(path)")
        #expect(answer.field("Cache-Control") == "no-store", "\(path)")
      }
      for path in ["/api/v1/dossiers", "/api/v1/dossiers/\(code)", "/api/v1/changes"] {
        let own = try await portal.get(path, token: portal.token, ("If-None-Match", "*"))
        #expect(own.status == 200 && own.field("ETag") == nil, "\(path)")
      }
    }
  }
}
