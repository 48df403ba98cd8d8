import Markup
import OneStop
import Operations
import Web
import Words

/// The form of a procedure on A4, to be filled in by hand: in Vietnamese, as it is filed. Every question stands on it,
/// whatever it depends on.
struct BlankForm {
  let procedure: Procedure
  let form: FormDefinition
  let setting: FormSetting
  /// For the sheet.
  let vietnamese: Words
  /// For the page around it.
  let words: Words
  let language: Language

  /// Options that a list may have to be printed as boxes.
  private static let mostBoxes = 12
  /// Rows of a table that may be shorter.
  private static let fewestRows = 3
  /// Columns in which there is room to write.
  private static let mostColumns = 7

  var page: Page {
    let names = words.catalogue.blank
    let name = words.name(procedure.name, in: language)
    let address = Address.procedure(procedure.code)
    let toolbar = PrintToolbar(words: words, how: names.how.html, ways: "<a href=\"\(address)\">\(names.back)</a>")
    let title = names.title(["procedure": HTML(text: words.plainName(procedure.name, in: language))])
    return Page(
      "\(title) – \(procedure.code)", "\(toolbar.html)\(sheet)", current: .procedures,
      crumbs: [(words.catalogue.title.html, .procedures), (name, address)], scripts: ["print.js"])
  }

  private var sheet: HTML {
    let printed = vietnamese.printed
    let names = vietnamese.catalogue.blank
    var body = HTML()
    var number = 0
    for page in form.pages {
      let parts = page.sections.map { section -> HTML in
        let fields = section.fields.filter(isPrinted).map(html)
        let title: HTML = section.title.map { "<p><em>\($0.vietnamese)</em></p>" } ?? .empty
        return fields.isEmpty ? .empty : "\(title)\(fields.joined())"
      }
      let fields = parts.joined()
      if fields.isEmpty { continue }
      number += 1
      body += "<h2>\(number). \(page.title.vietnamese)</h2>\(fields)"
    }
    let papers = procedure.papers.filter { $0.name.vietnamese != form.paper }.map { paper -> HTML in
      "<li>\(paper.name.vietnamese)\(" \(vietnamese.catalogue.papers.optional)", if: !paper.isRequired)</li>"
    }
    if !papers.isEmpty {
      body += "<p>\(names.attached):</p><ol>\(papers.joined())</ol>"
    }
    return """
      <article class="paper" lang="vi">\("<p class=\"form-number\">\(form.basis)</p>", if: !form.basis.isEmpty)\
      <div class="center"><p class="caps"><strong>\(printed.motto)</strong></p><p><strong>\(printed.motto2)</strong></p>\
      </div><h1>\(form.title.vietnamese)</h1>\(Paper.lines([(names.to, .empty)]))\(body)\
      <div class="signatures"><div></div><div><p><em>\(names.placeAndDate)</em></p>\
      <p class="caps"><strong>\(printed.signatures.applicant)</strong></p><p><em>\(printed.signatures.hint)</em></p>\
      <p class="signed"></p></div></div></article>
      """
  }

  /// Papers are on the list at the end.
  private func isPrinted(_ field: FormField) -> Bool {
    if case .input(.files) = field.type { false } else { true }
  }

  private func html(_ field: FormField) -> HTML {
    let label = field.label.vietnamese
    switch field.type {
    case .input(.tick): return "<p>☐ \(label)</p>"
    case .input(.yesNo):
      return "<p>\(label): ☐ \(vietnamese.filing.yes) &nbsp; ☐ \(vietnamese.filing.no)</p>"
    case .input(.one(of: .listed(let options))), .input(.several(of: .listed(let options))):
      if options.count > BlankForm.mostBoxes { return line(label) }
      let boxes = options.map { "☐ \($0.label.vietnamese)" as HTML }
      return "<p>\(label): \(boxes.joined(" &nbsp; "))</p>"
    case .input(.long): return line(label) + line(nil) + line(nil)
    case .composite(let type):
      let parts = type.parts(hasDistricts: setting.hasDistricts)
      return "<p>\(label)</p>\(parts.map { line(vietnamese.filing.parts[$0.key].text) }.joined())"
    case .group(let group): return table(label, group)
    // What follows from no answer is the same on every form.
    case .computed(let formula) where formula.fields.isEmpty: return line(label, constant(field) ?? .empty)
    case .input, .computed: return line(label)
    }
  }

  private func constant(_ field: FormField) -> HTML? {
    let sheet = FormSheet(form: PreparedForm(form), answers: .none, setting: setting)
    let values = DraftValues(words: vietnamese, setting: setting, language: .vietnamese)
    return values.computed(sheet[field.key.description])
  }

  /// A label with a dotted line to write on, or with what stands there; nil: the line before goes on.
  private func line(_ label: String?, _ text: HTML = .empty) -> HTML {
    let name: HTML = label.map { "<dt>\($0):</dt>" } ?? .empty
    return "<dl class=\"lines\"><div>\(name)<dd>\(text)</dd></div></dl>"
  }

  private func table(_ label: String, _ group: FormGroup) -> HTML {
    let columns = group.columns.filter(isPrinted)
    if columns.count > BlankForm.mostColumns { return records(label, columns, count: max(group.rows.lowerBound, 1)) }
    let heads = columns.map { "<th scope=\"col\">\($0.label.vietnamese)</th>" as HTML }
    let cells = heads.map { _ in "<td>&nbsp;</td>" as HTML }
    let count = min(max(group.rows.lowerBound, BlankForm.fewestRows), group.rows.upperBound)
    let rows = (0..<count).map { _ in "<tr class=\"empty\">\(cells.joined())</tr>" as HTML }
    return """
      <table><caption>\(label)</caption><thead><tr>\(heads.joined())</tr></thead>\
      <tbody>\(rows.joined())</tbody></table>
      """
  }

  /// More columns than can be written in beside each other.
  private func records(_ label: String, _ columns: [FormField], count: Int) -> HTML {
    let rows = (1...count).map { number -> HTML in
      "<li><p><strong>\(number)</strong></p>\(columns.map(html).joined())</li>"
    }
    return "<p class=\"part\">\(label)</p><ul class=\"records\">\(rows.joined())</ul>"
  }
}
