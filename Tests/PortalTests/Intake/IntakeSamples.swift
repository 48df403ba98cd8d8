import OneStop
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  static let intake: [PageSample] = [
    PageSample("procedures to choose from", showsText: false) { try choice($0, $0.form()).page },
    PageSample("procedures found at the counter") { try choice($0, $0.form(["q": $0.text])).page },
    PageSample("no procedures found at the counter") { try choice($0, $0.form(["q": $0.text]), isEmpty: true).page },
    PageSample("a procedure of no use", wrong: ["q"]) { try choice($0, $0.form(wrong: ["q"])).page },
    PageSample("intake", showsText: false) { try intake($0, $0.form()).page },
    PageSample("intake, wrong", wrong: IntakeField.inOrder.map(fieldID)) {
      try intake($0, $0.form(["ho_ten": $0.text, "noi_dung": $0.text], wrong: IntakeField.inOrder)).page
    },
    PageSample("intake of somebody known") {
      let found = RepeatApplicant.Found(
        source: .dossier(try $0.stored(in: .handedOver)), open: try $0.stored(in: .accepted))
      return try intake($0, $0.form(["ho_ten": $0.text]), found: found).page
    },
    PageSample("intake, a dossier open already") {
      let notice = RepeatApplicant.warning(of: try $0.stored(in: .accepted), $0.words)
      return try intake($0, $0.form(["ho_ten": $0.text]), notice: notice).page
    },
  ]

  private static func choice(_ fixtures: PageFixtures, _ form: Form, isEmpty: Bool = false) throws -> IntakeChoicePage {
    let procedures = isEmpty ? [] : fixtures.catalogue.procedures(handledBy: try fixtures.agency())
    return IntakeChoicePage(
      procedures: procedures, others: isEmpty ? [] : Array(fixtures.catalogue.procedures.suffix(2)),
      takesInForOthers: !isEmpty, used: [try fixtures.procedure().code: 7], form: form, language: fixtures.language)
  }

  private static func intake(
    _ fixtures: PageFixtures, _ form: Form, notice: Notice? = nil, found: RepeatApplicant.Found? = nil
  ) throws -> IntakePage {
    let (procedure, agency) = (try fixtures.procedure(), try fixtures.agency())
    return IntakePage(
      procedure: procedure,
      due: DuePreview(
        procedure: procedure, agency: agency, calendar: fixtures.calendar, now: fixtures.now, words: fixtures.words,
        language: fixtures.language),
      form: form, notice: notice, found: found, csrfField: fixtures.csrfField, settings: NoticeSettings(),
      solver: Solver(
        of: procedure, at: agency, in: fixtures.catalogue, on: Filing.firstDayWithoutBoundaries),
      asksSolver: form.values.has(IntakeField.solver) || form.isWrong,
      wards: WardChoices(of: agency, in: fixtures.catalogue), number: "0123456789abcdef")
  }
}
