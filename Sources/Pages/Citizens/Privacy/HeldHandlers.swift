import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// What is held about an applicant, for them to see and to take along.
enum HeldHandlers {
  /// As many of the reader's own dossiers as one page and one file take.
  static let most = 50
  /// What was just done, as named in the address.
  fileprivate static let stopped = "ngung"
  /// That it was not.
  fileprivate static let notStopped = "chua-ngung"

  /// `GET /tra-cuu/{code}/thong-tin`; where the details are not open, the way to them.
  static let show: ReadHandler = { visit in
    try visit.atOpenDossier(Address.held) { view, held in
      visit.show(try visit.page(view, held, visit.stopNotice([held])))
    }
  }

  /// `GET /tra-cuu/{code}/thong-tin.json`
  static let file: ReadHandler = { visit in
    try visit.atOpenDossier(Address.heldFile, isFile: true) { view, held in
      visit.file([held], name: "motcua-\(view.dossier.code).json")
    }
  }

  /// `POST /tra-cuu/{code}/ngung-tin`: the applicant wants no more notices. With `cua_toi` from the page of all own
  /// dossiers, to which it leads back.
  static let stopNotices: VisitHandler = { visit in
    guard let view = try visit.viewAtPath() else { return visit.unknownDossier() }
    let code = view.dossier.code
    guard let proof = visit.opened(view) else {
      return .redirect(to: Address.dossier(code).with("da", notStopped))
    }
    // Whoever knows a phone number knows its digits.
    if proof == .digits { return .redirect(to: Address.held(code).with("da", notStopped)) }
    let note = visit.state.words(.vietnamese).privacy.stop.note.text
    _ = try await visit.run(StopNotices(code, note: note, notices: visit.notices, now: visit.now))
    let isOwn = visit.form[HeldPage.own] == "1" && visit.isOwn(view)
    return .redirect(to: (isOwn ? Address.ownHeld : Address.held(code)).with("da", stopped))
  }

  /// The page from which they are stopped.
  static let again: VisitHandler = { visit in
    guard let view = try visit.viewAtPath() else { return visit.unknownDossier() }
    guard let proof = visit.opened(view), let held = try visit.held(view.dossier.code, openedBy: proof) else {
      return .redirect(to: Address.dossier(view.dossier.code))
    }
    visit.noteHeld([held], openedBy: proof)
    return visit.show(try visit.page(view, held, nil))
  }

  /// `GET /ho-so-cua-toi/thong-tin`: the same of every dossier of the reader's own.
  static let showOwn: ReadHandler = { visit in
    guard let dossiers = try visit.ownHeld() else { return .redirect(to: Address.ownDossiers) }
    visit.noteHeld(dossiers, openedBy: .session)
    let views = try dossiers.compactMap { held in try visit.view(of: held.stored).map { ($0, held) } }
    let page = HeldPage(
      dossiers: views, forms: try visit.forms(of: views), file: .ownHeldFile, back: .ownDossiers, isOwn: true,
      csrfField: visit.csrfField,
      notice: visit.stopNotice(dossiers), proof: .session, hasProviders: visit.hasProviders,
      isCut: dossiers.count == most, agencyName: { visit.agencyName($0) }, words: visit.words)
    return visit.show(page.page)
  }

  /// `GET /ho-so-cua-toi/thong-tin.json`
  static let ownFile: ReadHandler = { visit in
    guard let dossiers = try visit.ownHeld() else { return visit.closedFile }
    visit.noteHeld(dossiers, openedBy: .session)
    return visit.file(dossiers, name: "motcua.json")
  }
}

extension Visit {
  /// Answers for the dossier at a path of that pattern, whose details are open.
  fileprivate func atOpenDossier(
    _ address: AddressPattern<DossierCode>, isFile: Bool = false,
    _ answer: (DossierView, HeldDossier) throws -> Response
  ) throws -> Response {
    try atDossier(address) { view in
      guard let proof = opened(view), let held = try held(view.dossier.code, openedBy: proof) else {
        return isFile ? closedFile : .redirect(to: Address.dossier(view.dossier.code))
      }
      noteHeld([held], openedBy: proof)
      var response = try answer(view, held)
      keepOpenAsLong(view, in: &response)
      return response
    }
  }

  fileprivate func noteHeld(_ dossiers: [HeldDossier], openedBy proof: LookProof) {
    note(.details, dossiers.map(\.stored.id), openedBy: proof)
  }

  fileprivate func held(_ code: DossierCode, openedBy proof: LookProof) throws -> HeldDossier? {
    try reader.publicDossier(code).map { stored in
      try HeldDossier(
        stored, isFull: isKnown(as: stored.dossier.filing.applicant), isByDigits: proof == .digits,
        contact: linked(to: stored.dossier.filing.applicant), in: reader)
    }
  }

  /// Whether an identity provider has named the reader as the applicant.
  func isKnown(as applicant: Applicant) -> Bool {
    guard let owner = citizen?.owner, case .identity = owner else { return false }
    return owner.owns(applicant)
  }

  /// Where the reader's link was sent, if that is the applicant's.
  private func linked(to applicant: Applicant) -> Recipient? {
    guard case .contact(let recipient)? = citizen?.owner, citizen?.owner.owns(applicant) == true else { return nil }
    return recipient
  }

  fileprivate var hasProviders: Bool { !providers(for: .citizens).isEmpty }

  /// Whether notices have just been stopped, as the address says, where it is so.
  fileprivate func stopNotice(_ dossiers: [HeldDossier]) -> Notice? {
    let names = words.privacy.stop
    switch query["da"] {
    case HeldHandlers.stopped:
      let isDone = dossiers.contains { $0.filing.notices == nil && $0.consents.last.map { $0.channel == nil } == true }
      return isDone ? .done(names.done.html) : nil
    case HeldHandlers.notStopped where dossiers.contains { $0.isByDigits }: return .wrong(names.byKey.html)
    default: return nil
    }
  }

  /// Where notices could not be stopped because the details were closed.
  func notStoppedNotice(_ view: DossierView) -> Notice? {
    guard query["da"] == HeldHandlers.notStopped, opened(view) == nil else { return nil }
    let names = words.privacy.stop
    return .wrong(view.dossier.erasedAt == nil ? names.notDone.html : names.erased.html, id: nil)
  }

  /// 403 for a program or a browser that loads a file: a page would be saved in its place.
  fileprivate var closedFile: Response {
    logAccess(.forbidden, session.map { Person($0.account) })
    return Response(
      status: .forbidden, fields: [.contentType: "application/json", .cacheControl: "no-store"],
      body: .bytes(HeldDossier.refusal(words)))
  }

  /// The newest of the reader's own dossiers; nil where they have not shown who they are.
  fileprivate func ownHeld() throws -> [HeldDossier]? {
    guard let citizen else { return nil }
    let own = try reader.dossiers(of: citizen.owner, limit: HeldHandlers.most)
    return try own.compactMap { try held($0.code, openedBy: .session) }
  }

  /// What was filled in, where the reader may see it.
  fileprivate func forms(of dossiers: [(view: DossierView, held: HeldDossier)]) throws -> [DossierCode: FiledForm] {
    try dossiers.reduce(into: [:]) { forms, entry in
      if !entry.held.answers.isEmpty { forms[entry.view.dossier.code] = try filedForm(entry.view) }
    }
  }

  fileprivate func page(_ view: DossierView, _ held: HeldDossier, _ notice: Notice?) throws -> Page {
    HeldPage(
      dossiers: [(view, held)], forms: try forms(of: [(view, held)]), file: Address.heldFile(view.dossier.code),
      back: Address.dossier(view.dossier.code),
      csrfField: csrfField, notice: notice, proof: opened(view) ?? .session, hasProviders: hasProviders,
      agencyName: { agencyName($0) }, words: words
    ).page
  }

  fileprivate func file(_ dossiers: [HeldDossier], name: String) -> Response {
    let bytes = HeldDossier.file(
      dossiers, isCut: dossiers.count == HeldHandlers.most, catalogue: catalogue, words: words, now: now)
    return Response(
      fields: [
        .contentType: "application/json", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"\(name)\"",
      ], body: .bytes(bytes))
  }
}
