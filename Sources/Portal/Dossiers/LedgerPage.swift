import OneStop

/// Why this date: the rule, each day of the ledger in a month grid, and the same days in words.
struct LedgerPage {
  let view: DossierView

  private var words: LookupWords { view.words.lookup }

  var content: HTML {
    let heading: HTML = "<h1>\(words.ledger.title)</h1>"
    guard let ledger = LedgerView(view: view) else {
      return "\(heading)<p>\(view.dossier.acceptedAt == nil ? words.ledger.notStarted : words.ledger.none)</p>"
    }
    return """
      \(heading)<div class="ledger"><div>\(summary)\(ledger.rules)</div><div>\(ledger.months)</div>\
      <div>\(ledger.table)</div></div>
      """
  }

  /// The procedure and the date that is explained.
  private var summary: HTML {
    let due: HTML =
      if let due = view.dossier.due {
        view.words.deadline(due)
      } else if let due = view.dueIfSupplied, let pause = view.dossier.pauses.last {
        words.appointmentIfSupplied[pause.kind](["moment": view.words.deadline(due)])
      } else {
        words.appointmentNone.html
      }
    return """
      <dl class="facts"><dt>\(view.words.dossiers.procedure)</dt><dd>\(view.procedureName)</dd>\
      <dt>\(view.words.dossiers.appointment)</dt><dd><strong>\(due)</strong></dd></dl>
      """
  }
}
