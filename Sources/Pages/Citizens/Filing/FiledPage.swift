import Markup
import OneStop
import Operations
import Web
import Words

/// The code and the key of what was just filed.
struct FiledPage {
  let view: DossierView
  /// The receipt, or the confirmation that it was filed.
  let sheet: HTML?
  /// Whether a member of staff may have filed it for somebody.
  let isStaffs: Bool

  private var isAccepted: Bool { view.dossier.acceptedAt != nil }

  private var lead: HTML {
    let names = view.words.filing.filed
    return view.answerBy.map { names.answerBy(["moment": view.words.deadline($0)]) } ?? names.lead.html
  }

  var page: Page {
    let names = view.words.filing.filed
    let back: HTML =
      isStaffs ? "<p><a href=\"\(Address.assisting)\">\(view.words.filing.help.back)</a></p>" : .empty
    let content: HTML = """
      \(back)<h1>\(names.title)</h1><p>\(view.procedureName)<br><span class="soft">\(view.agencyName)</span></p>\
      <p>\(isAccepted ? names.accepted.html : lead)</p>\(BringFacts(view: view).html)\
      <dl class="facts"><dt>\(isAccepted ? view.words.dossiers.code : names.code)</dt><dd class="code">\(view.dossier.code)</dd>\
      <dt>\(names.key)</dt><dd class="code">\(view.dossier.filing.key.spaced)</dd></dl>\
      <p>\(names.keyHint)</p>\("<p>\(names.next)</p>", if: !isAccepted)\(FeeFacts(procedure: view.procedure, words: view.words).html)\
      <p class="actions"><a class="button" href="\(Address.dossier(view.dossier.code))">\(names.open)</a> \
      <span data-print-button="\(view.words.printed.screen.print)"></span></p>
      """
    return Page(
      names.title.html, "<div class=\"no-print\">\(content)</div>\(sheet ?? .empty)", current: .lookup,
      scripts: ["print.js"], isIndexed: false, isSecret: true)
  }
}
