import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import API
@testable import Words

@Suite("The list of changes, for other systems of the agency", .eachEngine) struct ChangesEndpointTests {
  private struct Page {
    var items: [(number: Int, code: String, type: String)] = []
    var last = 0

    init(_ answer: Answer) throws {
      let json = try answer.json()
      if case .number(let text)? = json["last"] { last = Int(text) ?? 0 }
      guard case .array(let list)? = json["items"] else { return }
      items = list.compactMap { item in
        guard case .number(let number)? = item["number"], case .string(let code)? = item["code"],
          case .string(let type)? = item["event"]?["type"]
        else { return nil }
        return (Int(number) ?? 0, code, type)
      }
    }
  }

  private func all(_ portal: TestPortal, _ token: String, limit: Int) async throws -> [String] {
    var (told, last) = ([String](), 0)
    while true {
      let answer = try await portal.get("/api/v1/changes?limit=\(limit)&after=\(last)", token: token)
      #expect(answer.status == 200 && answer.field("Cache-Control") == "no-store")
      let page = try Page(answer)
      #expect(page.items.count <= limit && page.last == page.items.last?.number ?? last)
      if page.items.isEmpty { return told }
      told += page.items.map { "\($0.code) \($0.type)" }
      last = page.last
    }
  }

  @Test("the agency's own events, each once, over all pages; none of other agencies or confidential dossiers")
  func own() async throws {
    try await TestPortal.run(now: "2018-06-10T10:00") { portal in
      var expected: [String] = []
      let confidential = try #require(portal.data.catalogue.anyConfidential)
      #expect(confidential.0.code.description == TestStore.district)
      for day in 1...4 {
        let code = try portal.data.live(
          TestStore.district, received: "2018-06-0\(day)T08:00", (.process, at: "2018-06-0\(day)T10:00")
        ).dossier.code
        expected += ["\(code) accept", "\(code) process"]
        try portal.data.live(TestStore.department, received: "2018-06-0\(day)T08:00")
        try portal.data.live(
          TestStore.district, procedure: confidential.1, received: "2018-06-0\(day)T08:00",
          (.process, at: "2018-06-0\(day)T10:00"))
      }
      for limit in [1, 3, 50] { #expect(try await all(portal, portal.otherToken, limit: limit) == expected) }
      #expect(try await all(portal, portal.token, limit: 200).count == 4)
      #expect(try await portal.get("/api/v1/changes").status == 401)
      #expect(try await portal.get("/api/v1/changes", token: "wrong").status == 401)
      let first = try await portal.get("/api/v1/changes?limit=1", token: portal.otherToken)
      #expect(first.text.contains(#""by":"#) && first.text.contains(#""recorded_at":"#))
    }
  }

  @Test("the successor gets the events of what it takes over, and the old agency the transfer")
  func transferred() async throws {
    try await TestPortal.run(now: "2018-06-10T10:00") { portal in
      let code = try portal.data.live(
        TestStore.district, received: "2018-06-01T08:00", (.process, at: "2018-06-01T10:00")
      ).dossier.code
      let successor = try portal.data.addToken(TestStore.otherDistrict)
      #expect(try await all(portal, successor, limit: 50) == [])
      try portal.dissolve(TestStore.district, into: TestStore.otherDistrict)
      let told = try await all(portal, successor, limit: 2)
      #expect(Set(told) == ["\(code) accept", "\(code) process", "\(code) transfer"])
      #expect(try await all(portal, portal.otherToken, limit: 2) == ["\(code) transfer"])
    }
  }

  @Test(
    "a number that was never given out is refused, field by field",
    arguments: [
      "after=-1", "after=x", "after=99999999999999999999", "after=2", "after=", "after=%2B1", "after=0&after=1",
      "limit=0", "limit=201", "limit=-5", "limit=", "from=1",
    ])
  func wrong(_ query: String) async throws {
    try await TestPortal.run { portal in
      try portal.data.live(TestStore.department, received: "2018-06-01T08:00")
      let answer = try await portal.get("/api/v1/changes?\(query)", token: portal.token)
      #expect(try answer.status == 422 && answer.fieldMistakes() == [String(query.prefix { $0 != "=" })])
    }
  }
}
