import OneStop
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  static let lateness: [PageSample] = [
    PageSample("late dossiers") { try late($0, [.overload: 2, nil: 1]).page },
    PageSample("late dossiers of one cause") { try late($0, [.overload: 2], cause: .overload).page },
    PageSample("more late dossiers than are examined") { try late($0, [nil: 5_000], isExamined: false).page },
    PageSample("no late dossiers") { try late($0, [:]).page },
    PageSample("late dossiers, wrong days", wrong: ["tu"]) { LateCausesPage.mistakes($0.wrongReportForm()) },
  ]

  private static func late(
    _ fixtures: PageFixtures, _ counts: [LatenessCause?: Int], cause: LatenessCause? = nil, isExamined: Bool = true
  ) throws -> LateCausesPage {
    let stored = try fixtures.stored(in: .finished)
    let dossier = stored.dossier
    let lines = [LatenessCause.overload, nil].map { cause in
      LateDossier(
        id: stored.id, code: dossier.code, agency: dossier.agency, procedure: dossier.filing.procedure,
        due: dossier.due,
        endedAt: fixtures.now, cause: cause)
    }
    let name = BilingualText(fixtures.text)
    let step = WeeklyReport.Step(
      procedure: dossier.filing.procedure.description, step: 0, name: name, unit: name, count: 2, excess: Moment.day)
    return LateCausesPage(
      form: fixtures.reportForm(), period: fixtures.period, scope: HTML(text: fixtures.text), counts: counts,
      steps: isExamined ? [step] : nil, dossiers: lines,
      choice: LateCausesAddress(period: fixtures.period, agency: dossier.agency.description, cause: cause),
      opensDossiers: true, catalogue: fixtures.catalogue, words: fixtures.words, language: fixtures.language)
  }
}
