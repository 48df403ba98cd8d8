import OneStop

/// What happened to a dossier, newest first, in plain words.
struct Timeline {
  let view: DossierView
  /// Notes and lists of papers are for those who may see the details.
  var isOpen: Bool

  func write(to html: inout HTML) {
    html += "<ol class=\"timeline\">"
    var isNewest = true
    for event in view.events.reversed() where !TimelineEntry(event.kind).isInternal {
      write(event, isNewest: isNewest, to: &html)
      isNewest = false
    }
    html += "</ol>"
  }

  private func write(_ event: DossierEvent, isNewest: Bool, to html: inout HTML) {
    let entry = TimelineEntry(event.kind)
    let words = view.words.lookup
    html += "<li class=\""
    if isNewest { html += "now" }
    if isWait(entry) { html += " waiting" }
    html.append("\"><strong>", words.events[entry], "</strong><p class=\"soft\">")
    view.words.write(event.at, to: &html)
    html.append(" · ", words.eventSentences[entry], "</p>")
    if case .extended(let to, _) = event.kind {
      html += "<p>\(words.appointmentMoved(["moment": view.words.moment(to)]))</p>"
    }
    if let change = view.words.dueChange(event) {
      html += "<p>\(change)</p>"
      // The decision is the same for everybody.
      if !event.note.isEmpty { html += "<p lang=\"vi\">\(event.note)</p>" }
    }
    if case .forwarded(let step, _) = event.kind, let step = view.step(step) {
      html.append("<p>", words.forwardedTo(["unit": view.name(step.unit)]), "</p>")
    }
    if let transfer = TransferLine(event, of: view) { html += transfer.html }
    if let consulted = ConsultationLine(event, of: view) { html += consulted.publicText }
    let corrected = CorrectionLine(event, of: view)
    if let corrected { html += isOpen ? corrected.publicText + corrected.openText : corrected.publicText }
    // What agencies write to each other is theirs.
    if isOpen && !entry.isBetweenAgencies {
      if case .supplementRequested(let papers) = event.kind, !papers.isEmpty {
        html += "<p>\(words.askedFor):</p><ul>\(papers.map { "<li lang=\"vi\">\($0)</li>" as HTML }.joined())</ul>"
      }
      if case .paymentRequested(let amount?) = event.kind {
        html += "<p>\(words.amount): \(view.words.catalogue.facts.amount(count: amount))</p>"
      }
      if !event.note.isEmpty, entry != .dueRecomputed, entry != .transferred {
        html += "<p>\(words.note): <span lang=\"vi\">\(event.note)</span></p>"
      }
    }
    html += "</li>"
  }

  private func isWait(_ entry: TimelineEntry) -> Bool {
    entry == .supplementRequested || entry == .paymentRequested || entry == .consultationAsked
  }
}
