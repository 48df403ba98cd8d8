import OneStop

/// What happened to a dossier, newest first, in plain words.
struct Timeline {
  let view: DossierView
  /// Notes and lists of papers are for those who may see the details.
  var isOpen: Bool

  var html: HTML {
    let events = view.events.reversed()
    let items = events.enumerated().map { item($0.element, isNewest: $0.offset == 0) }
    return "<ol class=\"timeline\">\(items.joined())</ol>"
  }

  private func item(_ event: DossierEvent, isNewest: Bool) -> HTML {
    let entry = TimelineEntry(event.kind)
    let words = view.words.lookup
    var html: HTML = """
      <li class="\("now", if: isNewest)\(" waiting", if: isWait(entry))"><strong>\(words.events[entry])</strong>\
      <p class="soft">\(view.words.moment(event.at)) · \(words.eventSentences[entry])</p>
      """
    if case .extended(let to, _) = event.kind {
      html += "<p>\(words.appointmentMoved(["moment": view.words.moment(to)]))</p>"
    }
    if isOpen {
      if case .supplementRequested(let papers) = event.kind, !papers.isEmpty {
        html += "<p>\(words.askedFor):</p><ul>\(papers.map { "<li lang=\"vi\">\($0)</li>" as HTML }.joined())</ul>"
      }
      if case .paymentRequested(let amount?) = event.kind {
        html += "<p>\(words.amount): \(view.words.catalogue.facts.amount(count: amount))</p>"
      }
      if !event.note.isEmpty { html += "<p>\(words.note): <span lang=\"vi\">\(event.note)</span></p>" }
    }
    return html + "</li>"
  }

  private func isWait(_ entry: TimelineEntry) -> Bool {
    entry == .supplementRequested || entry == .paymentRequested
  }
}
