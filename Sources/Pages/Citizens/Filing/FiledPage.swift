import Markup
import OneStop
import Operations
import Web
import Words

/// The code and the key of what was just filed.
struct FiledPage {
  let view: DossierView

  var page: Page {
    let names = view.words.filing.filed
    let content: HTML = """
      <h1>\(names.title)</h1><p>\(view.procedureName)<br><span class="soft">\(view.agencyName)</span></p>\
      <p>\(names.lead)</p><dl class="facts"><dt>\(names.code)</dt><dd class="code">\(view.dossier.code)</dd>\
      <dt>\(names.key)</dt><dd class="code">\(view.dossier.filing.key.spaced)</dd></dl>\
      <p>\(names.keyHint)</p><p>\(names.next)</p>\
      <p class="actions"><a class="button" href="\(Address.dossier(view.dossier.code))">\(names.open)</a></p>
      """
    return Page(names.title.html, content, current: .lookup, isIndexed: false, isSecret: true)
  }
}
