import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Asks for the digits that a draft's link needs besides.
struct DraftDigitsPage {
  let key: DraftKey
  let form: Form
  /// The page of the form that was sent to the closed draft, and is saved once it is open.
  let sent: SentPage?
  let csrfField: HTML

  static let id = "mo-ban"
  static let field = "so_cuoi"

  struct SentPage {
    let number: Int
    /// What was typed there.
    let content: FormContent
  }

  init(_ visit: Visit, _ key: DraftKey, _ form: Form, sent: SentPage? = nil) {
    self.key = key
    self.form = form
    self.sent = sent
    csrfField = visit.csrfField
  }

  private var address: Address { sent.map { Address.draftPage(key, $0.number) } ?? Address.draft(key) }

  var page: Page {
    let names = form.words.filing.draft
    let look = FieldLook(
      hint: names.digitsHint.html, autocomplete: "off", inputMode: "numeric", isNarrow: true, maxLength: 20)
    let own = ["_csrf", DraftDigitsPage.field]
    let carried = (sent?.content.pairs ?? []).filter { !own.contains($0.name) }.map { name, value -> HTML in
      "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }
    let content: HTML = """
      <h1>\(names.digitsTitle)</h1><p>\(names.digitsLead)</p>\
      \("<p>\(names.digitsKept)</p>", if: sent != nil)\(form.errorSummary)\
      <form method="post"\(" enctype=\"multipart/form-data\"", if: sent != nil) action="\(address)" \
      id="\(DraftDigitsPage.id)">\(csrfField)\(carried.joined())\
      \(form.input(DraftDigitsPage.field, names.digits, look))\
      <p class="actions"><button class="button">\(names.digitsButton)</button></p></form>
      """
    return Page(
      form.title(names.digitsTitle.html), content, current: .procedures, status: form.status,
      address: address, form: TypedForm(id: DraftDigitsPage.id), isIndexed: false, isSecret: true)
  }

  /// There is none at this link.
  static func gone(_ visit: Visit) -> Page {
    let names = visit.words.filing.draft
    return Page(
      names.goneTitle.html,
      "<h1>\(names.goneTitle)</h1><p>\(names.gone)</p><p><a href=\"\(Address.procedures)\">\(visit.words.catalogue.title)</a></p>",
      current: .procedures, status: .notFound, isIndexed: false)
  }
}
