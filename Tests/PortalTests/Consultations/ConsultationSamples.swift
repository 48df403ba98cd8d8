import OneStop
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  static let consultations: [PageSample] = ConsultationTab.allCases.flatMap { tab in
    [
      PageSample("questions, \(tab)") { try consultations($0, tab).page },
      PageSample("no questions, \(tab)", showsText: false) { try consultations($0, tab, isEmpty: true).page },
    ]
  }

  private static func consultations(
    _ fixtures: PageFixtures, _ tab: ConsultationTab, isEmpty: Bool = false
  ) throws -> ConsultationListPage {
    let dossier = try fixtures.stored(in: .processing).dossier
    let (agency, asked) = (try fixtures.agency().code, try fixtures.agency(Permit.planning).code)
    let rows = (0..<(isEmpty ? 0 : 3)).map { number in
      ConsultationSummary(
        dossierID: 1, dossier: dossier.code, procedure: dossier.filing.procedure, applicant: fixtures.text,
        agency: agency,
        asked: asked, number: number, question: fixtures.text, askedAt: fixtures.now, due: fixtures.now,
        isSilenceAgreement: true, endedAt: tab.isOver ? fixtures.now : nil,
        outcome: tab.isOver ? .answered(.agree) : nil)
    }
    // One more than the page is long leads on.
    let page = KeyedPage(
      at: nil, length: 2, key: { $0.key(in: tab.list) }, read: { _, limit in Array(rows.prefix(limit)) })
    return ConsultationListPage(
      agency: agency, tab: tab, counts: ConsultationCounts(), lines: page, catalogue: fixtures.catalogue,
      calendar: fixtures.calendar, now: fixtures.now, words: fixtures.words, language: fixtures.language)
  }
}
