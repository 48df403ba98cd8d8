import OneStop
import TestSupport
import Testing

/// Tabs, histories and screen readers tell pages by their titles.
@Suite("Each page has a title of its own") struct TitleTests {
  @Test(
    "every address that answers a page, for each role and in both languages",
    arguments: RouteWalkTests.Visitor.allCases, ["vi", "en"])
  func titles(_ visitor: RouteWalkTests.Visitor, _ language: String) async throws {
    try await TestPortal.run(now: "2018-06-04T09:30") { portal in
      let walk = try RouteWalkTests.walk(portal)
      let browser = try await RouteWalkTests.browser(visitor, portal)
      _ = try await browser.get("/ngon-ngu/\(language)")
      var seen: [String: String] = [:]
      for (method, pattern) in portal.service.router().routes where method == .get && !pattern.hasPrefix("/api/") {
        if pattern.hasPrefix("/ngon-ngu") { continue }
        for path in try walk.paths(pattern, dossier: walk.dossiers[1]) {
          let answer = try await browser.get(path)
          guard answer.status == 200, answer.field("Content-Type")?.hasPrefix("text/html") == true else { continue }
          let title = String(try #require(answer.text.firstMatch(of: /<title>(.*?)<\/title>/)).1)
          let former = seen.updateValue(path, forKey: title)
          // An action's own path and the one that any action's address is may be the same.
          #expect(former == nil || former == path, "\(title): \(former ?? "") and \(path)")
          #expect(!title.hasPrefix("– ") && title.hasSuffix("Một Cửa"), "\(path): \(title)")
          // Digits are what is typed; a sentence names the month.
          let said = answer.text.replacing(/<input[^>]*>|(for example|such as) [0-9\/]+/, with: "")
          if language == "en", !pattern.contains("bieu-mau") {
            #expect(said.firstMatch(of: /[0-9]{2}\/[0-9]{2}\/20[0-9]{2}/) == nil, "\(path)")
          }
        }
      }
      #expect(seen.count > (visitor == .nobody ? 10 : 15))
    }
  }
}
