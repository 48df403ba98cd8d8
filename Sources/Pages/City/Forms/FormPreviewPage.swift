import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The form as a citizen sees it, with test values that travel in the page alone: nothing is stored.
struct FormPreviewPage {
  static let formID = "xem-thu"
  /// The test values so far, as JSON.
  static let values = "gia-tri"
  /// The page that was filled in, from 1.
  static let number = "so-trang"
  static let next = "tiep-tuc"
  static let back = "lui-lai"
  static let all = "tat-ca"
  /// How many files were chosen in a field: `so-tep.ban_ve`.
  static func count(_ field: String) -> String { "so-tep.\(field)" }

  let procedure: Procedure
  let chosen: ChosenForm
  let answers: FormAnswers
  /// What keeps it from being published.
  let mistakes: [FormMistake]
  /// What has to be mended before anything of it can be computed.
  let structuralMistakes: [FormMistake]
  /// How many files each field has.
  let files: [AnswerPlace: Int]
  let setting: FormSetting
  let csrfField: HTML
  let words: Words
  let language: Language
  /// From 0; nil: all of it is looked at once more.
  var number: Int?
  var showsMistakes = false

  private var names: FormEditorWords.Preview { words.forms.preview }
  private var definition: FormDefinition { chosen.form }

  func sheet(showing page: Int? = nil) -> FormSheet {
    let fields = page.map { definition.pages[$0].fields } ?? []
    return FormSheet(form: chosen.prepared, answers: answers.padded(for: fields), files: files, setting: setting)
  }

  private var version: HTML {
    chosen.number.map { names.version(["number": "\($0)"]) } ?? names.copy.html
  }

  private var address: Address {
    Address.formPreview(procedure.code).with(FormEditorField.version, chosen.word)
  }

  var page: Page {
    if !structuralMistakes.isEmpty { return broken }
    let sheet = sheet(showing: number)
    var form = Form(sheet.answers.content, words: words)
    if let number, showsMistakes {
      form.note(sheet, sheet.fields(onPage: number), in: language)
    }
    return page(content(sheet, form), form)
  }

  private func page(_ content: HTML, _ form: Form) -> Page {
    let plain = HTML(text: words.plainName(procedure.name, in: language))
    return Page(
      form.title(names.title(["procedure": plain])), "\(heading)\(content)", for: .staff, current: .forms,
      status: form.status, address: address,
      crumbs: [(words.forms.title.html, .forms), (plain, Address.formVersions(procedure.code))],
      form: TypedForm(id: FormPreviewPage.formID))
  }

  private var heading: HTML {
    """
    <h1>\(names.title(["procedure": words.name(procedure.name, in: language)]))</h1>\
    <p><strong>\(version)</strong>. \(names.lead)</p>
    """
  }

  /// Instead of the form, which cannot be computed: what is to be mended first.
  private var broken: Page {
    let list = FormMistakeList(
      procedure: procedure.code, mistakes: structuralMistakes,
      reading: FormReading(definition, words: words, language: language))
    let form: HTML = "<form method=\"post\" action=\"\(address)\" id=\"\(FormPreviewPage.formID)\">\(csrfField)</form>"
    return page("\(Notice.remark(names.broken.html, list: list.html).html)\(form)", Form(words: words))
  }

  private func content(_ sheet: FormSheet, _ form: Form) -> HTML {
    let unsound: HTML = mistakes.isEmpty ? .empty : Notice.remark(names.unsound.html).html
    return """
      \(unsound)\(form.errorSummary)\
      <form method="post" action="\(address)" id="\(FormPreviewPage.formID)" novalidate>\(csrfField)\
      <input type="hidden" name="\(FormPreviewPage.values)" value="\(String(decoding: answers.json, as: UTF8.self))">\
      \(fileCounts)\(number.map { part($0, sheet, form) } ?? end(sheet))</form>\
      <p><a href="\(address)">\(names.empty)</a></p>
      """
  }

  private var fileCounts: HTML {
    files.filter { $0.value > 0 }.sorted { $0.key.name < $1.key.name }.map { place, count -> HTML in
      "<input type=\"hidden\" name=\"\(FormPreviewPage.count(place.name))\" value=\"\(count)\">"
    }.joined()
  }

  // MARK: One page

  private func part(_ number: Int, _ sheet: FormSheet, _ form: Form) -> HTML {
    let place = sheet.pages.firstIndex { $0.number == number } ?? 0
    let fields = DraftFields(form: form, sheet: sheet, setting: setting, language: language)
    let sections =
      sheet.pages.first { $0.number == number }?.sections.map { section in
        fields.html(section, of: definition.pages[number].sections[section.number])
      } ?? []
    let hasFiles = definition.pages[number].fields.contains { field in
      if case .input(.files) = field.type { true } else { false }
    }
    let of = words.filing.page.place([
      "number": words.filing.page.place.number(place + 1),
      "count": words.filing.page.place.number(sheet.pages.count),
    ])
    let back: HTML =
      place == 0
      ? .empty : " <button class=\"button quiet\" name=\"\(FormPreviewPage.back)\" value=\"1\">\(names.back)</button>"
    return """
      <input type="hidden" name="\(FormPreviewPage.number)" value="\(number + 1)">\
      <p class="visually-hidden"><button tabindex="-1" aria-hidden="true" name="\(FormPreviewPage.next)" value="1">\
      \(names.next)</button></p>\
      <section class="sheet"><p class="soft">\(of)</p><h2>\(words.name(definition.pages[number].title, in: language))</h2>\
      \(sections.joined())\(hasFiles ? "<p class=\"hint\">\(names.files)</p>" : .empty)</section>\
      <p class="actions"><button class="button" name="\(FormPreviewPage.next)" value="1">\(names.next)</button>\(back) \
      <button class="button quiet" name="\(FormPreviewPage.all)" value="1">\(names.all)</button></p>
      """
  }

  // MARK: All of it

  private func end(_ sheet: FormSheet) -> HTML {
    let reading = AnswerText(
      sheet: sheet, values: DraftValues(words: words, setting: setting, language: language), files: { _ in [] })
    let types = sheet.types
    let pages = sheet.pages.map { page -> HTML in
      let mistakes = sheet.mistakes(onPage: page.number).map { place, mistake -> HTML in
        "<li><strong>\(FormReading(definition, words: words, language: language).label(place.name))</strong>: \(words.sentence(mistake, in: language, of: types[place]))</li>"
      }
      let wrong: HTML = mistakes.isEmpty ? .empty : "<ul class=\"error\">\(mistakes.joined())</ul>"
      return """
        <section class="answers"><h2>\(words.name(definition.pages[page.number].title, in: language))</h2>\(wrong)\
        \(reading.html(page, of: definition.pages[page.number], level: "h3"))</section>
        """
    }
    let isRight = sheet.firstPageToMend == nil
    let result = isRight ? Notice.done(names.good.html) : Notice.wrong(names.wrong.html)
    let applicant = sheet.applicant(setting.lists).map {
      "<p>\(names.applicant(["name": HTML(text: $0.name)]))</p>" as HTML
    }
    let label = FormReading(definition, words: words, language: language).label
    let warnings = sheet.warnings.sorted { $0.key.fieldName < $1.key.fieldName }.map { place, mistake -> HTML in
      "<li>\(label(place.name)): \(words.sentence(mistake, in: language))</li>"
    }
    let warned: HTML = warnings.isEmpty ? .empty : "<h2>\(names.warnings)</h2><ul>\(warnings.joined())</ul>"
    return """
      <h2>\(names.end)</h2>\(result)\(applicant ?? .empty)\(warned)\(pages.joined())\
      <p class="actions"><button class="button quiet" name="\(FormPreviewPage.number)" value="0">\(names.again)</button></p>
      """
  }
}
