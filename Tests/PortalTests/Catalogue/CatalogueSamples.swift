import OneStop
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  static let procedures: [PageSample] =
    searches
    + [Permit.procedure, TestStore.press, TestStore.confidential].map { code in
      PageSample("procedure \(code)", showsText: false) { try $0.page(of: $0.procedure(code)) }
    }

  private static let searches: [PageSample] = [
    PageSample("all procedures", showsText: false) {
      try catalogue($0, ProcedureFilter(text: "", field: "", agency: ""))
    },
    PageSample("procedures found") {
      try catalogue($0, ProcedureFilter(text: "báo chí", field: "", agency: ""), typed: $0.text)
    },
    PageSample("no procedures found") { try catalogue($0, ProcedureFilter(text: $0.text, field: "", agency: "")) },
    PageSample("what is not the city's", showsText: false) {
      try catalogue($0, ProcedureFilter(text: "hộ chiếu", field: "", agency: ""))
    },
    PageSample("a kind of agencies", showsText: false) {
      try catalogue($0, ProcedureFilter(text: "", field: "", agency: Agency.Kind.ward.rawValue))
    },
    PageSample("agencies to go to", showsText: false) { try places($0, "") },
    PageSample("agencies found", showsText: false) { try places($0, "quan 1") },
    PageSample("no agencies found") { try places($0, $0.text) },
    PageSample("searches that found nothing") {
      EmptySearchPage(searches: [EmptySearchCount(words: $0.text, count: 3, lastDay: $0.today)], words: $0.words).page
    },
    PageSample("no searches that found nothing", showsText: false) {
      EmptySearchPage(searches: [], words: $0.words).page
    },
  ]

  /// - Parameter typed: what stands in the box, where the search is to find something.
  private static func catalogue(_ fixtures: PageFixtures, _ filter: ProcedureFilter, typed: String? = nil) throws
    -> Page
  {
    let index = try fixtures.procedures
    let found = index.search(filter, in: fixtures.catalogue)
    var shown = filter
    shown.text = typed ?? filter.text
    return CataloguePage(
      filter: shown, found: found.procedures, elsewhere: found.elsewhere, index: index, catalogue: fixtures.catalogue,
      today: fixtures.today, words: fixtures.words, language: fixtures.language
    ).page
  }

  private static func places(_ fixtures: PageFixtures, _ query: String) throws -> Page {
    PlacesPage(
      query: query, index: try fixtures.places, catalogue: fixtures.catalogue, words: fixtures.words,
      language: fixtures.language
    ).page
  }
}

extension PageFixtures {
  func page(of procedure: Procedure) -> Page {
    ProcedurePage(
      procedure: procedure, catalogue: catalogue, today: today, hasForm: true, words: words, language: language
    ).page
  }
}
