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
  let csrfField: HTML

  static let id = "mo-ban"
  static let field = "so_cuoi"

  init(_ visit: Visit, _ key: DraftKey, _ form: Form) {
    self.key = key
    self.form = form
    csrfField = visit.csrfField
  }

  var page: Page {
    let names = form.words.filing.draft
    let look = FieldLook(
      hint: names.digitsHint.html, autocomplete: "off", inputMode: "numeric", isNarrow: true, maxLength: 20)
    let content: HTML = """
      <h1>\(names.digitsTitle)</h1><p>\(names.digitsLead)</p>\(form.errorSummary)\
      <form method="post" action="\(Address.draft(key))" id="\(DraftDigitsPage.id)">\(csrfField)\
      \(form.input(DraftDigitsPage.field, names.digits, look))\
      <p class="actions"><button class="button">\(names.digitsButton)</button></p></form>
      """
    return Page(
      form.title(names.digitsTitle.html), content, current: .procedures, status: form.status,
      address: Address.draft(key), form: TypedForm(id: DraftDigitsPage.id), isIndexed: false, isSecret: true)
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
