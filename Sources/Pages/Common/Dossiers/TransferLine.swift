import Markup
import OneStop

/// The text of a transfer after a merger: from which agency to which, and by which decision.
struct TransferLine {
  let html: HTML

  init(_ event: DossierEvent, from: AgencyCode, to: AgencyCode, of view: DossierView) {
    let words = view.words.agencies
    let phrase = view.dossier.isMoved(by: event, among: view.events) ? words.moved : words.questionMoved
    let decision = words.decision(["decision": "<span lang=\"vi\">\(event.note)</span>"])
    html = "<p>\(phrase(["from": view.agencyName(from), "to": view.agencyName(to)])) \(decision)</p>"
  }
}
