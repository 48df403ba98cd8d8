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
  /// Those of them that the form's address can mean.
  let found: [Agency]
  /// The former districts in the order in which they are offered.
  let areas: [String]
  /// Where whoever files can be told.
  let recipients: [Recipient]
  let csrfField: HTML
  let language: Language
  let band: HTML

  static let id = "nop"
  static let agency = "co_quan"
  static let returnBy = "tra_ket_qua"
  static let notices = "bao_tin"
  /// The fingerprint of what the page showed.
  static let seen = "da-xem"
  var notice: Notice?
  /// That the one that was chosen is meant, although the address belongs to another: its code.
  static let against = "khac_dia_chi"
  /// That no messages are wanted.
  static let noNotices = "khong"

  private var words: Words { form.words }
  private var answers: AnswerText {
    AnswerText(
      sheet: sheet, values: DraftValues(words: words, setting: draft.setting, language: language),
      files: { field in
        draft.draft.files.filter { $0.field == field }.map { file in
          "<a href=\"\(Address.draftFile(draft.key, file.number))\">\(file.file.safeName)</a>"
        }
      })
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
      \(heading)\(notice)<p>\(names.lead)</p>\(form.errorSummary)\(missingPapers)\(pages)\
      <form method="post" action="\(Address.draftCheck(draft.key))" id="\(DraftCheckPage.id)">\(csrfField)\
      <input type="hidden" name="\(DraftCheckPage.seen)" value="\(draft.draft.fingerprint)">\
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
    return """
      <section class="answers"><h2>\(title)</h2><p class="small">\
      <a href="\(isWrong ? address.with("sua", "1") : address)">\(names.mend)\
      <span class="visually-hidden"> \(title)</span></a></p>\(warning)\(doubts(page))\
      \(answers.html(page, of: definition, level: "h3"))</section>
      """
  }

  /// What is doubtful on the page; it can be filed all the same.
  private func doubts(_ page: FormSheet.Page) -> HTML {
    let fields = page.fields
    let labels = words.labels(of: fields, in: language)
    let items = fields.flatMap(\.places).compactMap { place -> HTML? in
      guard let warning = sheet.warnings[place] else { return nil }
      return "<li>\(labels[place.fieldName] ?? .empty): \(words.sentence(warning, in: language))</li>"
    }
    return items.isEmpty ? .empty : "<div class=\"notice\"><ul>\(items.joined())</ul></div>"
  }

  /// The procedure's required papers that the form asks for and has no file of.
  private var missingPapers: HTML {
    let required = draft.procedure.papers.filter(\.isRequired)
    let names = sheet.filePapers.compactMap { field, paper -> HTML? in
      guard !draft.draft.files.contains(where: { $0.field == field }) else { return nil }
      return required.first { $0.name.vietnamese == paper }.map { words.name($0.name, in: language) }
    }
    return names.isEmpty ? .empty : Notice.remark(self.names.papersMissing(["papers": names.joined(", ")])).html
  }

  // MARK: What is chosen now

  private var agencyField: HTML {
    if agencies.count == 1, let only = agencies.first {
      return """
        <p class="field"><span class="label">\(names.agency)</span> \(words.name(only.name, in: language))\
        <input type="hidden" name="\(DraftCheckPage.agency)" value="\(only.code.description)"></p>
        """
    }
    let look = FieldLook(hint: (found.isEmpty ? names.agencyHint : names.agencyFound).html)
    let nearest =
      found.isEmpty ? [] : [(title: names.agenciesFound.text, options: found.map(option))]
    let choose = (title: "", options: [(value: "", text: words.filing.choose.html)])
    return form.select(
      DraftCheckPage.agency, names.agency.html, groups: [choose] + nearest + others, look) + against
  }

  private func option(_ agency: Agency) -> (value: String, text: HTML) {
    (agency.code.description, words.name(agency.name, in: language))
  }

  /// All of them by name, under the former districts that people know; those without one come last.
  private var others: [(title: String, options: [(value: String, text: HTML)])] {
    let sorted = agencies.map { (agency: $0, order: VietnameseOrder($0.communeName, byValue: true)) }
      .sorted { $0.order < $1.order }.map(\.agency)
    let areas = Dictionary(grouping: sorted) { $0.contact.formerAreas.first ?? "" }
    let rest = (areas[""] ?? []).map(option)
    let known = self.areas + areas.keys.filter { !$0.isEmpty && !self.areas.contains($0) }.sorted()
    let groups = known.compactMap { area in areas[area].map { (title: area, options: $0.map(option)) } }
    return groups + (rest.isEmpty ? [] : [(title: names.agenciesOther.text, options: rest)])
  }

  /// Asks once more where the agency that was chosen is none that the address means.
  private var against: HTML {
    guard form.message(DraftCheckPage.against) != nil || form.values.has(DraftCheckPage.against),
      let nearest = found.first
    else { return .empty }
    let name = words.name(nearest.name, in: language)
    return form.ticks(
      DraftCheckPage.against, names.agency.html,
      [(value: form.values[DraftCheckPage.agency], text: names.agencyAgainstTick(["agency": name]))])
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
