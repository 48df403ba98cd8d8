import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The form by which a dossier was filed, as it stands after what was mended since.
struct FiledForm {
  private let prepared: PreparedForm
  let filed: FiledAnswers
  /// What it said before the last mending; nil: it was never mended.
  let before: FormAnswers?
  let setting: FormSetting
  let view: DossierView
  /// Read once: a page asks for it several times.
  let sheet: FormSheet
  private let papers: [AnswerPlace: [DossierFile]]
  /// Whether the reader is of staff, who open its files.
  private let isStaffs: Bool

  init(
    form: PreparedForm, filed: FiledAnswers, before: FormAnswers?, setting: FormSetting, view: DossierView,
    isStaffs: Bool = false
  ) {
    self.isStaffs = isStaffs
    (prepared, self.filed, self.before, self.setting, self.view) = (form, filed, before, setting, view)
    papers = FiledForm.papers(of: form.definition, in: view.dossier)
    sheet = FormSheet(form: form, answers: filed.answers, files: papers.mapValues(\.count), setting: setting)
  }

  var form: FormDefinition { prepared.definition }
  private var words: Words { view.words }

  func sheet(_ answers: FormAnswers) -> FormSheet {
    FormSheet(form: prepared, answers: answers, files: papers.mapValues(\.count), setting: setting)
  }

  /// The fields that an applicant can be asked to mend: those that were asked, without files and what is computed.
  var mendable: [FormSheet.Field] {
    sheet.fields.filter { field in
      switch field.field.type {
      case .input(.files), .computed: false
      case .input, .composite, .group: true
      }
    }
  }

  /// Closed, since it is long.
  var html: HTML {
    let answers = AnswerText(
      sheet: sheet, values: DraftValues(words: words, setting: setting, language: view.language),
      files: { field in
        (papers[AnswerPlace(field)] ?? []).map { file in
          (file.stored, isStaffs ? Address.dossierFile(view.dossier.code, file.number) : nil)
        }
      })
    let earlier = before.map { before in
      AnswerText(sheet: self.sheet(before), values: answers.values, files: answers.files)
    }
    let pages = sheet.pages.map { page -> HTML in
      let rows = answers.html(page, of: form.pages[page.number], level: "h4") { field, label in
        guard isChanged(field), let earlier else { return "<dt>\(label)</dt><dd>\(answers.html(field))</dd>" }
        return """
          <dt>\(label) <strong class="small">\(words.filing.filed.changed)</strong></dt><dd>\(answers.html(field))\
          <div class="soft small">\(words.filing.mending.before(["text": earlier.html(field)]))</div></dd>
          """
      }
      let title = words.name(form.pages[page.number].title, in: view.language)
      return "<h3>\(title)</h3>\(rows)"
    }
    return """
      <details\(" open", if: before != nil)><summary>\(words.filing.filed.form)</summary>\
      <p class="soft">\(words.name(form.title, in: view.language))</p>\(pages.joined())</details>
      """
  }

  private func isChanged(_ field: FormSheet.Field) -> Bool {
    guard let before else { return false }
    let key = field.field.key.description
    return before.only([key]) != filed.answers.only([key])
  }

  /// The files that came with it and still count, by the field that asks for their paper.
  private static func papers(of form: FormDefinition, in dossier: Dossier) -> [AnswerPlace: [DossierFile]] {
    var papers: [AnswerPlace: [DossierFile]] = [:]
    for field in form.fields {
      guard case .input(.files(let rule)) = field.type else { continue }
      let files = dossier.files.filter { $0.removal == nil && $0.attached.paper == rule.paper ?? "" }
      if !files.isEmpty { papers[AnswerPlace(field.key.description)] = files }
    }
    return papers
  }
}

extension [DossierEvent] {
  /// Only such a dossier can have a form.
  fileprivate var beginWithFiling: Bool { first?.kind == .filed }
}

extension Visit {
  /// The version by which the dossier was filed; nil where it was filed without one, or was erased.
  func form(of id: Int64, _ dossier: Dossier) throws -> PublishedForm? {
    guard dossier.erasedAt == nil, let number = try reader.filedForm(of: id) else { return nil }
    return try reader.form(of: dossier.filing.procedure, number: number)
  }

  /// nil where the dossier was not filed by a form, or was erased.
  func filedForm(_ view: DossierView) throws -> FiledForm? {
    guard let id = view.id, view.dossier.erasedAt == nil, view.events.beginWithFiling else { return nil }
    let all = try reader.filedAnswers(of: id)
    guard let last = all.last, let version = try reader.form(of: view.dossier.filing.procedure, number: last.form)
    else { return nil }
    // As of the day on which it was filed: its law counts, and what is computed from the day stays.
    var setting = formSetting
    setting.today = (all.first ?? last).at.date
    return FiledForm(
      form: version.prepared, filed: last, before: all.dropLast().last?.answers, setting: setting, view: view,
      isStaffs: session != nil)
  }
}
