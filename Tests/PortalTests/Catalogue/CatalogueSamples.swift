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
    PageSample("where procedures are filed", showsText: false) { try settings($0) },
    PageSample("whose words these are") { try settings($0, found: $0.text) },
    PageSample("a procedure's choice") { try setting($0, words: $0.text) },
    PageSample("a form to fill in by hand", showsText: false) { fixtures in
      let procedure = try fixtures.procedure(TestPortal.certifiedCopy)
      return BlankForm(
        procedure: procedure, form: try Resources.form(procedure.code),
        setting: FormSetting(today: fixtures.today, lists: try Resources.formLists.get()),
        vietnamese: try Resources.words(.vietnamese), words: fixtures.words, language: fixtures.language
      ).page
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
      today: fixtures.today, filedHere: Set(found.procedures.prefix(2).map(\.code)), words: fixtures.words,
      language: fixtures.language
    ).page
  }

  private static let choices: [ProcedureCode?: StoredProcedureChoice] = [
    nil: StoredProcedureChoice(choice: ProcedureChoice(filing: .nationalPortal), setAt: Moment(microseconds: 7)),
    ProcedureCode(TestStore.press): StoredProcedureChoice(
      choice: ProcedureChoice(filing: .here, words: ["báo"]), setAt: Moment(microseconds: 8)),
  ]

  private static func settings(_ fixtures: PageFixtures, found: String = "") throws -> Page {
    ProcedureSettingsPage(
      procedures: fixtures.catalogue.procedures, withForms: [], choices: choices, form: Form(words: fixtures.words),
      found: found,
      notice: nil, csrfField: fixtures.csrfField, language: fixtures.language
    ).page
  }

  private static func setting(_ fixtures: PageFixtures, words: String) throws -> Page {
    var setting = ProcedureSettingForm(
      procedure: try fixtures.procedure(TestStore.press), choices: choices,
      values: FormContent([
        (name: "noi_nop", value: "x"), (name: "dia_chi", value: words), (name: "tu_khoa", value: words),
        (name: "truoc", value: "8"),
      ]), isSeenKept: true, csrfField: fixtures.csrfField, words: fixtures.words, language: fixtures.language)
    _ = setting.read()
    return setting.page
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
      procedure: procedure, catalogue: catalogue, today: today, hasForm: true, hasBlank: true,
      times: UsualTimes(half: 4, most: 12, cases: 120), words: words, language: language
    ).page
  }
}
