import FileKinds
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The files of a dossier for those who handle it, with what they may add; for an asked agency, those that it was given.
struct DossierFilesPage {
  let view: DossierView
  let account: Account
  let reader: FileReader
  /// Display names by login.
  let names: [String: String]
  let csrfField: HTML
  /// The form that came back.
  var returned: (deed: FileDeed, form: Form)?
  /// The files kept for a form that is to be sent again.
  var kept: (FileDeed) -> [KeptFile] = { _ in [] }
  /// By which the script sends the files of a form while it is filled in.
  var draftToken: (FileDeed) -> String? = { _ in nil }
  var message: Notice?
  /// What was just done; papers come one after another.
  var saved: FileDeed?
  var drawsPages = false
  /// Papers of earlier dossiers that can be used again.
  var earlier: [OfferedPaper] = []

  private var words: Words { view.words }
  private var texts: DossierFileWords { words.dossierFiles }
  private var dossier: Dossier { view.dossier }
  private var code: DossierCode { dossier.code }
  var mayChange: Bool { reader == .handler && dossier.erasedAt == nil && dossier.archived == nil }

  var page: Page {
    let title: HTML = "\(texts.title) · \(dossier.code.tail)"
    return Page(
      returned?.form.title(title) ?? title, content, for: .staff, current: .worklist,
      status: returned?.form.status ?? .ok,
      address: Address.dossierFiles(code), crumbs: [("\(dossier.code)", Address.staffDossier(code))],
      form: mayChange ? TypedForm(id: (returned?.deed ?? .papers).formID, isOneOfSeveral: true) : nil,
      scripts: (mayChange ? [FilePicker.script] : []) + [FileList.script])
  }

  private var content: HTML {
    var html: HTML = """
      <h1>\(texts.title)</h1>\(mistakes)\(message)\
      <p class="lead">\(applicant)\(view.procedureName) · <a class="code" href="\(Address.staffDossier(code))">\(code)</a></p>
      """
    html += section("giay", texts.papers.title, papers)
    if reader != .handler { return html }
    html += section("kq", texts.results.title, results)
    html += section("noi-bo", texts.notes.title, notes)
    html += section("bien-lai", texts.receipts.title, receipts)
    if dossier.isClosed, dossier.erasedAt == nil { html += section("luu-tru", texts.archive.title, archive) }
    return html
  }

  /// Why the form came back; where there are no forms any more, with what was typed.
  private var mistakes: HTML {
    guard let form = returned?.form, form.isWrong else { return .empty }
    if mayChange { return form.errorSummary }
    let typed = [FileDeed.text, FileDeed.number].map { form.values[$0] }.filter { !$0.isEmpty }
    let again: HTML =
      typed.isEmpty
      ? .empty
      : "<p>\(words.staff.typed)</p>\(typed.map { "<p class=\"said\" lang=\"vi\">\($0)</p>" as HTML }.joined())"
    return Notice.wrong(
      form.mistakes.map { "<span class=\"line\">\($0.message)</span>" as HTML }.joined(), then: again,
      title: words.staff.nothingChanged
    ).html
  }

  private var applicant: HTML {
    guard reader == .handler else { return .empty }
    let name = dossier.filing.applicant.name
    return "<strong>\(dossier.erasedAt == nil ? HTML(text: name) : words.retention.erasedName.html)</strong> · "
  }

  private func section(_ id: String, _ title: Phrase, _ content: HTML) -> HTML {
    "<section aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(title)</h2>\(content)</section>"
  }

  private func list(_ files: [DossierFile]) -> HTML {
    if files.isEmpty { return "<p>\(texts.none)</p>" }
    let new = reader == .handler ? Set((view.newSupplement?.files ?? []).map(\.number)) : []
    return FileList(
      files: files, words: words, address: { Address.dossierFile(code, $0.number) },
      author: reader == .handler ? { words.author($0, names) } : nil,
      removal: { file in
        mayChange && account.may(.remove(number: file.number), in: dossier)
          ? Address.fileRemoval(code, file.number) : nil
      }, drawsPages: drawsPages, isNew: { new.contains($0.number) }
    ).html
  }

  /// A form for files, folded unless it came back.
  private func form(_ deed: FileDeed, _ title: Phrase, _ fields: (Form) -> HTML, _ button: Phrase) -> HTML {
    guard mayChange else { return .empty }
    let back = returned.flatMap { $0.deed == deed ? $0.form : nil }
    let fresh = FormContent(deed == .papers ? [(name: FileDeed.paper, value: nextPaper)] : [])
    let form = back ?? Form(fresh, words: words, idPrefix: deed.idPrefix)
    let isOpen = back != nil || !kept(deed).isEmpty || saved == .papers && deed == .papers && !missing.isEmpty
    return """
      <details class="action"\(" open", if: isOpen)><summary>\(title)</summary>\
      <form method="post" action="\(Address.dossierFiles(code))" enctype="multipart/form-data" class="act" \
      id="\(deed.formID)">\(csrfField)<input type="hidden" name="\(FileDeed.field)" value="\(deed.rawValue)">\
      \(fields(form))<p><button class="button" type="submit">\(button)</button></p></form></details>
      """
  }

  private func picker(_ form: Form, _ deed: FileDeed, _ label: Phrase, isOptional: Bool = false) -> HTML {
    FilePicker(
      form, label.html, most: FileDeed.mostFiles, isOptional: isOptional, takesPhotos: deed == .papers,
      kept: kept(deed), draftToken: draftToken(deed)
    ).html
  }

  /// The papers of the filing and of its procedure, each once.
  static func paperNames(_ view: DossierView) -> [String] {
    var seen: Set<String> = []
    let named = view.dossier.filing.papers.map(\.name) + view.procedure.papers.map(\.name.vietnamese)
    return named.filter { seen.insert($0).inserted }
  }

  /// Those of the filing that have no file.
  private var missing: [String] {
    dossier.filing.papers.map(\.name).filter { !papersThere.contains($0) }
  }

  private var papersThere: Set<String> { Set(dossier.givable.map(\.attached.paper)) }

  /// The first that has no file is the next to be scanned.
  private var nextPaper: String {
    let there = papersThere
    return DossierFilesPage.paperNames(view).first { !there.contains($0) } ?? FileDeed.otherPaper
  }

  private var papers: HTML {
    let files = dossier.files(for: reader).filter { $0.purpose == .paper }
    var html = reader == .handler ? "<p class=\"soft\">\(texts.papers.hint)</p>\(list(files))" as HTML : list(files)
    let there = papersThere
    if mayChange, !missing.isEmpty, !files.isEmpty {
      let items = missing.map { "<li lang=\"vi\">\($0)</li>" as HTML }
      html += "<p>\(texts.papers.missing)</p><ul>\(items.joined())</ul>"
    }
    return html
      + form(
        .papers, texts.papers.add,
        { form in
          let names = DossierFilesPage.paperNames(view).map { name -> (value: String, text: HTML) in
            (name, there.contains(name) ? texts.papers.there(["paper": HTML(text: name)]) : HTML(text: name))
          }
          let choices = names + [(value: FileDeed.otherPaper, text: texts.papers.other.html)]
          let look = FieldLook(
            hint: texts.papers.remarkHint.html, isOptional: true, maxLength: FileDeed.remarkRule.limit)
          return form.select(FileDeed.paper, texts.papers.which, choices, FieldLook(optionLanguage: .vietnamese))
            + picker(form, .papers, texts.papers.files) + form.textArea(FileDeed.text, texts.papers.remark, look)
        }, texts.papers.button) + reuse
  }

  private var reuse: HTML {
    guard !earlier.isEmpty || returned?.deed == .reuse else { return .empty }
    let names = texts.papers.reuse
    let choices = earlier.map { offered -> (value: String, text: HTML) in
      let values =
        [
          "paper": "<span lang=\"vi\">\(offered.file.label)</span>",
          "code": "<span class=\"code\">\(offered.paper.dossier)</span>",
          "date": words.date(offered.at.date),
        ] as KeyValuePairs<String, HTML>
      let look = Address.dossierFile(offered.paper.dossier, offered.paper.number).with(Visit.shows, "1")
      let kind = offered.file.stored.kind
      let isShown = kind.isShown || kind == .pdf && drawsPages
      let link: HTML =
        "<a href=\"\(isShown ? look : Address.dossierFile(offered.paper.dossier, offered.paper.number))\"\(" download", if: !isShown)>\(names.look)<span class=\"visually-hidden\"> \(offered.file.stored.safeName)</span></a>"
      return (value: "\(offered.paper)", text: "\(names.line(values)) · \(link)")
    }
    return form(
      .reuse, names.title,
      { form in
        form.ticks(FileDeed.earlier, names.choice, choices, FieldLook(hint: names.hint.html))
          + form.ticks(FileDeed.consent, names.asked, [(value: "1", text: names.consent.html)])
      }, names.button)
  }

  private var results: HTML {
    let files = dossier.files.filter { $0.purpose == .result }
    guard dossier.hasResult else { return "\(files.isEmpty ? .empty : list(files))<p>\(texts.results.later)</p>" }
    return "<p class=\"soft\">\(texts.results.hint)</p>\(list(files))"
      + form(
        .results, texts.results.button, { picker($0, .results, texts.results.files) + anyway($0) }, texts.results.button
      )
  }

  /// Asked for once a signature does not hold.
  private func anyway(_ form: Form) -> HTML {
    guard form.message(FileDeed.anyway) != nil || form.values.has(FileDeed.anyway) else { return .empty }
    return form.ticks(FileDeed.anyway, texts.results.asked, [(value: "1", text: texts.results.anyway.html)])
  }

  private var notes: HTML {
    var html: HTML = "<p class=\"soft\">\(texts.notes.hint)</p>"
    var number = 0
    var items: [HTML] = []
    for event in view.events {
      let files = dossier.files.dropFirst(number).prefix(event.kind.attachedFiles.count)
      number += files.count
      guard case .noted = event.kind else { continue }
      items.append(
        """
        <li><p class="said" lang="vi">\(event.note)</p><p class="soft">\(words.moment(event.at)) · \(words.author(event.actor, names))</p>\
        \(files.isEmpty ? .empty : list(Array(files)))</li>
        """)
    }
    html += items.isEmpty ? "<p>\(texts.none)</p>" : "<ul class=\"plain\">\(items.reversed().joined())</ul>"
    return html
      + form(
        .notes, texts.notes.add,
        { form in
          form.textArea(FileDeed.text, texts.notes.text, FieldLook(maxLength: FileDeed.remarkRule.limit))
            + picker(form, .notes, texts.notes.files, isOptional: true)
        }, texts.notes.button)
  }

  private var receipts: HTML {
    let items = dossier.receipts.map { receipt -> HTML in
      let date = words.date(receipt.at.date)
      let number = HTML(text: receipt.number)
      guard let amount = receipt.amount else {
        return "<li>\(texts.receipts.lineWithoutAmount(["number": number, "date": date]))</li>"
      }
      let sum = words.catalogue.facts.amount(count: amount)
      return "<li>\(texts.receipts.line(["number": number, "amount": sum, "date": date]))</li>"
    }
    let list: HTML = items.isEmpty ? "<p>\(texts.none)</p>" : "<ul>\(items.joined())</ul>"
    return list
      + form(
        .receipts, texts.receipts.button,
        { form in
          let amount = FieldLook(
            hint: texts.receipts.amountHint.html, isOptional: true, inputMode: "numeric", isNarrow: true, maxLength: 20)
          return "<p>\(texts.receipts.hint)</p>"
            + form.input(
              FileDeed.number, texts.receipts.number, FieldLook(isNarrow: true, maxLength: FileAct.receiptRule.limit))
            + form.input(FileDeed.amount, texts.receipts.amount, amount)
        }, texts.receipts.button)
  }

  private var archive: HTML {
    let package: HTML = """
      <p>\(texts.archive.hint)</p><p><a href="\(Address.archivePackage(code))" download>\(texts.archive.package)</a></p>
      """
    if let archived = dossier.archived {
      let values = ["date": words.date(archived.at.date), "receipt": HTML(text: archived.receipt)] as KeyValuePairs
      return "<p>\(texts.archive.done(values))</p>\(package)"
    }
    return package
      + form(
        .archive, texts.archive.button,
        { form in
          form.input(
            FileDeed.number, texts.archive.receipt, FieldLook(isNarrow: true, maxLength: FileAct.receiptRule.limit))
        }, texts.archive.button)
  }
}
