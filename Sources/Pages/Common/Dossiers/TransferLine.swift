import Markup
import OneStop

/// The text of a transfer after a merger: from which agency to which, and by which decision.
struct TransferLine {
  let html: HTML

  /// nil for other events.
  init?(_ event: DossierEvent, of view: DossierView) {
    guard case .transferred(let from, let to) = event.kind else { return nil }
    let words = view.words.agencies
    let phrase = view.dossier.isMoved(by: event, among: view.events) ? words.moved : words.questionMoved
    let decision = words.decision(["decision": "<span lang=\"vi\">\(event.note)</span>"])
    html = "<p>\(phrase(["from": view.agencyName(from), "to": view.agencyName(to)])) \(decision)</p>"
  }
}
