import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The versions of a procedure's form, and its working copy.
struct FormVersionsPage {
  static let source = "nguon"

  let procedure: Procedure
  /// From the first.
  let versions: [FormVersionMark]
  let copy: FormCopy?
  /// How many are open, by version.
  let drafts: [Int: Int]
  /// Display names by login.
  let people: [String: String]
  /// Other procedures that have a form.
  let sources: [Procedure]
  let form: Form
  let csrfField: HTML
  let today: LocalDate
  let language: Language
  var notice: Notice?

  /// Whether it can begin with another procedure's form.
  private var canCopy: Bool { copy == nil && versions.isEmpty && !sources.isEmpty }

  private static let copyForm: StaticString = "sao-bieu-mau"

  private var words: Words { form.words }
  private var names: FormEditorWords.Versions { words.forms.versions }
  private var code: ProcedureCode { procedure.code }

  var page: Page {
    let plain = HTML(text: words.plainName(procedure.name, in: language))
    return Page(
      form.title(names.title(["procedure": plain])), content, for: .staff, current: .forms, status: form.status,
      address: Address.formVersions(code), crumbs: [(words.forms.title.html, .forms)],
      form: canCopy ? TypedForm(id: "\(FormVersionsPage.copyForm)", isOneOfSeveral: true) : nil)
  }

  private var content: HTML {
    let published: HTML = versions.isEmpty ? "<p>\(names.none)</p>" : table
    return """
      <h1>\(names.title(["procedure": words.name(procedure.name, in: language)]))</h1>\(notice)\(form.errorSummary)\
      <section><h2>\(names.copy)</h2>\(copy.map(present) ?? beginning)</section>\
      <section><h2>\(names.published)</h2>\(published)</section>\
      <p><a href="\(Address.procedure(code))">\(names.procedurePage)</a></p>
      """
  }

  private func order(_ word: StaticString, revision: Int, id: StaticString? = nil, _ fields: HTML, _ button: HTML)
    -> HTML
  {
    let named: HTML = id.map { " id=\"\($0)\"" } ?? .empty
    return """
      <form method="post" action="\(Address.formVersions(code))"\(named)>\(csrfField)\
      <input type="hidden" name="\(FormEditorField.revision)" value="\(revision)">\
      <input type="hidden" name="\(FormEditorField.order)" value="\(word)">\(fields)\
      <p class="actions">\(button)</p></form>
      """
  }

  private func button(_ text: HTML, _ look: StaticString = "button") -> HTML {
    "<button class=\"\(look)\">\(text)</button>"
  }

  // MARK: The working copy

  private func present(_ copy: FormCopy) -> HTML {
    let newest = versions.last?.number ?? 0
    let changed = names.changed([
      "name": HTML(text: people[copy.changedBy] ?? copy.changedBy), "time": words.moment(copy.changedAt),
    ])
    let base = copy.base == 0 ? names.noBase.html : names.base(["number": "\(copy.base)"])
    return """
      \(newest > copy.base ? behind(copy, newest) : .empty)<p>\(changed) \(base)</p>\
      <p class="actions"><a class="button" href="\(Address.formOutline(code))">\(names.goOn)</a> \
      <a href="\(Address.formPreview(code))">\(words.forms.preview.link)</a> \
      <a href="\(Address.formPublication(code))">\(words.forms.publication.link)</a> \
      <a href="\(Address.formFile(code))">\(words.forms.exchange.export)</a> \
      <a href="\(Address.formImport(code))">\(words.forms.exchange.link)</a></p>\
      <details><summary>\(names.discard)</summary><p>\(names.discardLead)</p>\
      \(order("bo", revision: copy.revision, .empty, button(names.discardButton.html, "button danger")))</details>
      """
  }

  private func behind(_ copy: FormCopy, _ newest: Int) -> HTML {
    let compare = Address.formComparison(code).with("tu", newest).with("den", FormEditorField.workingCopy)
    let version: HTML = "<input type=\"hidden\" name=\"\(FormEditorField.version)\" value=\"\(newest)\">"
    return Notice.remark(
      names.behind(["number": "\(newest)"]),
      list: """
        <p><a href="\(compare)">\(names.compare)</a></p>\
        \(order("theo", revision: copy.revision, version, button(names.follow(["number": "\(newest)"]), "button quiet")))
        """
    ).html
  }

  private var beginning: HTML {
    let newest = versions.last?.number
    let text = newest.map { names.begin(["number": "\($0)"]) } ?? names.beginEmpty.html
    var html: HTML = "<p>\(names.noCopy)</p>"
    html += order("bat-dau", revision: 0, .empty, button(text))
    if canCopy {
      let options =
        [(value: "", text: words.filing.choose.html)]
        + sources.map { (value: $0.code.description, text: HTML(text: words.plainName($0.name, in: language))) }
      html += order(
        "sao", revision: 0, id: FormVersionsPage.copyForm, form.select(FormVersionsPage.source, names.from, options),
        button(names.fromButton.html, "button quiet"))
    }
    return html + "<p><a href=\"\(Address.formImport(code))\">\(words.forms.exchange.link)</a></p>"
  }

  // MARK: What is published

  /// Whether another holds already when its day comes: it was published for an earlier day.
  private func isReplaced(_ mark: FormVersionMark) -> Bool {
    versions.contains { $0.number > mark.number && $0.validFrom < mark.validFrom }
  }

  private var table: HTML {
    let inForce = versions.last { $0.validFrom <= today }?.number
    let rows = versions.reversed().map { mark -> HTML in
      let state: HTML =
        mark.number == inForce
        ? " <strong class=\"small\">\(names.now)</strong>"
        : isReplaced(mark)
          ? " <span class=\"soft\">\(names.replaced)</span>"
          : mark.validFrom > today ? " <span class=\"soft\">\(names.pending)</span>" : .empty
      let by = mark.publishedBy.map { HTML(text: people[$0] ?? $0) } ?? names.program.html
      let preview = Address.formPreview(code).with(FormEditorField.version, mark.number)
      let file = Address.formFile(code).with(FormEditorField.version, mark.number)
      let compared: HTML =
        mark.number == 1
        ? .empty
        : """
         <a class="line" href="\(Address.formComparison(code).with("tu", mark.number - 1).with("den", mark.number))">\
        \(words.forms.comparison.link) \(words.forms.comparison.version(["number": "\(mark.number - 1)"]))</a>
        """
      return """
        <tr><th scope="row"><span>\(mark.number)\(state)</span></th>\
        <td data-label="\(names.validFrom)"><span>\(words.shortDate(mark.validFrom))</span></td>\
        <td data-label="\(names.publishedBy)"><span>\(by), \(words.shortMoment(mark.publishedAt))</span></td>\
        <td class="number" data-label="\(names.drafts)"><span>\(grouped(drafts[mark.number] ?? 0, language))</span></td>\
        <td data-label="\(names.actions)"><span><a class="line" href="\(preview)">\(words.forms.preview.link)\
        <span class="visually-hidden"> \(words.forms.comparison.version(["number": "\(mark.number)"]))</span></a> \
        <a class="line" href="\(file)">\(words.forms.exchange.export)\
        <span class="visually-hidden"> \(words.forms.comparison.version(["number": "\(mark.number)"]))</span></a>\
        \(compared)</span></td></tr>
        """
    }
    return """
      <div class="frame"><table class="cards"><caption>\(names.caption)</caption><thead><tr>\
      <th scope="col">\(names.number)</th><th scope="col">\(names.validFrom)</th>\
      <th scope="col">\(names.publishedBy)</th><th scope="col" class="number">\(names.drafts)</th>\
      <th scope="col">\(names.actions)</th></tr></thead><tbody>\(rows.joined())</tbody></table></div>
      """
  }
}
