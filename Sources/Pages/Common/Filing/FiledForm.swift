import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The form by which a dossier was filed, as it stands after what was mended since.
struct FiledForm {
  private let prepared: PreparedForm
  /// Every version of what was filed, the one shown last.
  let versions: [FiledAnswers]
  /// How many there are in all.
  let count: Int
  let setting: FormSetting
  let view: DossierView
  /// Read once: a page asks for it several times.
  let sheet: FormSheet
  private let papers: [AnswerPlace: [DossierFile]]

  /// - Parameter versions: from the first to the one that is shown, at least that one.
  init?(form: PreparedForm, versions: [FiledAnswers], of count: Int, setting: FormSetting, view: DossierView) {
    guard let filed = versions.last else { return nil }
    (prepared, self.versions, self.count, self.setting, self.view) = (form, versions, count, setting, view)
    papers = FiledForm.papers(of: form.definition, in: view.dossier)
    sheet = FormSheet(form: form, answers: filed.answers, files: papers.mapValues(\.count), setting: setting)
    self.filed = filed
  }

  /// The version that is shown.
  let filed: FiledAnswers
  /// What it said before the last mending; nil: it was never mended.
  var before: FormAnswers? { versions.dropLast().last?.answers }

  var form: FormDefinition { prepared.definition }
  private var words: Words { view.words }

  func sheet(_ answers: FormAnswers) -> FormSheet {
    FormSheet(form: prepared, answers: answers, files: papers.mapValues(\.count), setting: setting)
  }

  /// The fields that an applicant can be asked to mend: those that were asked, without files and what is computed.
  var mendable: [FormSheet.Field] { sheet.fields.filter(isMendable) }

  func isMendable(_ field: FormSheet.Field) -> Bool {
    switch field.field.type {
    case .input(.files), .computed: false
    case .input, .composite, .group: true
    }
  }

  /// - Parameter address: of a file of the dossier; nil: files have no links.
  func answers(_ address: ((DossierFile) -> Address)? = nil) -> AnswerText {
    AnswerText(
      sheet: sheet, values: DraftValues(words: words, setting: setting, language: view.language),
      files: { field in
        (papers[AnswerPlace(field)] ?? []).map { file in
          let name = HTML(text: file.stored.safeName)
          return address.map { "<a href=\"\($0(file))\">\(name)</a>" } ?? name
        }
      })
  }

  /// On a page of the dossier.
  ///
  /// - Parameters:
  ///   - isOpen: whether it is unfolded; it is long.
  ///   - print: where it stands by itself, to be printed.
  ///   - level: of its pages' headings.
  func folded(isOpen: Bool, files: ((DossierFile) -> Address)?, print: Address, level: HTML = "h3") -> HTML {
    """
    <details class="filed-form" id="to-khai"\(" open", if: isOpen)><summary>\(words.filing.filed.form)</summary>\
    <p class="soft">\(words.name(form.title, in: view.language)) · <a href="\(print)">\(words.filing.filed.print)</a></p>\
    \(pages(files: files, level: level))</details>
    """
  }

  /// As it is printed.
  func paper(_ files: @escaping (DossierFile) -> Address) -> HTML {
    let answers = answers(files)
    return FormPaper(answers: answers, earlier: earlier(answers), form: form).html
  }

  /// What it said before the last mending.
  private func earlier(_ answers: AnswerText) -> AnswerText? {
    before.map { AnswerText(sheet: sheet($0), values: answers.values, files: answers.files) }
  }

  /// Page by page, with what a mending has changed. Pages on which nothing is asked are left out.
  func pages(files: ((DossierFile) -> Address)? = nil, level: HTML) -> HTML {
    let answers = answers(files)
    let earlier = earlier(answers)
    return sheet.pages.map { page -> HTML in
      let definition = form.pages[page.number]
      let sections = answers.html(page, of: definition, level: "p") { row($0, $1, answers, earlier) }
      let title = words.name(definition.title, in: view.language)
      return page.sections.allSatisfy(\.fields.isEmpty) ? .empty : "<\(level)>\(title)</\(level)>\(sections)"
    }.joined()
  }

  /// What follows from an answer that was changed is changed too.
  private func row(
    _ field: FormSheet.Field, _ label: HTML, _ answers: AnswerText, _ earlier: AnswerText?
  ) -> HTML {
    let answer = answers.html(field)
    guard let former = earlier?.html(sameAs: field), former.bytes != answer.bytes else {
      return "<dt>\(label)</dt><dd>\(answer)</dd>"
    }
    return """
      <dt>\(label) <strong class="small">\(words.filing.filed.changed)</strong></dt><dd>\(answer)\
      <div class="soft small">\(words.filing.mending.before(["text": former]))</div></dd>
      """
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

  /// nil where the dossier was not filed by a form, or was erased, or has no such version.
  ///
  /// - Parameter number: the version, from 1; nil: the last.
  func filedForm(_ view: DossierView, version number: Int? = nil) throws -> FiledForm? {
    guard let id = view.id, view.dossier.erasedAt == nil, view.events.beginWithFiling else { return nil }
    let all = try reader.filedAnswers(of: id)
    let shown = Array(all.prefix(number ?? all.count))
    guard let first = all.first, let last = shown.last, number.map({ $0 == last.number }) ?? true,
      let version = try reader.form(of: view.dossier.filing.procedure, number: last.form)
    else { return nil }
    // As of the day on which it was filed: its law counts, and what is computed from the day stays.
    var setting = formSetting
    setting.today = first.at.date
    return FiledForm(form: version.prepared, versions: shown, of: all.count, setting: setting, view: view)
  }
}
