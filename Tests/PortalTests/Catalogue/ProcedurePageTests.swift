import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Web
@testable import Words

@Suite("The pages of procedures, as values") struct ProcedurePageTests {
  @Test(
    "Each of the city's keeps the rules of all pages, and has a name that says which one it is",
    arguments: Language.allCases)
  func all(_ language: Language) throws {
    let fixtures = try PageFixtures(language)
    for procedure in fixtures.catalogue.procedures {
      let page = fixtures.page(of: procedure)
      #expect(try PageRules(page, fixtures.words).broken() == [], "\(procedure.code)")
      #expect(String(decoding: page.title.bytes, as: UTF8.self).hasSuffix("– \(procedure.code)"))
    }
  }
}
