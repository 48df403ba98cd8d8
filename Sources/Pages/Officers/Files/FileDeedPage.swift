import FileKinds
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The form of one deed with a dossier's files, on a page of its own.
struct FileDeedPage {
  let deed: FileDeed
  let view: DossierView
  /// Empty, or as it came back.
  let form: Form
  let csrfField: HTML
  /// Of the form that adds papers.
  var fields: PaperFields?
  /// The files kept for the form, by its fields.
  var kept: [KeptFile] = []
  /// By which the script sends files while the form is filled in.
  var draftToken: String?
  /// Papers of earlier dossiers that can be used again.
  var earlier: [OfferedPaper] = []
  var drawsPages = false

  private var words: Words { view.words }
  private var texts: DossierFileWords { words.dossierFiles }
  private var dossier: Dossier { view.dossier }
  private var code: DossierCode { dossier.code }

  var page: Page {
    Page(
      form.title("\(title) · \(code.tail)"), content, for: .staff, current: .worklist, status: form.status,
      address: Address.fileForm(code, deed),
      crumbs: [("\(code)", Address.staffDossier(code)), (texts.title.html, Address.dossierFiles(code))],
      form: TypedForm(id: deed.formID), scripts: FileDeed.withFiles.contains(deed) ? [FilePicker.script] : [])
  }

  private var title: Phrase {
    switch deed {
    case .papers: texts.papers.add
    case .reuse: texts.papers.reuse.title
    case .results: texts.results.button
    case .notes: texts.notes.add
    case .receipts: texts.receipts.button
    case .archive: texts.archive.button
    }
  }

  private var button: Phrase {
    switch deed {
    case .papers: texts.papers.button
    case .reuse: texts.papers.reuse.button
    case .notes: texts.notes.button
    case .results, .receipts, .archive: title
    }
  }

  private var content: HTML {
    """
    <h1>\(title)</h1>\(form.errorSummary)\
    <p class="lead"><strong>\(dossier.filing.applicant.name)</strong> · \(view.procedureName) · \
    <span class="code">\(code)</span></p>\
    <form method="post" action="\(Address.dossierFiles(code))" enctype="multipart/form-data" id="\(deed.formID)" \
    novalidate>\(csrfField)<input type="hidden" name="\(FileDeed.field)" value="\(deed.rawValue)">\(inputs)\
    <p class="actions"><button class="button" type="submit">\(button)</button> \
    <a href="\(Address.dossierFiles(code))">\(texts.back)</a></p></form>
    """
  }

  private var inputs: HTML {
    let remark = FileDeed.remarkRule.limit
    let receipt = FieldLook(isNarrow: true, maxLength: FileAct.receiptRule.limit)
    switch deed {
    case .papers:
      let look = FieldLook(hint: texts.papers.remarkHint.html, isOptional: true, maxLength: remark)
      return "<p>\(texts.papers.hint)</p>\(papers)\(form.textArea(FileDeed.text, texts.papers.remark, look))"
    case .reuse: return reuse
    case .results: return "<p>\(texts.results.hint)</p>\(picker(texts.results.files.html))\(anyway)"
    case .notes:
      let text = form.textArea(FileDeed.text, texts.notes.text, FieldLook(maxLength: remark))
      return "<p>\(texts.notes.hint)</p>\(text)\(picker(texts.notes.files.html, isOptional: true))"
    case .receipts:
      let amount = FieldLook(
        hint: texts.receipts.amountHint.html, isOptional: true, inputMode: "numeric", isNarrow: true, maxLength: 20)
      return """
        <p>\(texts.receipts.hint)</p>\(form.input(FileDeed.number, texts.receipts.number, receipt))\
        \(form.input(FileDeed.amount, texts.receipts.amount, amount))
        """
    case .archive: return form.input(FileDeed.number, texts.archive.receipt, receipt)
    }
  }

  /// - Parameter isFirst: whether its hint says what may be sent.
  private func picker(
    _ label: HTML, field: String = FilePicker.field, isFirst: Bool = true, isOptional: Bool = false
  ) -> HTML {
    FilePicker(
      form, label, field: field, most: deed.mostFiles, hint: isFirst ? nil : texts.papers.files.html,
      isOptional: isOptional, takesPhotos: deed == .papers, kept: kept, draftToken: draftToken
    ).html
  }

  /// What was handed in and has no file stands first; the rest is folded away, unless it is all there is, or has
  /// something to be seen.
  private var papers: HTML {
    guard let fields else { return .empty }
    let there = Set(dossier.givable.map(\.attached.paper))
    let handedIn = Set(PaperFields(dossier.filing, nil).papers.map(\.name))
    let open = fields.papers.filter { handedIn.contains($0.name) && !there.contains($0.name) }
    let rest = fields.papers.filter { !handedIn.contains($0.name) || there.contains($0.name) }
    let first = (open + rest).first?.field ?? FilePicker.field
    func pickers(_ papers: [(field: String, name: String)]) -> HTML {
      papers.map { field, name -> HTML in
        let paper: HTML = "<span lang=\"vi\">\(name)</span>"
        let label = there.contains(name) ? texts.papers.there(["paper": paper]) : paper
        return picker(label, field: field, isFirst: field == first)
      }.joined()
    }
    let hasContent = rest.contains { paper in
      form.message(paper.field) != nil || kept.contains { $0.field == paper.field }
    }
    let folded: HTML =
      rest.isEmpty
      ? .empty
      : """
      <details class="field"\(" open", if: open.isEmpty || hasContent)><summary>\(texts.papers.more)</summary>\
      \(pickers(rest))</details>
      """
    let other = picker(texts.papers.other.html, isFirst: first == FilePicker.field, isOptional: true)
    return pickers(open) + folded + other
  }

  private var reuse: HTML {
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
    return form.ticks(FileDeed.earlier, names.choice, choices, FieldLook(hint: names.hint.html))
      + form.ticks(FileDeed.consent, names.asked, [(value: "1", text: names.consent.html)])
  }

  /// Asked for once a signature does not hold.
  private var anyway: HTML {
    guard form.message(FileDeed.anyway) != nil || form.values.has(FileDeed.anyway) else { return .empty }
    return form.ticks(FileDeed.anyway, texts.results.asked, [(value: "1", text: texts.results.anyway.html)])
  }
}
