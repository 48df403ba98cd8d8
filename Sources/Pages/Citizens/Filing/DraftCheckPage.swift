import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Everything once more, and the button that files it.
struct DraftCheckPage {
  let draft: OpenDraft
  let sheet: FormSheet
  var form: Form
  /// Those that handle the procedure.
  let agencies: [Agency]
  /// Where whoever files can be told.
  let recipients: [Recipient]
  let csrfField: HTML
  let language: Language
  let band: HTML

  static let id = "nop"
  static let agency = "co_quan"
  static let returnBy = "tra_ket_qua"
  static let notices = "bao_tin"
  /// That no messages are wanted.
  static let noNotices = "khong"

  private var words: Words { form.words }
  private var answers: AnswerText {
    AnswerText(
      sheet: sheet, values: DraftValues(words: words, lists: draft.setting.lists, language: language),
      files: { field in draft.draft.files.filter { $0.field == field }.map { HTML(text: $0.file.safeName) } })
  }
  private var names: FilingWords.Check { words.filing.check }

  var page: Page {
    let name = words.name(draft.procedure.name, in: language)
    return Page(
      form.title("\(names.title) – \(name)"), content(name), current: .procedures, status: form.status,
      address: Address.draftCheck(draft.key), form: TypedForm(id: DraftCheckPage.id), isIndexed: false,
      isSecret: true)
  }

  private func content(_ name: HTML) -> HTML {
    let pages = sheet.pages.map(self.page).joined()
    let heading: HTML = "\(band)<p class=\"soft\">\(name)</p><h1>\(names.title)</h1>"
    if let elsewhere = draft.filedElsewhere(words) {
      return "\(heading)\(elsewhere.html)\(draft.procedure.toPortal(words))\(pages)"
    }
    return """
      \(heading)<p>\(names.lead)</p>\(form.errorSummary)\(pages)\
      <form method="post" action="\(Address.draftCheck(draft.key))" id="\(DraftCheckPage.id)">\(csrfField)\
      \(agencyField)\(papersField)\(returnField)\(noticesField)\(fee)<p class="soft">\(names.use)</p>\
      <p class="actions"><button class="button">\(names.button)</button></p></form>
      """
  }

  // MARK: What was typed

  private func page(_ page: FormSheet.Page) -> HTML {
    let definition = draft.form.pages[page.number]
    let isWrong = !sheet.mistakes(onPage: page.number).isEmpty
    let address = Address.draftPage(draft.key, page.number)
    let title = words.name(definition.title, in: language)
    let warning: HTML = isWrong ? "<p class=\"error\">\(names.wrong)</p>" : .empty
    let rows = page.sections.flatMap(\.fields).map(row).joined()
    return """
      <section class="answers"><h2>\(title) <span class="small">\
      <a href="\(isWrong ? address.with("sua", "1") : address)">\(names.mend)</a>\
      <span class="visually-hidden"> \(title)</span></span></h2>\(warning)<dl class="facts">\(rows)</dl></section>
      """
  }

  private func row(_ field: FormSheet.Field) -> HTML {
    let label = words.name(field.field.label, in: language)
    return "<dt>\(label)</dt><dd>\(answers.html(field))</dd>"
  }

  // MARK: What is chosen now

  private var agencyField: HTML {
    if agencies.count == 1, let only = agencies.first {
      return """
        <p class="field"><span class="label">\(names.agency)</span> \(words.name(only.name, in: language))\
        <input type="hidden" name="\(DraftCheckPage.agency)" value="\(only.code.description)"></p>
        """
    }
    let options = agencies.map { (value: $0.code.description, text: words.name($0.name, in: language)) }
    let isFound = !form.values[DraftCheckPage.agency].isEmpty
    let look = FieldLook(hint: (isFound ? names.agencyFound : names.agencyHint).html)
    return form.select(
      DraftCheckPage.agency, names.agency, [("", words.filing.choose.html)] + options, look)
  }

  /// What lies on the desk, where a member of staff files it.
  private var papersField: HTML {
    guard draft.isHelping, draft.procedure.papers.contains(where: { $0.name.vietnamese != draft.version.form.paper })
    else { return .empty }
    return IntakePapers(
      procedure: draft.procedure, form: form, language: language, other: draft.version.form.paper,
      title: words.filing.help.papers
    ).html
  }

  private var returnField: HTML {
    let options = ReturnMethod.offered.map { (value: $0.rawValue, text: words.dossiers.returnMethods[$0].html) }
    return form.radios(DraftCheckPage.returnBy, names.returnBy, options)
  }

  /// Nothing is chosen for anybody (`Rules.md`, Who sees what).
  private var noticesField: HTML {
    guard !recipients.isEmpty else { return .empty }
    let options = recipients.map { recipient in
      (value: recipient.channel.rawValue, text: names.by[recipient.channel](["address": "\(recipient.address)"]))
    }
    return form.radios(
      DraftCheckPage.notices, names.notices,
      options + [(value: DraftCheckPage.noNotices, text: names.noNotices.html)],
      FieldLook(hint: words.privacy.consent.html))
  }

  private var fee: HTML { FeeFacts(procedure: draft.procedure, words: words).html }
}
