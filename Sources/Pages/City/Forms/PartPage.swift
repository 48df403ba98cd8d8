import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The page on which one part of the working copy is changed or added.
struct PartPage {
  static let formID = "phan"
  /// Where what is added stands: a page in the form, a section on a page, a question in a section or a table.
  static let room = "vao"
  static let delete = "xoa"

  /// What is edited.
  enum Subject {
    case part(PartForm)
    case field(FieldForm)
  }

  let procedure: Procedure
  let copy: FormCopy
  /// nil: it is added.
  let path: FormPath?
  let room: FormPath
  var subject: Subject
  /// Of the whole copy.
  let mistakes: [FormMistake]
  let csrfField: HTML
  let language: Language
  var notice: Notice?
  /// What stands now where it is not what was typed.
  var present: [(label: Phrase, value: String)] = []

  var form: Form {
    get {
      switch subject {
      case .part(let part): part.form
      case .field(let field): field.form
      }
    }
    set {
      switch subject {
      case .part(var part):
        part.form = newValue
        subject = .part(part)
      case .field(var field):
        field.form = newValue
        subject = .field(field)
      }
    }
  }

  /// The names of its fields with their labels.
  var labels: [(name: String, label: Phrase)] {
    switch subject {
    case .part(let part): part.labels
    case .field(let field): field.labels
    }
  }

  private var words: Words { form.words }
  private var names: FormEditorWords { words.forms }
  private var reading: FormReading { FormReading(copy.form, words: words, language: language) }

  private func title(_ label: (FormPath) -> HTML) -> HTML {
    guard let path else {
      return switch room {
      case .form: names.part.newPage.html
      case .page: names.part.newSection.html
      case .section: names.field.new.html
      case .field: names.field.newColumn.html
      }
    }
    return switch path {
    case .form: names.part.form.html
    case .page: names.part.page(["label": label(path)])
    case .section: names.part.section(["label": label(path)])
    case .field: names.field.title(["label": label(path)])
    }
  }

  private var address: Address {
    path.map { Address.formPart(procedure.code, $0) }
      ?? Address.newFormPart(procedure.code).with(PartPage.room, room.addressPart)
  }

  var page: Page {
    let plain = HTML(text: words.plainName(procedure.name, in: language))
    return Page(
      form.title("\(title(reading.plainTitle)) – \(plain)"), content, for: .staff, current: .forms, status: form.status,
      address: address,
      crumbs: [
        (words.forms.title.html, .forms), (plain, Address.formVersions(procedure.code)),
        (names.versions.copy.html, Address.formOutline(procedure.code)),
      ], form: TypedForm(id: PartPage.formID))
  }

  private var content: HTML {
    let fields =
      switch subject {
      case .part(let part): part.html(reading)
      case .field(let field): field.html(reading)
      }
    var delete = HTML()
    if let path, path != .form {
      delete = " <a href=\"\(address.with(PartPage.delete, "1"))\">\(names.part.delete)</a>"
    }
    return """
      <h1>\(title(reading.title))</h1>\(notice)\(presentList)\(form.errorSummary)\(ownMistakes)\
      <form method="post" action="\(address)" id="\(PartPage.formID)" novalidate>\(csrfField)\
      <input type="hidden" name="\(FormEditorField.revision)" value="\(copy.revision)">\
      <p class="visually-hidden"><button tabindex="-1" aria-hidden="true">\(names.part.save)</button></p>\(fields)\
      <p class="actions"><button class="button">\(names.part.save)</button>\(delete) \
      <a href="\(Address.formOutline(procedure.code))">\(names.part.back)</a></p></form>
      """
  }

  private var presentList: HTML {
    guard !present.isEmpty else { return .empty }
    let items = present.map { label, value -> HTML in
      "<dt>\(label)</dt><dd>\(value.isEmpty ? names.part.blank.html : HTML(text: value))</dd>"
    }
    return "<h2>\(names.part.present)</h2><dl class=\"facts\">\(items.joined())</dl>"
  }

  /// What keeps the form from being published here.
  private var ownMistakes: HTML {
    guard let path, !form.isWrong else { return .empty }
    let own = mistakes.filter { $0.place.path == path }
    guard !own.isEmpty else { return .empty }
    let items = own.map { "<li>\(reading.sentence($0))</li>" as HTML }
    return Notice.remark(names.outline.mistakes(count: own.count), list: "<ul>\(items.joined())</ul>").html
  }

  // MARK: Deleting

  /// Asks before a part is deleted.
  static func question(
    _ path: FormPath, of procedure: Procedure, _ copy: FormCopy, csrfField: HTML, words: Words, language: Language
  ) -> Page {
    let names = words.forms.part
    let reading = FormReading(copy.form, words: words, language: language)
    let plain = HTML(text: words.plainName(procedure.name, in: language))
    let fields: [FormField]
    switch path {
    case .form: fields = []
    case .page(let page): fields = copy.form.pages[page].fields
    case .section(let page, let section): fields = copy.form.pages[page].sections[section].fields
    case .field(let key): fields = [copy.form.field(key)].compactMap(\.self)
    }
    let gone = Set(fields.flatMap(\.keys))
    let count = if case .field = path { gone.count - 1 } else { gone.count }
    let readers = fields.map { copy.form.readers(of: $0.key) }
    var seen = gone
    let others = readers.flatMap(\.fields).filter { seen.insert($0.key).inserted }
    var html: HTML = "<h1>\(names.deleteTitle(["label": reading.title(path)]))</h1><p>\(names.deletePart)"
    if count > 0 { html += " \(names.deleteFields(count: count))" }
    html += "</p>"
    if !others.isEmpty {
      let items = others.map { "<li>\(words.name($0.label, in: language))</li>" as HTML }
      html += "<p>\(names.deleteReaders)</p><ul>\(items.joined())</ul>"
    }
    if readers.contains(where: \.isConditionOfPart) { html += "<p>\(names.deleteParts)</p>" }
    let address = Address.formPart(procedure.code, path)
    html += """
      <form method="post" action="\(address)" id="\(formID)">\(csrfField)\
      <input type="hidden" name="\(FormEditorField.revision)" value="\(copy.revision)">\
      <input type="hidden" name="\(FormEditorField.order)" value="\(delete)">\
      <p class="actions"><button class="button danger">\(names.deleteButton)</button> \
      <a href="\(Address.formOutline(procedure.code))">\(names.keep)</a></p></form>
      """
    return Page(
      "\(names.deleteTitle(["label": reading.plainTitle(path)])) – \(plain)", html, for: .staff, current: .forms,
      address: address.with(delete, "1"),
      crumbs: [
        (words.forms.title.html, .forms), (plain, Address.formVersions(procedure.code)),
        (words.forms.versions.copy.html, Address.formOutline(procedure.code)),
      ])
  }
}
