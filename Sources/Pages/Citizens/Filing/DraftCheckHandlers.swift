import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Operations
import Web

/// The end of a draft: it is looked at once more, and filed.
enum DraftCheckHandlers {
  /// `GET /nop-ho-so/nhap/{key}/kiem-tra`
  static let show: ReadHandler = { visit in
    try visit.atDraft { draft in
      let sheet = draft.sheet()
      let found = try visit.agencies(of: sheet, draft)
      // Whoever helps somebody fill it in takes it in at their own office, where the address says nothing else.
      let own = draft.isHelping && found.isEmpty ? draft.draft.assistance?.agency : nil
      let preset = found.count == 1 ? found[0] : own.flatMap { visit.handles(draft, $0) ? $0 : nil }
      let values = FormContent([
        (DraftCheckPage.agency, preset?.description ?? ""),
        (DraftCheckPage.returnBy, ReturnMethod.counter.rawValue),
      ])
      return visit.show(visit.check(draft, sheet, Form(values, words: visit.words), found).page)
    }
  }

  /// `POST` of the same with `co_quan`, `tra_ket_qua`, `bao_tin`, and `khac_dia_chi` where it goes to another agency than
  /// the address means: it becomes a dossier, once.
  static let send: VisitHandler = { visit in
    guard case .open(let draft) = try visit.draftAtPath() else { return try show(visit) }
    let sheet = draft.sheet()
    if let page = sheet.firstPageToMend {
      return .redirect(to: Address.draftPage(draft.key, page).with("sua", "1"))
    }
    let names = visit.words.filing.check
    var form = Form(visit.form, words: visit.words)
    let handling = visit.catalogue.agencies(handling: draft.procedure)
    let found = try visit.agencies(of: sheet, draft)
    let agency = form.needed(
      DraftCheckPage.agency, { text in handling.first { $0.code.description == text }?.code }, or: names.agencyMissing)
    let returnBy = form.needed(
      DraftCheckPage.returnBy, { ReturnMethod(rawValue: $0).flatMap { ReturnMethod.offered.contains($0) ? $0 : nil } },
      or: names.returnByMissing)
    if let agency, let nearest = found.first.flatMap(visit.catalogue.agency), !found.contains(agency),
      form.values[DraftCheckPage.against] != agency.description
    {
      let name = visit.words.name(nearest.name, in: visit.language)
      form.mistake(DraftCheckPage.against, names.agencyAgainst(["agency": name]))
    }
    let recipients = visit.recipients(sheet)
    let choice = form.values[DraftCheckPage.notices]
    let channel = recipients.first { $0.channel.rawValue == choice }?.channel
    if !recipients.isEmpty, channel == nil, choice != DraftCheckPage.noNotices {
      form.mistake(DraftCheckPage.notices, names.noticesMissing)
    }
    let onDesk = draft.isHelping ? form.papers(of: draft.procedure) : []
    guard !form.isWrong, let agency, let returnBy else {
      return visit.show(visit.check(draft, sheet, form, found).page)
    }
    let checked = try await visit.state.shared.checked(
      draft.draft.files.map { AttachedFile($0.file) }, of: "\(visit.request.client)")
    let signatures = Dictionary(checked.map { ($0.stored.digest, $0.signature) }) { first, _ in first }
    var submit = SubmitDraft(
      draft.key, seen: form.values[DraftCheckPage.seen], at: agency, returnBy: returnBy, tellingBy: channel,
      signatures: signatures, filer: visit.state.words(.vietnamese).filing.filer, by: visit.session?.account,
      notices: visit.notices, setting: draft.setting, now: visit.now)
    submit.onDesk = onDesk
    switch try await visit.run(submit) {
    case .filed(let stored) where draft.isHelping && stored.dossier.acceptedAt != nil:
      return visit.takenIn(stored.dossier.code)
    case .filed, .earlier: return .redirect(to: Address.draftFiled(draft.key))
    case .gone: return try show(visit)
    case .wrong(let page): return .redirect(to: Address.draftPage(draft.key, page).with("sua", "1"))
    case .changedMeanwhile:
      visit.reader.endBatch()
      guard case .open(let present) = try visit.draftAtPath() else { return try show(visit) }
      let sheet = present.sheet()
      var page = visit.check(present, sheet, form, try visit.agencies(of: sheet, present))
      page.notice = Notice.wrong(names.changed.html)
      return visit.show(page.page.with(.conflict))
    case .noAgency: form.mistake(DraftCheckPage.agency, names.agencyMissing)
    case .formEnded: form.mistake(DraftCheckPage.agency, names.formEnded)
    case .elsewhere:
      visit.reader.endBatch()
      return try show(visit)
    }
    return visit.show(visit.check(draft, sheet, form, found).page)
  }

  static let again: VisitHandler = { visit in
    guard case .open(let draft) = try visit.draftAtPath() else { return try show(visit) }
    let sheet = draft.sheet()
    let found = try visit.agencies(of: sheet, draft)
    return visit.show(visit.check(draft, sheet, Form(visit.form, words: visit.words), found).page)
  }

  /// `GET /nop-ho-so/nhap/{key}/da-nop`: the code and the key, for whoever has filed it.
  static let filed: ReadHandler = { visit in
    switch try visit.draftAtPath() {
    case .filed(_, let code, isOpened: true):
      guard let view = try visit.view(code) else { return visit.unknownDossier() }
      if let id = view.id { visit.note(.printedForm, [id]) }
      let sheet = try visit.ownReceipt(of: code, isFull: true, isWithinPage: true)
      let isStaffs = visit.session?.account.role.has(.assistFiling) ?? false
      var response = visit.show(FiledPage(view: view, sheet: sheet, isStaffs: isStaffs).page)
      // Whoever has filed it here sees its details without typing the key, for as long as with it.
      if !isStaffs { visit.keepOpen(view, .halfHour, by: .key, in: &response) }
      return response
    case .open(let draft): return .redirect(to: Address.draftCheck(draft.key))
    case .filed, .closed, .gone: return try show(visit)
    }
  }
}

extension Visit {
  fileprivate func check(
    _ draft: OpenDraft, _ sheet: FormSheet, _ form: Form, _ found: [AgencyCode]
  ) -> DraftCheckPage {
    DraftCheckPage(
      draft: draft, sheet: sheet, form: form, agencies: catalogue.agencies(handling: draft.procedure),
      found: found.compactMap { catalogue.agency($0) }, areas: (try? state.placeIndex(current).areas) ?? [],
      recipients: recipients(sheet), csrfField: csrfField, language: language, band: helpBand(draft))
  }

  /// Where whoever files can be reached, by the channels that the server has.
  fileprivate func recipients(_ sheet: FormSheet) -> [Recipient] {
    guard let applicant = sheet.applicant(state.shared.formLists) else { return [] }
    return state.shared.notices.channels.compactMap { applicant.recipient($0) }
  }

  fileprivate func handles(_ draft: OpenDraft, _ agency: AgencyCode) -> Bool {
    catalogue.agencies(handling: draft.procedure).contains { $0.code == agency }
  }

  /// Those that the form's address can mean, of those that handle the procedure.
  fileprivate func agencies(of sheet: FormSheet, _ draft: OpenDraft) throws -> [AgencyCode] {
    let handling = Set(catalogue.agencies(handling: draft.procedure).map(\.code))
    guard let place = sheet.place(draft.setting.lists, province: draft.setting.province) else { return [] }
    return try state.placeIndex(current).communes(at: place).filter(handling.contains).sorted()
  }
}
