import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web

enum HoldHandlers {
  /// `POST /can-bo/ho-so/{code}/tam-giu` with `ly_do`: the agency's leader keeps the personal data for a dispute; with
  /// `viec` `bo`, not any more; where the data are erased the next night, only after a question. 422 without a reason,
  /// 409 where somebody else has just done it, and with the question.
  static let save: VisitHandler = { visit in
    let stored = try visit.dossierForStaff()
    var form = Form(visit.form, words: visit.words, idPrefix: HoldSection.idPrefix)
    let isLift = visit.form[HoldSection.deed] == HoldSection.lift
    if let answer = try visit.answerErased(stored) { return answer }
    if isLift, visit.form[HoldSection.told].isEmpty, try visit.dueDay(of: stored).map({ $0 <= visit.now.date }) == true,
      try visit.reader.hold(of: stored.id) != nil
    {
      return try visit.dossier(stored, holding: form, .conflict, isAsking: true)
    }
    let reason =
      isLift
      ? ""
      : form.text(
        HoldSection.reason, RetentionHold.reasonRule, missing: visit.words.retention.hold.mistake)
    if form.isWrong { return try visit.dossier(stored, holding: form, .unprocessableContent) }
    let hold = HoldDossier(
      stored.id, because: isLift ? nil : reason, by: try visit.account, sight: visit.confidentialSight,
      from: visit.origin.client, now: visit.now)
    do {
      try await visit.run(hold)
    } catch let failure as Act.Failure {
      switch failure {
      case .unknown, .hidden: throw PortalError.notFound
      case .stale:
        let notice = Notice.wrong(visit.words.retention.hold.stale.html)
        return try visit.dossier(try visit.dossierForStaff(), holding: form, .conflict, notice)
      default: throw PortalError.forbidden
      }
    }
    let address = Address.staffDossier(stored.dossier.code)
    return .redirect(to: address.with("da", isLift ? HoldSection.lifted : HoldSection.held))
  }

  static let again: VisitHandler = { visit in
    let form = Form(visit.form, words: visit.words, idPrefix: HoldSection.idPrefix)
    return try visit.dossier(try visit.dossierForStaff(), holding: form)
  }

  /// `GET /can-bo/ho-so/{code}/tam-giu`: it has no page of its own.
  static let toDossier: ReadHandler = { visit in
    .redirect(to: Address.staffDossier(try visit.dossierForStaff().dossier.code))
  }
}

extension Visit {
  fileprivate func dossier(
    _ stored: StoredDossier, holding form: Form, _ status: HTTPResponse.Status = .ok, _ notice: Notice? = nil,
    isAsking: Bool = false
  ) throws -> Response {
    if let answer = try answerErased(stored) { return answer }
    var page = try staffPage(stored)
    guard page.hold != nil else { throw PortalError.forbidden }
    page.hold?.form = form
    page.hold?.isAsking = isAsking
    page.message = isAsking ? .wrong(words.retention.hold.ask.html) : notice
    return answer(page, status)
  }

  /// What a dossier's page says of a hold; nil where there is none and the reader may not decide on one.
  func holdSection(_ view: DossierView, _ stored: StoredDossier) throws -> HoldSection? {
    guard view.dossier.erasedAt == nil else { return nil }
    let held = try reader.hold(of: stored.id)
    let mayHold = try account.has(.holdData, over: view.dossier.agency, in: catalogue, on: now.date)
    guard mayHold || held != nil else { return nil }
    let name = try held.flatMap { try reader.accountNames([$0.heldBy])[$0.heldBy] ?? $0.heldBy }
    return HoldSection(
      code: view.dossier.code, held: held, name: name ?? "", mayHold: mayHold,
      due: try dueDay(of: stored), today: now.date,
      form: Form(words: words, idPrefix: HoldSection.idPrefix), csrfField: csrfField)
  }

  /// The day on which the dossier's data are due to be erased, by the rules of today; nil without a rule, and where the
  /// data are still needed.
  fileprivate func dueDay(of stored: StoredDossier) throws -> LocalDate? {
    guard let ended = stored.dossier.ended, (try? stored.dossier.erasure(by: .portal, now: now)) != nil else {
      return nil
    }
    let rule = try reader.retentionRules().rule(of: stored.dossier.filing.procedure)?.rule
    return rule?.months.dueDay(ofEnd: ended.at)
  }

  /// What has just been done about a hold.
  func holdNotice(_ hold: HoldSection?) -> Notice? {
    let names = words.retention.hold
    switch query["da"] {
    case HoldSection.held where hold?.held != nil: return .done(names.doneHeld.html)
    case HoldSection.lifted where hold != nil && hold?.held == nil:
      return .done(hold?.isPast == true ? names.doneLiftedPast.html : names.doneLifted.html)
    default: return nil
    }
  }
}
