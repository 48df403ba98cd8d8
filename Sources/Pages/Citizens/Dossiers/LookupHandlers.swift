import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum LookupHandlers {
  /// The dossier of an address.
  static let readAhead: ReadAhead = { reader, context in
    _ = try context.parameters["code"].flatMap { DossierCode(typed: $0) }.map(reader.publicDossier)
  }

  /// `GET /tra-cuu?ma=`: leads to the dossier's page, with the details open if the receipt's whole address with its key
  /// was scanned or pasted; the characters of a draft to that; an unknown code comes back in the form, with a sentence.
  static let find: ReadHandler = { visit in
    guard visit.request.query["ma"] != nil else { return visit.lookupForm() }
    let typed = visit.query["ma"]
    if typed.isEmpty { return visit.lookupForm(mistake: visit.words.lookup.empty, status: .unprocessableContent) }
    if let code = DossierCode(typed: typed), let view = try visit.view(code) {
      let clean = Response.redirect(to: Address.dossier(view.dossier.code))
      guard let key = LookupKey(inAddress: typed) else { return clean }
      return try visit.open(view, visit.proof(ofKey: key.description, of: view)) { _ in clean }
    }
    if let key = DraftKey(typed), try visit.reader.draft(keyDigest: key.digest, now: visit.now) != nil {
      return .redirect(to: Address.draft(key))
    }
    return visit.unknownDossier(typed)
  }

  /// `GET /tra-cuu/{code}`; with the receipt's key, to the clean address with the details open.
  static let show: ReadHandler = { visit in
    try visit.atDossier(Address.dossier) { view in
      guard let key = visit.request.query["khoa"] else {
        let proof = visit.opened(view)
        var response = visit.show(try visit.lookup(view, openedBy: proof))
        if proof != nil { visit.keepOpenAsLong(view, in: &response) }
        return response
      }
      return try visit.open(view, visit.proof(ofKey: key, of: view)) { _ in
        .redirect(to: Address.dossier(view.dossier.code))
      }
    }
  }

  /// `POST /tra-cuu/{code}` with `so_cuoi`: the details, for the key or the last four digits. A browser that goes back
  /// and resends what was typed before the details were closed has to show the key or digits again.
  static let open: VisitHandler = { visit in
    guard let view = try visit.viewAtPath() else { return visit.unknownDossier() }
    guard visit.isFormOfNow else { return visit.show(try visit.closed(view, visit.words.lookup.closedSince)) }
    let term: OpenTerm = visit.form[LookupPage.ownDevice] == "1" ? .week : .halfHour
    let proof = try await visit.proof(visit.form["so_cuoi"], of: view)
    return try visit.open(view, proof, for: term) { visit.show(try visit.lookup(view, openedBy: $0)) }
  }

  /// The page with the digits as they were typed; without any, the page itself.
  static let again: VisitHandler = { visit in
    guard let view = try visit.viewAtPath() else { return visit.unknownDossier() }
    if visit.form["so_cuoi"].isEmpty { return .redirect(to: Address.dossier(view.dossier.code)) }
    return visit.show(try visit.lookup(view, openedBy: nil, form: Form(visit.form, words: visit.words)))
  }

  /// `POST /tra-cuu/{code}/dong`: closes the details in this browser and goes back to what everybody sees.
  static let close: VisitHandler = { visit in
    guard let view = try visit.viewAtPath() else { return visit.unknownDossier() }
    var response = Response.redirect(to: Address.dossier(view.dossier.code))
    visit.close(view, in: &response)
    return response
  }

  /// `GET /tra-cuu/{code}/han`: why this date.
  static let ledger: ReadHandler = { visit in
    try visit.atDossier(Address.ledger) { visit.show(LedgerPage(view: $0).page) }
  }

  /// `GET /tra-cuu/{code}/lich.ics`: the appointment for the reader's own calendar; 404 if there is none.
  static let calendar: ReadHandler = { visit in
    try visit.atDossier(Address.appointmentCalendar) { view in
      guard let file = AppointmentCalendar(view: view, site: visit.site) else { throw PortalError.notFound }
      return Response(
        fields: [
          .contentType: "text/calendar; charset=utf-8", .cacheControl: "private, no-cache",
          .contentDisposition: "attachment; filename=\"\(view.dossier.code).ics\"",
        ], body: .bytes(file.bytes))
    }
  }
}

extension Visit {
  /// The public view of a dossier; nil for an unknown code and for a confidential procedure alike.
  func view(_ code: DossierCode) throws -> DossierView? {
    guard let stored = try reader.publicDossier(code) else { return nil }
    return try view(of: stored)
  }

  func viewAtPath() throws -> DossierView? {
    try context.parameters["code"].flatMap { DossierCode(typed: $0) }.flatMap(view)
  }

  /// Uses the calendar by which the dossier's days are counted.
  ///
  /// - Parameter isAsFiled: whether to use the version of the procedure that the dossier keeps instead of the present
  ///   one.
  func view(of stored: StoredDossier, in language: Language? = nil, isAsFiled: Bool = false) throws -> DossierView? {
    let filing = stored.dossier.filing
    let language = language ?? self.language
    guard var procedure = catalogue.procedure(filing.procedure), let agency = catalogue.agency(stored.dossier.agency)
    else { return nil }
    if isAsFiled, filing.procedureVersion != current.version(of: procedure),
      let kept = try reader.procedure(filing.procedure, version: filing.procedureVersion, in: catalogue)
    {
      procedure = kept.naming(agencies: catalogue.englishAgencyNames)
    }
    let dated = try state.calendar(of: stored, current)
    let named = stored.events.flatMap(\.kind.agencies) + stored.dossier.consultations.map(\.agency)
    let others = Set(named).compactMap(catalogue.agency)
    return DossierView(
      id: stored.id, dossier: stored.dossier, events: stored.events, procedure: procedure, agency: agency,
      counter: catalogue.counter(of: agency), receiver: receiver(of: filing),
      others: Dictionary(others.map { ($0.code, $0) }) { $1 },
      calendar: dated.calendar,
      calendarRevision: dated.revision, askedFields: try askedFields(stored), now: now, words: state.words(language),
      language: language)
  }

  /// As it is called by now.
  private func receiver(of filing: Filing) -> Agency? {
    filing.receiver.flatMap { catalogue.agency(catalogue.present($0, on: now.date)) }
  }

  private func askedFields(_ stored: StoredDossier) throws -> [String: BilingualText] {
    let asks = stored.events.contains { event in
      if case .supplementRequested(_, let fields, _) = event.kind { !fields.isEmpty } else { false }
    }
    guard asks, let form = try form(of: stored.id, stored.dossier)?.form else { return [:] }
    return Dictionary(form.fields.map { ($0.key.description, $0.label) }) { first, _ in first }
  }

  /// Answers for the dossier at a path of that pattern. Another spelling of its code, or the provisional code of its
  /// filing, is redirected to its present address; an unknown and a hidden dossier get the same 404.
  func atDossier(
    _ address: AddressPattern<DossierCode>, _ answer: (DossierView) throws -> Response
  ) throws -> Response {
    guard let view = try viewAtPath() else { return unknownDossier() }
    let code = view.dossier.code
    if code.description != context.parameters["code"], request.query["khoa"] == nil {
      return .redirect(to: address(code).with(rawQuery: request.rawQuery))
    }
    return try answer(view)
  }

  /// Whether the details have not been closed since the form was made. A form without the number was made before any
  /// closing.
  fileprivate var isFormOfNow: Bool {
    closings == Int(typed: form[LookupPage.closings], in: Proof.closings) ?? 0
  }

  /// - Parameter proof: what opens the details; nil: the page is the one that everybody sees.
  fileprivate func lookup(_ view: DossierView, openedBy proof: LookProof?, form: Form? = nil) throws -> Page {
    var page = LookupPage(
      view: view, isOpen: proof != nil, isRated: try isRated(view), form: form ?? Form(words: words),
      detailsField: detailsField(form), closings: closings, isOwn: isOwn(view),
      notice: form == nil ? supplementNotice(view) ?? notStoppedNotice(view) : nil)
    page.drawsPages = state.shared.firstPage != nil
    // Four digits alone show nobody what it says (`Rules.md`, Filing from home).
    if let proof, proof != .digits {
      page.filedForm = try filedForm(view)
      page.letters = PrintedForm.available(for: view.dossier).filter { words.lookup.letters[$0] != nil }
      page.hasReceipt = view.events.first?.kind == .filed
      if page.filedForm != nil, view.isRefilable { page.refiling = csrfField }
    }
    page.resultCode = { ResultCode(of: $0, in: view.dossier.code, secrets: state.secrets) }
    if let proof, let id = view.id {
      note(.details, [id], openedBy: proof)
      page.looks = OfficeLooks(
        try reader.officeLooks(at: id), own: try reader.ownLooks(at: id), agencyName: { agencyName($0) }, words: words)
    }
    return page.page
  }

  private func supplementNotice(_ view: DossierView) -> Notice? {
    let isAwaited = view.dossier.status == .awaitingSupplement
    switch query["da"] {
    case SupplementPage.sent where !isAwaited && view.isSuppliedOnline:
      let done = words.dossierFiles.done
      return .done((view.dossier.acceptedAt == nil ? done.supplementEarly : done.supplement).html)
    case SupplementPage.sentBefore where view.isSuppliedOnline:
      return .done(words.dossierFiles.done.supplementBefore.html)
    default: return nil
    }
  }

  private func detailsField(_ form: Form?) -> HTML {
    let look = { FieldLook(hint: words.lookup.detailsHint.html, autocomplete: "off", enterKey: "go", maxLength: 20) }
    if let form { return form.input("so_cuoi", words.lookup.detailsLabel, look()) }
    return state.fragments(.detailsField, language) {
      Form(words: words).input("so_cuoi", words.lookup.detailsLabel, look())
    }
  }

  /// - Parameter typed: the text that was looked up; nil: the one in the path.
  func unknownDossier(_ typed: String? = nil) -> Response {
    let typed = (typed ?? context.parameters["code"] ?? "").unicodeScalars.prefix(LookupBox.maxLength)
    let code = String(String.UnicodeScalarView(typed))
    return lookupForm(typed: code, mistake: whyUnknown(code), status: .notFound)
  }

  private func whyUnknown(_ typed: String) -> Phrase {
    if DossierCode(typed: typed) != nil { return words.lookup.unknown }
    let bytes = TypedText.plain(typed).utf8
    // `1806010001` does not begin with a zero, as telephone numbers do.
    let isDigits = bytes.allSatisfy { (0x30...0x39).contains($0) }
    let isPerson = PhoneNumber(typed) != nil || isDigits && (bytes.count == 9 || bytes.count == 12)
    if isPerson { return words.lookup.isNumber }
    return DossierCode.tail(typed: typed) == nil ? words.lookup.malformed : words.lookup.isTail
  }

  /// The look-up form, empty or with what was typed and the reason why nothing was found.
  fileprivate func lookupForm(typed: String = "", mistake: Phrase? = nil, status: HTTPResponse.Status = .ok) -> Response
  {
    var form = Form(FormContent([(name: "ma", value: typed)]), words: words)
    if let mistake { form.mistake("ma", mistake) }
    let title = status == .notFound ? words.lookup.unknownTitle : words.lookup.title
    let ownDossiers: HTML = "<a href=\"\(Address.ownDossiers)\">\(words.ownDossiers.title)</a>"
    let content: HTML = """
      <h1>\(title)</h1>\(form.errorSummary)\(LookupBox(form: form).html) \
      <p><a href="\(Address.resultCheck)">\(words.resultCheck.title)</a></p> \
      <section aria-labelledby="mat-ma"><h2 id="mat-ma">\(words.lookup.lostTitle)</h2> \
      <ul><li>\(words.ownDossiers.lost(["link": ownDossiers]))</li> \(words.lookup.lost.map { "<li>\($0(["hotline": words.hotline]))</li> " as HTML }.joined())</ul></section>
      """
    var page = Page(form.title(title.html), content, current: .lookup, status: status)
    // The link to the other language repeats the look-up.
    if status != .ok { page.address = .lookup.with("ma", typed) }
    return show(page)
  }

  /// Opens the dossier's details if the key or four digits were right; otherwise says why not.
  fileprivate func open(
    _ view: DossierView, _ proof: Proof, for term: OpenTerm = .halfHour, then answer: (LookProof) throws -> Response
  ) throws -> Response {
    switch proof {
    case .right(let proof):
      var response = try answer(proof)
      keepOpen(view, term, by: proof, in: &response)
      return response
    case .wrong(let reason): return show(try closed(view, reason))
    case .wait(let minutes): return show(ErrorPage(.tooManyRequests, minutes: minutes))
    case .keyOnly(let reason, let minutes):
      return show(try closed(view, reason).waiting(minutes: minutes))
    }
  }

  /// The page with the details closed, and the reason.
  fileprivate func closed(_ view: DossierView, _ reason: Phrase) throws -> Page {
    var form = Form(self.form, words: words)
    form.mistake("so_cuoi", reason)
    return try lookup(view, openedBy: nil, form: form)
  }
}

extension DossierView {
  /// Whether what was asked for last came from the applicant themselves.
  fileprivate var isSuppliedOnline: Bool {
    events.last { if case .supplementReceived = $0.kind { true } else { false } }?.actor == .applicant
  }
}
