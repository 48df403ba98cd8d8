import OneStop
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  static let agencies: [PageSample] = [
    PageSample("agencies") { try list($0, $0.catalogue.agencies.prefix(AgencyListPage.pageLength)).page },
    PageSample("no agencies of that name") { try list($0, []).page },
    PageSample("end of an agency") { DissolutionFormPage(form: try form($0)).page },
    PageSample("end of an agency, wrong", wrong: ["tu", "den", "quyet_dinh"], showsText: false) {
      var form = DissolutionForm(FormContent([]), catalogue: $0.catalogue, words: $0.words, language: $0.language)
      _ = form.read(today: $0.today)
      return DissolutionFormPage(form: form).page
    },
    PageSample("end of an agency, before it is saved") {
      let (agency, successor) = try ($0.agency(Permit.planning), $0.agency())
      return DissolutionPreviewPage(
        form: try form($0), agency: agency, successor: successor,
        dissolution: Dissolution(into: successor.code, on: $0.today, decision: $0.text), work: AgencyWork(),
        revision: 3,
        csrfField: $0.csrfField
      ).page
    },
  ]

  private static func form(_ fixtures: PageFixtures) throws -> DissolutionForm {
    let (agency, successor) = try (fixtures.agency(Permit.planning).code, fixtures.agency().code)
    let values = [
      (name: "tu", value: agency.description), (name: "den", value: successor.description),
      (name: "quyet_dinh", value: fixtures.text),
    ]
    return DissolutionForm(
      FormContent(values), catalogue: fixtures.catalogue, words: fixtures.words, language: fixtures.language)
  }

  private static func list(_ fixtures: PageFixtures, _ agencies: some Sequence<Agency>) throws -> AgencyListPage {
    let (agency, successor) = try (fixtures.agency(Permit.planning).code, fixtures.agency().code)
    let ends = [nil, fixtures.now].map { finished in
      AgencyDissolution(
        agency: agency, dissolution: Dissolution(into: successor, on: fixtures.today, decision: fixtures.text),
        actor: .staff(login: "admin"), createdAt: fixtures.now, total: 9, moved: 4, finishedAt: finished)
    }
    return AgencyListPage(
      form: fixtures.form(["q": fixtures.text]), agencies: Array(agencies), count: 120, number: 2, figures: [:],
      progress: DissolutionProgress(
        ends: ends, people: ["admin": fixtures.text], catalogue: fixtures.catalogue, words: fixtures.words,
        language: fixtures.language),
      notice: .done("Xong"), catalogue: fixtures.catalogue, today: fixtures.today, language: fixtures.language)
  }
}
