import Markup
import OneStop

/// What happened to a dossier, newest first, in plain words.
struct Timeline {
  let view: DossierView
  /// Notes and lists of papers are for those who may see the details.
  var isOpen: Bool

  func write(to html: inout HTML) {
    html += "<ol class=\"timeline\">"
    var isNewest = true
    for event in view.events.reversed() {
      let name = event.kind.name
      guard name.audience != .staff else { continue }
      write(event, name, isNewest: isNewest, to: &html)
      isNewest = false
    }
    html += "</ol>"
  }

  private func write(_ event: DossierEvent, _ name: EventKind, isNewest: Bool, to html: inout HTML) {
    let words = view.words.lookup
    html += "<li class=\""
    if isNewest { html += "now" }
    if name.isWait { html += " waiting" }
    html.append("\"><strong>", words.events[name], "</strong><p class=\"soft\">")
    view.words.write(event.at, to: &html)
    html.append(" · ", words.eventSentences[name], "</p>")
    writeWhat(event, to: &html)
    if isOpen, let ground = event.ground {
      html += "<p>\(words.ground(["ground": view.words.dossiers.grounds[ground].html]))</p>"
    }
    // The decision is already shown.
    if isOpen, !event.note.isEmpty, name.noteAudience == .applicant {
      html += "<p>\(words.note): <span lang=\"vi\">\(event.note)</span></p>"
    }
    html += "</li>"
  }

  /// What this kind of event adds to its sentence.
  private func writeWhat(_ event: DossierEvent, to html: inout HTML) {
    let words = view.words.lookup
    switch event.kind {
    case .extended(let to, let cause):
      html += "<p>\(words.appointmentMoved(["moment": view.words.deadline(to)]))</p> "
      html += "<p>\(words.causeGiven(["cause": view.words.dossiers.causes[cause].html]))</p>"
    case .dueRecomputed:
      guard let change = view.words.dueChange(event) else { return }
      html += "<p>\(change)</p>"
      // The decision is the same for everybody.
      if !event.note.isEmpty { html += "<p lang=\"vi\">\(event.note)</p>" }
    case .forwarded(let step, _):
      guard let step = view.step(step) else { return }
      html.append("<p>", words.forwardedTo(["unit": view.name(step.unit)]), "</p>")
    case .supplementRequested(let papers):
      guard isOpen, !papers.isEmpty else { return }
      html += "<p>\(words.askedFor):</p><ul>\(papers.map { "<li lang=\"vi\">\($0)</li>" as HTML }.joined())</ul>"
    case .paymentRequested(let amount?):
      if isOpen { html += "<p>\(words.amount): \(view.words.catalogue.facts.amount(count: amount))</p>" }
    default: writeLine(event, to: &html)
    }
  }

  /// The lines that features write for their own events.
  private func writeLine(_ event: DossierEvent, to html: inout HTML) {
    if let line = TransferLine(event, of: view) {
      html += line.html
    } else if let line = ConsultationLine(event, of: view) {
      html += line.publicText
    } else if let line = CorrectionLine(event, of: view) {
      html += line.publicText
      if isOpen { html += line.openText }
    }
  }
}
