import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// One page of the form, to be filled in.
struct DraftPage {
  let draft: OpenDraft
  let number: Int
  let sheet: FormSheet
  var form: Form
  var notice: Notice?
  private let language: Language

  static let id = "dien"
  // The names of its own controls, and of every page with fields of a form, have a hyphen, as no `FieldKey` has.
  static let fingerprint = "ban-truoc"
  /// The version of the form that the page was made of.
  static let version = "mau-don"
  static let skip = "bo-qua"
  static let later = "de-sau"
  /// In the query: that rows or files came or went, and the page is not done.
  static let stays = "con-sua"
  static let mostFiles = 20
  /// Of a page, in bytes: fifty people with a dozen answers each, names and all, are a third of it.
  static let textLimit = 512 * 1_024

  /// Of the files that wait for this page.
  static func purpose(_ key: DraftKey, _ number: Int) -> String { "nop-\(key.digest.prefix(16))-\(number + 1)" }

  init(_ visit: Visit, _ draft: OpenDraft, number: Int, sheet: FormSheet) {
    self.draft = draft
    self.number = number
    self.sheet = sheet
    language = visit.language
    form = Form(sheet.answers.content, words: visit.words)
    form.values = FormContent(
      form.values.pairs + sheet.presets(draft.setting).map { (name: $0.place.fieldName, value: $0.text) })
    form.labels = words.labels(of: fields, in: language)
  }

  private var fields: [FormSheet.Field] { sheet.fields(onPage: number) }

  private var words: Words { form.words }

  /// - Parameter leavingBlanks: while more is being asked, what is blank is no mistake yet.
  mutating func showMistakes(leavingBlanks: Bool = false) {
    form.note(sheet, fields, in: language, leavingBlanks: leavingBlanks)
  }

  func page(_ visit: Visit) throws -> Page {
    let name = words.name(draft.procedure.name, in: language)
    let title = words.name(draft.form.pages[number].title, in: language)
    var page = Page(
      form.title("\(title) – \(name)"), try content(visit, title, name), current: .procedures, status: form.status,
      address: Address.draftPage(draft.key, number), form: TypedForm(id: DraftPage.id), isIndexed: false,
      isSecret: true)
    page.scripts = [FilePicker.script]
    return page
  }

  private func content(_ visit: Visit, _ title: HTML, _ name: HTML) throws -> HTML {
    let names = words.filing.page
    // Who files is asked before the form's parts, and is none of them.
    let parts = sheet.pages.filter { $0.number > 0 }
    let place = parts.firstIndex { $0.number == number }
    let fileDraft = visit.fileDraft(of: draft, page: number)
    let fields = DraftFields(
      form: form, sheet: sheet, setting: draft.setting, files: draft.draft.files, key: draft.key,
      draftToken: visit.draftToken(fileDraft), kept: try visit.keptFiles(of: fileDraft),
      candidates: form.isWrong ? try visit.candidates(draft.setting) : nil, language: language)
    let sections =
      sheet.pages.first { $0.number == number }?.sections.map { section in
        fields.html(section, of: draft.form.pages[number].sections[section.number])
      } ?? []
    let before = draft.draft.fingerprint(of: DraftForm(draft, page: number, sheet: sheet).names)
    let back = place.flatMap { $0 > 0 ? parts[$0 - 1].number : nil }
    return """
      \(visit.helpBand(draft))<p class="soft">\(name)\(place.map { place in
        " · \(names.place(["number": names.place.number(place + 1), "count": names.place.number(parts.count)]))"
      } ?? .empty)</p>\(steps(place, of: parts.count))<h1>\(title)</h1>\(draft.filedElsewhere(words))\(draft.procedure.toPortal(words))\(saved)\(notice)\(form.errorSummary)\
      <form method="post" enctype="multipart/form-data" action="\(Address.draftPage(draft.key, number))" \
      id="\(DraftPage.id)">\(visit.csrfField)\
      <input type="hidden" name="\(DraftPage.fingerprint)" value="\(before)">\
      <input type="hidden" name="\(DraftPage.version)" value="\(draft.version.number)">\
      <p class="visually-hidden"><button tabindex="-1" aria-hidden="true">\(names.save)</button></p>\
      \(sections.joined())<p class="actions"><button class="button">\(names.save)</button>\
      \(" <button class=\"button quiet\" name=\"\(DraftPage.skip)\" value=\"1\">\(names.skip)</button>", if: form.isWrong) \
      <button class="linklike" name="\(DraftPage.later)" value="1">\(names.later)</button></p></form>\
      \(back.map { page in
        "<p><a href=\"\(Address.draftPage(draft.key, page))\">\(names.back(["number": names.back.number(place ?? 0)]))</a></p>"
      } ?? .empty)
      """
  }

  /// How far one is, as a bar.
  private func steps(_ place: Int?, of count: Int) -> HTML {
    guard let place else { return .empty }
    let bars = (0..<count).map { index in
      "<span\(" class=\"done\"", if: index < place)\(" class=\"now\"", if: index == place)></span>" as HTML
    }
    return "<div class=\"progress\" aria-hidden=\"true\">\(bars.joined())</div>"
  }

  private var saved: HTML {
    guard draft.draft.savedAt > draft.draft.begunAt else { return .empty }
    let names = words.filing.page
    return """
      <p class="saved">\(names.saved(["time": words.moment(draft.draft.savedAt)])) \
      <a href="\(Address.draft(draft.key))">\(names.link)</a></p>
      """
  }
}
