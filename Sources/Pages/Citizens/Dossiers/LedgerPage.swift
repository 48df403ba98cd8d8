import Markup
import OneStop
import Operations
import Web
import Words

/// Why this date: the rule, each day of the ledger in a month grid, and the same days in words.
struct LedgerPage {
  let view: DossierView

  private var words: LookupWords { view.words.lookup }

  var page: Page {
    let code = view.dossier.code
    return Page(
      "\(words.ledger.title) – \(code)", content, current: .lookup,
      crumbs: [("\(view.words.dossiers.code) \(code)", Address.dossier(code))], isIndexed: false)
  }

  private var content: HTML {
    let heading: HTML = "<h1>\(words.ledger.title)</h1>"
    guard let ledger = LedgerView(view: view) else {
      return "\(heading)<p>\(reason)</p>"
    }
    return """
      \(heading)<div class="ledger"><div>\(summary)\(ledger.rules)</div><div>\(ledger.months)</div>\
      <div>\(ledger.table)</div></div>
      """
  }

  /// Why there is no date.
  private var reason: Phrase {
    if view.dossier.acceptedAt != nil { return words.ledger.none }
    return view.dossier.ended == nil ? words.ledger.notStarted : words.ledger.neverStarted
  }

  /// The procedure, and the date that the page explains.
  private var summary: HTML {
    let due = view.dossier.due.map(view.words.deadline) ?? view.sentenceIfSupplied ?? words.appointmentNone.html
    let end = view.cutShortOn == nil ? nil : view.dossier.ended
    let ended = end.map { words.endedAt[Ending($0.outcome)](["moment": view.words.moment($0.at)]) }
    return """
      <dl class="facts"><dt>\(view.words.dossiers.procedure)</dt><dd>\(view.procedureName)</dd>\
      <dt>\(view.dueName)</dt><dd><strong>\(due)</strong></dd></dl>\(ended.map { "<p>\($0)</p>" } ?? HTML.empty)
      """
  }
}
