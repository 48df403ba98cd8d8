import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The whole working copy, with its mistakes, each a link to its place.
struct FormOutlinePage {
  let procedure: Procedure
  let copy: FormCopy
  let mistakes: [FormMistake]
  private let mistakesByPath: [FormPath: [FormMistake]]
  let csrfField: HTML
  let words: Words
  let language: Language
  var notice: Notice?
  let reading: FormReading

  static let formID = "bieu-mau"
  static let up = "len"
  static let down = "xuong"
  static let copied = "sao"

  init(
    procedure: Procedure, copy: FormCopy, mistakes: [FormMistake], csrfField: HTML, words: Words, language: Language
  ) {
    (self.procedure, self.copy, self.csrfField) = (procedure, copy, csrfField)
    (self.words, self.language, self.mistakes) = (words, language, mistakes)
    mistakesByPath = Dictionary(grouping: mistakes, by: \.place.path)
    reading = FormReading(copy.form, words: words, language: language)
  }

  /// The id of a part's line.
  static func id(_ path: FormPath) -> String { "o-\(path.addressPart)" }

  private var names: FormEditorWords.Outline { words.forms.outline }
  private var code: ProcedureCode { procedure.code }
  private var form: FormDefinition { copy.form }

  var page: Page {
    let plain = HTML(text: words.plainName(procedure.name, in: language))
    return Page(
      names.title(["procedure": plain]), content, for: .staff, current: .forms, address: Address.formOutline(code),
      crumbs: [(words.forms.title.html, .forms), (plain, Address.formVersions(code))])
  }

  private var content: HTML {
    let pages = form.pages.enumerated().map { number, page in self.page(page, number) }
    let list: HTML = pages.isEmpty ? "<p>\(names.noPages)</p>" : pages.joined()
    return """
      <h1>\(names.title(["procedure": words.name(procedure.name, in: language)]))</h1>\(notice)\
      <p>\(names.lead)</p>\(summary)\
      <p class="actions"><a class="button" href="\(Address.formPublication(code))">\(words.forms.publication.link)</a> \
      <a href="\(Address.formPreview(code))">\(words.forms.preview.link)</a> \
      <a href="\(Address.formComparison(code))">\(words.forms.comparison.link)</a> \
      <a href="\(Address.formPart(code, .form))">\(names.form)</a></p>\
      <form method="post" action="\(Address.formOutline(code))" id="\(FormOutlinePage.formID)" class="outline">\(csrfField)\
      <input type="hidden" name="\(FormEditorField.revision)" value="\(copy.revision)">\
      \(list)</form>\
      <p class="actions">\(add(.form, names.addPage))</p>
      """
  }

  private var summary: HTML {
    guard !mistakes.isEmpty else { return "<p class=\"saved\">\(names.sound)</p>" }
    let list = FormMistakeList(procedure: code, mistakes: mistakes, reading: reading)
    return Notice.remark(names.mistakes(count: mistakes.count), list: list.html).html
  }

  private func add(_ path: FormPath, _ phrase: Phrase, to label: HTML? = nil) -> HTML {
    let address = Address.newFormPart(code).with("vao", path.addressPart)
    let to: HTML = label.map { " <span class=\"visually-hidden\">\(names.addTo(["label": $0]))</span>" } ?? .empty
    return "<a href=\"\(address)\">\(phrase)\(to)</a>"
  }

  // MARK: Lines

  private func page(_ page: FormPage, _ number: Int) -> HTML {
    let path = FormPath.page(number)
    let title = words.name(page.title, in: language)
    let sections = page.sections.enumerated().map { section, content in
      self.section(content, path: .section(page: number, section))
    }
    return """
      <section id="\(FormOutlinePage.id(path))"><h2><span class="soft">\(names.page(["number": names.page.number(number + 1)]))</span> \
      <a href="\(Address.formPart(code, path))">\(title)</a></h2>\(condition(page.condition))\(wrong(path))\
      \(buttons(path, isFirst: number == 0, isLast: number == form.pages.count - 1))\
      \(sections.joined())<p>\(add(path, names.addSection, to: title))</p></section>
      """
  }

  private func section(_ section: FormSection, path: FormPath) -> HTML {
    let title = reading.title(path)
    let fields = section.fields.map { self.field($0, isEdge: isEdge($0.key, of: path)) }
    let list: HTML =
      fields.isEmpty
      ? "<p class=\"soft\">\(names.noFields)</p>" : "<ul class=\"plain parts\">\(fields.joined())</ul>"
    return """
      <div id="\(FormOutlinePage.id(path))"><h3><a href="\(Address.formPart(code, path))">\(title)</a></h3>\
      \(condition(section.condition))\(wrong(path))\(buttons(path, isFirst: path == .section(page: 0, 0), isLast: isLast(path)))\
      \(list)\
      <p>\(add(path, names.addField, to: title))</p></div>
      """
  }

  private func field(_ field: FormField, isEdge: (first: Bool, last: Bool)) -> HTML {
    let path = FormPath.field(field.key)
    var columns = HTML()
    if case .group(let group) = field.type {
      let lines = group.columns.enumerated().map { place, column in
        self.field(column, isEdge: (place == 0, place == group.columns.count - 1))
      }
      columns = """
        <ul class="plain parts">\(lines.joined())</ul>\
        <p>\(add(path, names.addColumn, to: words.name(field.label, in: language)))</p>
        """
    }
    let computed: HTML
    if case .computed(let formula) = field.type {
      computed = "<span class=\"line soft\">\(names.computed(["formula": reading.text(formula)]))</span>"
    } else {
      computed = .empty
    }
    let required: HTML = field.isRequired ? ", \(names.required)" : .empty
    return """
      <li id="\(FormOutlinePage.id(path))"><a href="\(Address.formPart(code, path))">\(words.name(field.label, in: language))</a> \
      <span class="line soft">\(words.forms.types[field.type.word])\(required), <span class="visually-hidden">\(names.key)</span> \
      <code>\(field.key.description)</code></span>\(computed)\(condition(field.condition))\(wrong(path))\
      \(buttons(path, isFirst: isEdge.first, isLast: isEdge.last))\(columns)</li>
      """
  }

  private func condition(_ condition: Formula?) -> HTML {
    guard let condition else { return .empty }
    return "<span class=\"line soft\">\(names.shownIf(["condition": reading.text(condition)]))</span>"
  }

  private func wrong(_ path: FormPath) -> HTML {
    (mistakesByPath[path] ?? []).map { "<span class=\"error\">\(reading.sentence($0))</span>" as HTML }.joined()
  }

  private func isLast(_ path: FormPath) -> Bool {
    guard let last = form.pages.last else { return true }
    return path == .section(page: form.pages.count - 1, last.sections.count - 1)
  }

  /// Whether the field is the first or the last of the whole form.
  private func isEdge(_ key: FieldKey, of section: FormPath) -> (first: Bool, last: Bool) {
    let isFirst = section == .section(page: 0, 0) && form.pages[0].sections[0].fields.first?.key == key
    let isLast = self.isLast(section) && form.pages.last?.sections.last?.fields.last?.key == key
    return (isFirst, isLast)
  }

  private func buttons(_ path: FormPath, isFirst: Bool, isLast: Bool) -> HTML {
    let label = reading.plainTitle(path)
    let part = path.addressPart
    var html: HTML = "<span class=\"tools\">"
    if !isFirst { html += button(FormOutlinePage.up, part, "↑", names.up(["label": label])) }
    if !isLast { html += button(FormOutlinePage.down, part, "↓", names.down(["label": label])) }
    html += button(FormOutlinePage.copied, part, names.copyShort.html, names.copy(["label": label]))
    html += """
      <a href="\(Address.formPart(code, path).with("xoa", "1"))" aria-label="\(names.delete(["label": label]))">\
      \(names.deleteShort)</a></span>
      """
    return html
  }

  private func button(_ name: String, _ value: String, _ text: HTML, _ label: HTML) -> HTML {
    """
    <button class="linklike" name="\(name)" value="\(value)" aria-label="\(label)">\(text)</button> 
    """
  }
}
