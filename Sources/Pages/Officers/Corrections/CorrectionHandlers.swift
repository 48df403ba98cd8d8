import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web

enum CorrectionHandlers {
  /// `GET /can-bo/ho-so/{code}/dinh-chinh`: the filing as it is now, for the agency that handles or handled the
  /// dossier, and its successor.
  static let show: ReadHandler = { visit in
    let (stored, view) = try visit.dossierToCorrect()
    // Its page says why nothing can be corrected.
    if !stored.dossier.allows(.correct) { return .redirect(to: Address.staffDossier(stored.dossier.code)) }
    let papers = view.correctablePapers
    return visit.correction(
      view, Form(CorrectionPage.fields(stored.dossier.filing, papers: papers), words: visit.words))
  }

  /// `POST` of the same: corrects, then goes back to the dossier. 422 with everything typed if the form has mistakes,
  /// 409 if somebody else has acted on the dossier since the form was made.
  static let save: VisitHandler = { visit in
    let (stored, view) = try visit.dossierToCorrect()
    if let answer = try visit.answerErased(stored) { return answer }
    var form = Form(visit.form, words: visit.words)
    let version = form.version()
    guard
      let entry = CorrectionEntry(
        &form, of: stored.dossier.filing, papers: view.correctablePapers, today: visit.now.date)
    else {
      return visit.correction(view, form)
    }
    let account = try visit.account
    let correction = DossierCommand(.correct(entry.details), note: visit.form[CorrectionField.reason])
    let act = Act(
      dossier: stored.id, commands: [correction],
      author: .staff(account, sight: visit.confidentialSight, version: version), notices: visit.notices, now: visit.now)
    do {
      _ = try await visit.run(act)
      return .redirect(to: .done(.correct, stored.dossier.code))
    } catch let failure as Act.Failure {
      switch failure {
      case .refused(let refusal):
        form.mistake(CorrectionField.reason, HTML(text: visit.words.sentence(refusal)))
        return visit.correction(view, form)
      case .unknown, .hidden: throw PortalError.notFound
      case .denied, .dissolved: throw PortalError.forbidden
      case .ofOtherAgency(let agency): throw PortalError.ofOtherAgency(agency)
      case .stale:
        let (now, present) = try visit.dossierToCorrect()
        if let answer = try visit.answerErased(now) { return answer }
        form.keepWithdrawal(in: now, since: version)
        let timeline = StaffTimeline(view: present, names: try visit.staffNames(in: present.events))
        return visit.correction(present, form, changes: timeline.list(present.events.dropFirst(version ?? 0)))
      }
    }
  }
}

extension CorrectionHandlers {
  /// The form as it was filled in, with what others have done since it was made.
  static let again: VisitHandler = { visit in
    let (stored, view) = try visit.dossierToCorrect()
    if let answer = try visit.answerErased(stored) { return answer }
    var form = Form(visit.form, words: visit.words)
    let known = Int(typed: visit.form[DossierCommand.Field.version], in: Dossier.eventCounts)
    guard let version = known, version != stored.dossier.eventCount else {
      return visit.correction(view, form)
    }
    form.keepWithdrawal(in: stored, since: version)
    let timeline = StaffTimeline(view: view, names: try visit.staffNames(in: view.events))
    return visit.correction(view, form, changes: timeline.list(view.events.dropFirst(version)))
  }
}

extension Form {
  /// What the applicant has said about notices since the form was made is not taken back by sending it again.
  fileprivate mutating func keepWithdrawal(in stored: StoredDossier, since version: Int?) {
    guard stored.events.dropFirst(version ?? 0).contains(where: \.isOwnWish) else { return }
    values = FormContent(
      values.pairs.filter { $0.name != IntakeField.notices }
        + [(name: IntakeField.notices, value: stored.dossier.filing.notices?.rawValue ?? "")])
  }
}

extension Visit {
  fileprivate func dossierToCorrect() throws -> (StoredDossier, DossierView) {
    let stored = try dossierForStaff()
    guard try handlesDossiers(of: stored.dossier.agency) else { throw PortalError.forbidden }
    guard let view = try view(of: stored) else { throw PortalError.notFound }
    return (stored, view)
  }

  fileprivate func correction(_ view: DossierView, _ form: Form, changes: HTML? = nil) -> Response {
    if let id = view.id { note(.details, [id]) }
    let page = CorrectionPage(
      view: view, form: form, csrfField: csrfField, settings: state.shared.notices, changes: changes,
      list: listBefore)
    return show(page.page)
  }
}

extension DossierView {
  /// The papers that were handed in, and the procedure's papers that were not.
  fileprivate var correctablePapers: [String] {
    let handedIn = dossier.filing.papers.map(\.name)
    return handedIn + procedure.papers.map(\.name.vietnamese).filter { !handedIn.contains($0) }
  }
}
