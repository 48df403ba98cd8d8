import OneStop
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  static let staffDossiers: [PageSample] =
    Status.allCases.flatMap { status in
      [Account.Role.clerk, .officer, .leader].map { role in
        PageSample("dossier, \(status), for a \(role)") { try dossier($0, in: status, for: role).page(from: .worklist) }
      }
    }
    + Action.allCases.filter { $0.isOfHandlingAgency && $0 != .correct }.map { action in
      PageSample("dossier, “\(action)” came back", wrong: [ActionForms.idPrefix(action) + returnedField(action)]) {
        try returned($0, action).page(from: .worklist).with(.unprocessableContent)
      }
    } + [
      PageSample("dossier, for those who only look") {
        let view = try $0.view(in: .processing)
        return StaffDossierPage(
          view: view, names: ["officer": $0.text], account: try $0.account(.leader), catalogue: $0.catalogue, forms: nil
        ).page(from: .worklist)
      },
      PageSample("dossier, refused") {
        var page = try dossier($0, in: .processing, for: .officer)
        (page.message, page.isRefused) = (.wrong(HTML(text: $0.text)), true)
        return page.page(from: .worklist).with(.conflict)
      },
      PageSample("dossier, just taken in") {
        var page = try dossier($0, in: .accepted, for: .clerk)
        (page.message, page.receipt) = (.done("Xong"), "<article>Giấy hẹn</article>")
        return page.page(from: .worklist)
      },
      PageSample("dossier, perhaps at the wrong agency") { try placed($0, wrong: []).page(from: .worklist) },
      PageSample("dossier, at the wrong agency, without a choice", wrong: [PlacementNotice.field]) {
        try placed($0, wrong: [PlacementNotice.field]).page(from: .worklist).with(.unprocessableContent)
      },
      PageSample("dossier, for the agency that is asked") { try asked($0).page(from: .worklist) },
      PageSample("dossier, an answer came back", wrong: ConsultationField.ofAnswer.map { AnswerForms.idPrefix + $0 }) {
        try asked($0, wrong: ConsultationField.ofAnswer).page(from: .worklist).with(.unprocessableContent)
      },
      PageSample("dossier, for the agency that was asked") {
        let view = try $0.view(of: $0.stored($0.question(), .answerConsultation(number: 1, .agree)))
        return FormerQuestionPage(
          view: view, names: ["officer": $0.text], account: try $0.account(.officer, at: Permit.planning),
          catalogue: $0.catalogue, message: .wrong("Đã trả lời")
        ).page
      },
    ]

  static func dossier(
    _ fixtures: PageFixtures, in status: Status, for role: Account.Role
  ) throws -> StaffDossierPage { try dossier(fixtures, of: fixtures.stored(in: status), for: fixtures.account(role)) }

  static func dossier(
    _ fixtures: PageFixtures, of stored: StoredDossier, for account: Account,
    returned: (action: Action, form: Form)? = nil
  ) throws -> StaffDossierPage {
    let view = try fixtures.view(of: stored)
    let colleagues = try fixtures.colleagues()
    let forms = ActionForms(
      view: view, account: account, colleagues: colleagues, office: Office(colleagues),
      names: ["officer": fixtures.text],
      catalogue: fixtures.catalogue, isLikelyLate: true, csrfField: fixtures.csrfField, returned: returned)
    return StaffDossierPage(
      view: view, names: ["officer": fixtures.text], account: account, catalogue: fixtures.catalogue, forms: forms)
  }

  /// A dossier that offers the action to one of its agency's people, with the form of it.
  private static func returned(_ fixtures: PageFixtures, _ action: Action) throws -> StaffDossierPage {
    let field = returnedField(action)
    let form = fixtures.form([field: fixtures.text], wrong: [field], idPrefix: ActionForms.idPrefix(action))
    let dossiers =
      try Status.allCases.map(fixtures.stored) + [
        fixtures.stored(fixtures.question()), fixtures.stored(.process, .forward(step: 2)),
      ]
    let pages = try dossiers.flatMap { stored in
      try [Account.Role.leader, .officer, .clerk].map { role in
        try dossier(fixtures, of: stored, for: fixtures.account(role), returned: (action, form))
      }
    }
    return try pages.first { $0.offers(action) }.unwrapped
  }

  /// The field that every form of the action has.
  private static func returnedField(_ action: Action) -> String {
    action == .askConsultation ? ConsultationField.text : DossierCommand.Field.note
  }

  private static func placed(_ fixtures: PageFixtures, wrong: [String]) throws -> StaffDossierPage {
    var page = try dossier(fixtures, in: .processing, for: .officer)
    let placement = Placement(dossier: 1, dissolved: try fixtures.agency(Permit.planning).code, markedAt: fixtures.now)
    page.placement = PlacementNotice(
      view: page.view, placement: placement, catalogue: fixtures.catalogue, form: fixtures.form(wrong: wrong),
      csrfField: fixtures.csrfField)
    return page
  }

  static func asked(_ fixtures: PageFixtures, wrong: [String] = []) throws -> StaffDossierPage {
    let view = try fixtures.view(of: fixtures.stored(fixtures.question()))
    let account = try fixtures.account(.officer, at: Permit.planning)
    var page = StaffDossierPage(
      view: view, names: [:], account: account, catalogue: fixtures.catalogue, forms: nil)
    page.answers = AnswerForms(
      view: view, account: account, catalogue: fixtures.catalogue,
      office: Office(try fixtures.colleagues(at: Permit.planning)), csrfField: fixtures.csrfField,
      returned: wrong.isEmpty ? nil : fixtures.form(wrong: wrong, idPrefix: AnswerForms.idPrefix))
    return page
  }
}

extension ConsultationField {
  static let ofAnswer = [opinion, text, FilePicker.field]
}

extension PageFixtures {
  /// To the planning department, for two working days.
  func question() throws -> DossierCommand.Kind {
    .askConsultation(
      try Permit.planning.unwrapped, time: try ProcessingTime(2, .workingDays).unwrapped, isSilenceAgreement: true)
  }
}
