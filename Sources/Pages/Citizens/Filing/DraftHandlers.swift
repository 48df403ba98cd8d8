import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The draft that a private link leads to.
enum DraftHandlers {
  /// `GET /nop-ho-so/nhap/{key}`: how far it is, and the link to note down.
  static let overview: ReadHandler = { visit in
    try visit.atDraft { draft in
      var page = try DraftOverviewPage(visit, draft)
      if visit.query["da"] == "doi-mau" { page.notice = .done(visit.words.filing.renewal.done.html) }
      return visit.show(page.page)
    }
  }

  /// `POST` of the same with `so_cuoi`: the digits that open it.
  static let open: VisitHandler = { visit in
    guard case .closed(let key, let draft) = try visit.draftAtPath() else { return try overview(visit) }
    var form = Form(visit.form, words: visit.words)
    if let refusal = visit.refusal(of: draft, key, &form, sent: nil) { return refusal }
    var response = Response.redirect(to: Address.draft(key))
    visit.keepDraftOpen(key, draft.digits, in: &response)
    return response
  }

  static let openAgain: VisitHandler = { visit in
    guard case .closed(let key, _) = try visit.draftAtPath() else { return try overview(visit) }
    return visit.show(DraftDigitsPage(visit, key, Form(visit.form, words: visit.words)).page)
  }

  /// `GET /nop-ho-so/nhap/{key}/{page}`
  static let page: ReadHandler = { visit in
    try visit.atDraft { draft in
      guard let number = visit.pageAtPath(of: draft) else { return .redirect(to: Address.draft(draft.key)) }
      var page = DraftPage(visit, draft, number: number, sheet: draft.sheet(showing: number))
      if visit.query.has("sua") { page.showMistakes() }
      if visit.query.has(DraftPage.stays) { page.showMistakes(leavingBlanks: true) }
      if visit.query.has("them") {
        page.showMistakes(leavingBlanks: true)
        page.notice = Notice.news(visit.words.filing.page.more.html)
      }
      return visit.show(try page.page(visit))
    }
  }

  /// `POST` of the same: the page is saved, right or wrong, and the next one is shown once it is right. To a closed draft,
  /// with `so_cuoi`: it is opened first, and otherwise asked for with all that was typed.
  static let save: UploadHandler = { visit, upload in
    let draft: OpenDraft
    var isOpened = false
    switch try visit.draftAtPath() {
    case .open(let found): draft = found
    case .closed(let key, let found):
      guard case .open(let opened) = try visit.draftSaved(key), let number = visit.pageAtPath(of: opened) else {
        return try overview(visit)
      }
      if !upload.fields.has(DraftDigitsPage.field) { return try await visit.closed(opened, number, upload) }
      var form = Form(upload.fields, words: visit.words)
      let sent = DraftDigitsPage.SentPage(number: number, content: upload.fields)
      if let refusal = visit.refusal(of: found, key, &form, sent: sent) { return refusal }
      (draft, isOpened) = (opened, true)
    case .filed, .gone: return try overview(visit)
    }
    guard let number = visit.pageAtPath(of: draft) else { return try overview(visit) }
    var response = try await visit.save(draft, number, upload)
    if isOpened { visit.keepDraftOpen(draft.key, draft.draft.digits, in: &response) }
    return response
  }

  /// The page as it was filled in, if the form cannot be carried out or is wanted in the other language.
  static let pageAgain: VisitHandler = { visit in
    let found = try visit.draftAtPath()
    if case .closed(let key, _) = found, case .open(let draft) = try visit.draftSaved(key),
      let number = visit.pageAtPath(of: draft)
    {
      let sent = DraftDigitsPage.SentPage(number: number, content: visit.form)
      return visit.show(DraftDigitsPage(visit, key, Form(words: visit.words), sent: sent).page)
    }
    guard case .open(let draft) = found, let number = visit.pageAtPath(of: draft) else { return try overview(visit) }
    let before = draft.sheet(showing: number)
    let draftForm = DraftForm(draft, page: number, sheet: before)
    var answers = draft.draft.answers
    answers.replace(draftForm.names, by: draftForm.answers(visit.form))
    var page = DraftPage(visit, draft, number: number, sheet: draft.sheet(answers))
    visit.noteFileMistakes(in: &page.form)
    return visit.show(try page.page(visit))
  }

  static let keep: UploadKeeper = { visit, upload in
    guard case .open(let draft) = try visit.draftAtPath(), let number = visit.pageAtPath(of: draft) else { return [] }
    let fields = DraftForm(draft, page: number, sheet: draft.sheet()).files.map(\.field)
    let fileDraft = visit.fileDraft(of: draft, page: number)
    return try await visit.keep(
      try await visit.files(of: fileDraft, in: upload, fields: fields, most: DraftPage.mostFiles), of: fileDraft)
  }

  /// `GET /nop-ho-so/nhap/{key}/tep/{file}`
  static let file: VisitHandler = { visit in
    guard case .open(let draft) = try visit.draftAtPath(),
      let file = draft.draft.files.first(where: { $0.number == visit.fileNumber })
    else { throw PortalError.notFound }
    guard let response = try await visit.state.download(file.file, for: visit.request) else {
      throw PortalError.notFound
    }
    return response
  }
}

extension Visit {
  /// Shows a page of the draft to whoever may go on with it; the way to it to others.
  func atDraft(_ page: (OpenDraft) throws -> Response) throws -> Response {
    switch try draftAtPath() {
    case .open(let draft): try page(draft)
    case .closed(let key, _): show(DraftDigitsPage(self, key, Form(words: words)).page)
    case .filed(let key, let code, let isOpened):
      .redirect(to: isOpened ? Address.draftFiled(key) : Address.dossier(code))
    case .gone: show(DraftDigitsPage.gone(self))
    }
  }

  /// Of the files that wait for a page.
  func fileDraft(of draft: OpenDraft, page number: Int) -> FileDraft {
    fileDraft(dossier: nil, purpose: DraftPage.purpose(draft.key, number))
  }

  /// Saves a page of a draft that the sender may go on with.
  fileprivate func save(_ draft: OpenDraft, _ number: Int, _ upload: UploadedForm) async throws -> Response {
    if isOfOtherForm(upload.fields, draft) { return try ofOtherForm(draft, number) }
    let before = draft.sheet(ofPage: number)
    let draftForm = DraftForm(draft, page: number, sheet: before)
    let fileDraft = fileDraft(of: draft, page: number)
    let removed = { (content: FormContent) in
      Set(content.all(DraftFields.removeFile).compactMap(DossierFile.number))
    }
    var files = try await files(
      of: fileDraft, in: upload, fields: draftForm.files.map(\.field), most: DraftPage.mostFiles,
      rooms: draftForm.rooms(besides: draft.draft.files.filter { !removed(upload.fields).contains($0.number) }))
    let content = FormContent(upload.fields.pairs)
    let answers = draftForm.answers(content)
    var save = SaveDraft(
      draft.key, page: answers, names: draftForm.names, before: content[DraftPage.fingerprint],
      form: draft.version.number, setting: draft.setting, now: now)
    var after = draft.draft.answers
    after.replace(draftForm.names, by: answers)
    let expected = draft.sheet(after)
    if let refusal = try refusal(of: after, files, draft, expected, number) { return refusal }
    if draftForm.files.isEmpty {
      save.expected = SaveDraft.Expected(draft.draft, expected, draft.setting)
    }
    // Those that are gone are told with the page's other mistakes.
    var noted = Form(words: words)
    let kept = try await self.save(&files, noting: &noted)
    save.added = kept?.files.map { (field: $0.field, file: $0.file) } ?? []
    save.removed = removed(content)
    save.kept = files.onForm
    let outcome: SaveDraft.Outcome
    if let kept { outcome = try await run(save, naming: kept) } else { outcome = try await run(save) }
    switch outcome {
    case .gone: return try DraftHandlers.overview(self)
    case .filed: return .redirect(to: Address.draftFiled(draft.key))
    case .changedMeanwhile: return try await changedMeanwhile(draft, number, draftForm, answers, files)
    case .saved(let present):
      let saved = draft.with(present)
      let isAsExpected = present.answers == expected.answers && present.counts == draft.draft.counts
      var response = try afterSaving(
        saved, isAsExpected ? expected : saved.sheet(), number: number, before: before, from: draft,
        content: content, files)
      if !draft.isHelping, present.digits != draft.draft.digits {
        keepDraftOpen(draft.key, present.digits, in: &response)
      }
      return response
    }
  }

  /// Why nothing of the page can be kept, with all that was typed: it is longer than any form, or its sender has kept
  /// enough files for a day.
  private func refusal(
    of answers: FormAnswers, _ files: FileIntake, _ draft: OpenDraft, _ sheet: FormSheet, _ number: Int
  ) throws -> Response? {
    if answers.size > FormAnswers.greatest {
      var page = DraftPage(self, draft, number: number, sheet: sheet)
      page.notice = Notice.wrong(words.filing.page.tooLong.html)
      return show(try page.page(self).with(.contentTooLarge))
    }
    guard session == nil, files.sizeOfNew > 0,
      state.shared.draftTries.keep(files.sizeOfNew, of: request.client, now: now) != nil
    else { return nil }
    var page = DraftPage(self, draft, number: number, sheet: sheet)
    page.form.mistake(files.fieldOfNew, words.filing.page.tooManyFiles)
    return show(try page.page(self).with(.tooManyRequests))
  }

  /// The digits are asked for, with all that was typed and the files kept.
  fileprivate func closed(_ draft: OpenDraft, _ number: Int, _ upload: UploadedForm) async throws -> Response {
    let draftForm = DraftForm(draft, page: number, sheet: draft.sheet(showing: number))
    let fileDraft = fileDraft(of: draft, page: number)
    let files = try await files(
      of: fileDraft, in: upload, fields: draftForm.files.map(\.field), most: DraftPage.mostFiles)
    var form = Form(words: words)
    try await keep(files, of: fileDraft, noting: &form)
    // Each is on the form that is sent next, as on that on which it was chosen.
    let fields = Set(draftForm.files.map(\.field).flatMap { [FilePicker.kept($0), FilePicker.shown($0)] })
    let kept = try keptFiles(of: fileDraft).map { (name: FilePicker.kept($0.field), value: $0.name) }
    let sent = DraftDigitsPage.SentPage(
      number: number, content: FormContent(files.fields.pairs.filter { !fields.contains($0.name) } + kept))
    return show(DraftDigitsPage(self, draft.key, form, sent: sent).page)
  }

  /// Why the digits in the form do not open the draft; nil: they do.
  fileprivate func refusal(
    of draft: Draft, _ key: DraftKey, _ form: inout Form, sent: DraftDigitsPage.SentPage?
  ) -> Response? {
    guard let digits = draft.digits else { return nil }
    let isRight = Secrets.isEqual(TypedText.plain(form.values[DraftDigitsPage.field]), digits)
    let wait = state.shared.draftTries.wait(isRight: isRight, client: request.client, key: key.digest, now: now)
    if wait == nil, isRight { return nil }
    form.mistake(
      DraftDigitsPage.field, wait.map { words.filing.draft.wait(count: $0) } ?? words.filing.draft.wrongDigits.html)
    let page = DraftDigitsPage(self, key, form, sent: sent).page
    return show(wait.map { page.waiting(minutes: $0) } ?? page)
  }

  /// The page of the form that the address names; 0: who files.
  fileprivate func pageAtPath(of draft: OpenDraft) -> Int? {
    context.parameters["page"].flatMap { Int(typed: $0, in: 0...draft.form.pages.count - 1) }
  }

  /// Whether the page was made of another version of the form than the draft is in by now: its questions are others.
  fileprivate func isOfOtherForm(_ content: FormContent, _ draft: OpenDraft) -> Bool {
    content.has(DraftPage.version) && content[DraftPage.version] != String(draft.version.number)
  }

  /// The page as it is in the draft's version of the form.
  fileprivate func ofOtherForm(_ draft: OpenDraft, _ number: Int) throws -> Response {
    var page = DraftPage(self, draft, number: number, sheet: draft.sheet(showing: number))
    page.notice = Notice.wrong(words.filing.renewal.otherForm.html)
    return show(try page.page(self).with(.conflict))
  }

  /// The page as this window has it, which another window has saved since; its files wait for it.
  private func changedMeanwhile(
    _ draft: OpenDraft, _ number: Int, _ form: DraftForm, _ answers: FormAnswers, _ files: FileIntake
  ) async throws -> Response {
    guard case .open(let present) = try draftSaved(draft.key) else { return try DraftHandlers.overview(self) }
    if present.version.number != draft.version.number {
      guard let number = pageAtPath(of: present) else { return .redirect(to: Address.draft(draft.key)) }
      return try ofOtherForm(present, number)
    }
    var all = present.draft.answers
    all.replace(form.names, by: answers)
    var page = DraftPage(self, present, number: number, sheet: present.sheet(all))
    page.notice = Notice.wrong(words.filing.page.changedMeanwhile.html)
    files.noteMistakes(in: &page.form)
    try await keep(files, of: fileDraft(of: present, page: number), noting: &page.form)
    return show(try page.page(self).with(.conflict))
  }

  /// What comes after a page was saved: the same page where rows came or went, more is asked or something is wrong;
  /// otherwise the next.
  fileprivate func afterSaving(
    _ draft: OpenDraft, _ sheet: FormSheet, number: Int, before: FormSheet, from old: OpenDraft, content: FormContent,
    _ files: FileIntake
  ) throws -> Response {
    let same = Address.draftPage(draft.key, number)
    if content.has(DraftPage.later) { return .redirect(to: Address.draft(draft.key)) }
    if let place = DraftForm(draft, page: number, sheet: sheet).place(pressed: content, of: old.draft.files) {
      return .redirect(to: same.with(DraftPage.stays, "1").at(place))
    }
    // Against the page as it was sent, whose rows may not have been in the draft yet.
    let answers = before.answers.withRows(like: sheet.answers)
    let sent = answers == before.answers ? before : old.sheet(ofPage: number, answers)
    let known = Set(sent.fields(onPage: number).flatMap(\.askedPlaces))
    if let first = sheet.fields(onPage: number).flatMap(\.askedPlaces).first(where: { !known.contains($0) }) {
      return .redirect(to: same.with("them", "1").at(first.fieldName))
    }
    // What can be left for later is an answer, and no file that was not taken.
    let isLeft = content.has(DraftPage.skip) || sheet.mistakes(onPage: number).isEmpty
    if !isLeft || !files.mistakes.isEmpty {
      var page = DraftPage(self, draft, number: number, sheet: sheet)
      files.noteMistakes(in: &page.form)
      page.showMistakes()
      return show(try page.page(self).with(files.status(of: page.form)))
    }
    let next = sheet.pages.first { $0.number > number }
    return .redirect(to: next.map { Address.draftPage(draft.key, $0.number) } ?? Address.draftCheck(draft.key))
  }
}

extension FormSheet.Field {
  /// Where it asks for an answer, in its rows too; what is computed asks for none.
  fileprivate var askedPlaces: [AnswerPlace] {
    switch field.type {
    case .input, .composite: [place]
    case .computed: []
    case .group: [place] + rows.joined().flatMap(\.askedPlaces)
    }
  }
}

extension FormAnswers {
  /// With as many rows as others have, blank where there were none.
  fileprivate func withRows(like other: FormAnswers) -> FormAnswers {
    var answers = self
    for (group, rows) in other.rows {
      let missing = rows.count - (answers.rows[group]?.count ?? 0)
      if missing > 0 { answers.rows[group, default: []] += Array(repeating: [:], count: missing) }
    }
    return answers
  }
}
