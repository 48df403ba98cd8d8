import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Takes a form from a file, or from what was pasted.
struct FormImportPage {
  static let formID = "nhap-bieu-mau"
  static let file = "tep"
  static let text = "noi_dung"

  let procedure: Procedure
  /// 0: there is none.
  let revision: Int
  var form: Form
  let csrfField: HTML
  let language: Language
  var notice: Notice?

  private var words: Words { form.words }
  private var names: FormEditorWords.Exchange { words.forms.exchange }

  var page: Page {
    let plain = HTML(text: words.plainName(procedure.name, in: language))
    return Page(
      form.title(names.title(["procedure": plain])), content, for: .staff, current: .forms, status: form.status,
      address: Address.formImport(procedure.code),
      crumbs: [(words.forms.title.html, .forms), (plain, Address.formVersions(procedure.code))],
      form: TypedForm(id: FormImportPage.formID))
  }

  private var content: HTML {
    let file = FieldLook(hint: names.fileHint.html, isOptional: true, type: "file")
    let text = FieldLook(hint: names.textHint.html, isOptional: true)
    let replaces: HTML = revision == 0 ? .empty : Notice.remark(names.replaces.html).html
    return """
      <h1>\(names.title(["procedure": words.name(procedure.name, in: language)]))</h1>\(notice)\(form.errorSummary)\
      <p>\(names.lead) <a href="/api/v1/form.schema.json">\(names.schema)</a></p>\(replaces)\
      <form method="post" action="\(Address.formImport(procedure.code))" id="\(FormImportPage.formID)" \
      enctype="multipart/form-data" novalidate>\(csrfField)\
      <input type="hidden" name="\(FormEditorField.revision)" value="\(revision)">\
      \(form.input(FormImportPage.file, names.file, file))\(form.textArea(FormImportPage.text, names.text, text))\
      <p class="actions"><button class="button">\(names.button)</button> \
      <a href="\(Address.formVersions(procedure.code))">\(words.forms.part.back)</a></p></form>
      """
  }

  /// What keeps the text from being a form, each with its place.
  func notice(of mistakes: [CatalogueMistake]) -> Notice {
    let items = mistakes.prefix(100).map { mistake -> HTML in
      let sentence = words.sentence(mistake.reason)
      return mistake.field.map { "<li>\(words.place(ofRecord: $0)): \(sentence)</li>" } ?? "<li>\(sentence)</li>"
    }
    return .wrong(
      names.wrong(count: mistakes.count), then: "<p>\(names.places)</p><ul>\(Array(items).joined())</ul>")
  }
}

enum FormImportHandlers {
  /// `GET /quan-tri/mau-don/{procedure}/nhap`
  static let show: ReadHandler = { visit in visit.show(try visit.importPage(Form(words: visit.words)).page) }

  /// `POST` of the same with `tep` or `noi_dung`: the form takes the place of the working copy, or begins one. 422 with
  /// what is wrong, and the text again.
  static let take: UploadHandler = { visit, upload in
    var page = try visit.importPage(Form(visit.form, words: visit.words))
    let names = visit.words.forms.exchange
    let file = visit.form.untrimmed(FormImportPage.file)
    let text = file.isEmpty ? visit.form.untrimmed(FormImportPage.text) : file
    page.form.values = FormContent([(FormImportPage.text, text)])
    switch upload.mistakes[FormImportPage.file] {
    case .tooLarge: page.form.mistake(FormImportPage.file, names.tooLarge)
    case .notText: page.form.mistake(FormImportPage.file, names.notText)
    case nil: if text.trimmed.isEmpty { page.form.mistake(FormImportPage.text, names.missing) }
    }
    if page.form.isWrong { return visit.show(page.page) }
    let form: FormDefinition
    do throws(CatalogueMistakes) {
      let bytes = Array(text.replacing("\u{FEFF}", with: "").utf8)
      form = try FormDefinition(importing: bytes, file: "form.json")
    } catch {
      page.notice = page.notice(of: error.list)
      return visit.show(page.page.with(.unprocessableContent))
    }
    do {
      _ = try await visit.change(.replace(form), of: page.procedure)
      return .redirect(to: visit.outlineAddress(of: page.procedure, done: "nhap", at: nil))
    } catch let refusal as FormRefusal {
      visit.reader.endBatch()
      var present = try visit.importPage(page.form)
      present.notice = .wrong(try visit.sentence(refusal))
      return visit.show(present.page.with(.conflict))
    }
  }

  static let again: VisitHandler = { visit in
    let file = visit.form.untrimmed(FormImportPage.file)
    let text = file.isEmpty ? visit.form.untrimmed(FormImportPage.text) : file
    let form = Form(FormContent([(FormImportPage.text, text)]), words: visit.words)
    return visit.show(try visit.importPage(form).page)
  }
}

extension Visit {
  fileprivate func importPage(_ form: Form) throws -> FormImportPage {
    let procedure = try formProcedure
    return FormImportPage(
      procedure: procedure, revision: try reader.formCopy(of: procedure.code)?.revision ?? 0, form: form,
      csrfField: csrfField, language: language)
  }
}
