import Markup
import OneStop
import Operations
import Web
import Words

/// Says why a supplement was not sent where its form cannot come back: nothing is asked for any more, or the details
/// are closed. What was written is still there, and which files have to be mended.
struct UnsentSupplementPage {
  let code: DossierCode
  let text: String
  let reason: Phrase
  /// Why files were not kept.
  let mistakes: [HTML]
  let words: Words

  private var names: DossierFileWords.Own { words.dossierFiles.own }

  var page: Page {
    let typed: HTML = text.isEmpty ? .empty : "<p>\(names.typed)</p><p class=\"said\" lang=\"vi\">\(text)</p>"
    let wrong: HTML =
      mistakes.isEmpty ? .empty : "<ul>\(mistakes.map { "<li>\($0)</li>" as HTML }.joined())</ul>"
    let content: HTML = """
      <h1>\(names.notSent)</h1>\(Notice.wrong(reason.html, then: wrong))\(typed)\
      <p class="actions"><a class="button" href="\(Address.dossier(code))">\(names.back)</a></p>
      """
    return Page(
      words.form.errorTitle(["title": names.notSent.html]), content, current: .lookup, status: .conflict,
      address: Address.dossier(code), crumbs: [("\(code)", Address.dossier(code))], isIndexed: false, isSecret: true)
  }
}
