import Markup
import OneStop
import Operations
import Web
import Words

/// The check before a dossier's personal data are erased: what goes and what stays.
struct ErasurePage {
  static let formID = "xoa-du-lieu"

  enum Field {
    static let code = "ma"
    static let ground = "can_cu"
  }

  let dossier: Dossier
  let form: Form
  let procedure: Procedure?
  let agency: String
  let csrfField: HTML
  let language: Language

  private var words: Words { form.words }
  private var names: RetentionWords.Erase { form.words.retention.erase }

  var page: Page {
    let title = names.checkTitle(["code": "\(dossier.code)"])
    let state = names.state([
      "procedure": procedure.map { words.name($0.name, in: language) } ?? "\(dossier.filing.procedure)",
      "agency": HTML(text: agency), "date": dossier.ended.map { words.date($0.at.date) } ?? .empty,
    ])
    let grounds = ErasureGround.ofPeople.map { (value: $0.formValue, text: names.grounds[$0].html) }
    let content: HTML = """
      <h1>\(title)</h1>\(form.errorSummary)<p class="lead">\(state)</p><h2>\(names.goes)</h2>\
      <ul>\(names.goesList.map { "<li>\($0)</li>" as HTML }.joined())</ul><h2>\(names.stays)</h2>\
      <ul>\(names.staysList.map { "<li>\($0)</li>" as HTML }.joined())</ul>\
      <form method="post" action="\(Address.erasure)" id="\(ErasurePage.formID)">\(csrfField)\
      <input type="hidden" name="\(Field.code)" value="\(dossier.code)">\
      \(form.radios(Field.ground, names.ground, grounds))\
      <p class="actions"><button class="button danger">\(names.button)</button></p></form>
      """
    return Page(
      form.title(title), content, for: .staff, current: .retention, status: form.status,
      address: Address.erasure.with(Field.code, dossier.code.description),
      crumbs: [(words.retention.title.html, .retention)], form: TypedForm(id: ErasurePage.formID))
  }
}
