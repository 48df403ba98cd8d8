import Markup
import OneStop
import Words

/// What happened to a dossier, newest first, with notes and who did it.
struct StaffTimeline {
  let view: DossierView
  /// Display names by login.
  let names: [String: String]

  private var words: Words { view.words }

  var html: HTML { list(view.events[...]) }

  /// Some of the events, such as those that happened while a form was being filled in.
  func list(_ events: ArraySlice<DossierEvent>) -> HTML {
    let items = events.reversed().enumerated().map { item($0.element, isNewest: $0.offset == 0) }
    return "<ol class=\"timeline\">\(items.joined())</ol>"
  }

  private func item(_ event: DossierEvent, isNewest: Bool) -> HTML {
    let name = event.kind.name
    var html: HTML = """
      <li class="\("now", if: isNewest)\(" waiting", if: name.isWait)"><strong>\(words.staff.events[name])</strong>\
      <p class="soft">\(words.moment(event.at)) · \(author(event.actor))</p>
      """
    switch event.kind {
    case .supplementRequested(let papers) where !papers.isEmpty:
      html += "<ul>\(papers.map { "<li class=\"plain\">\($0)</li>" as HTML }.joined())</ul>"
    case .paymentRequested(.some(let amount)):
      html += "<p>\(words.staff.amountAsked(["amount": HTML(text: grouped(amount, view.language))]))</p>"
    case .extended(let to, let cause):
      html += "<p>\(words.lookup.appointmentMoved(["moment": words.deadline(to)]))</p>\(reason(cause))"
    case .forwarded(let step, let officer):
      if let step = view.step(step) { html += "<p>\(receiver(step, officer))</p>" }
    case .assigned(let officer):
      html += "<p>\(officer.map { HTML(text: names[$0] ?? $0) } ?? words.steps.wholeUnit.html)</p>"
    case .finished(.some(let cause)), .stopped(.some(let cause)): html += reason(cause)
    case .dueRecomputed: html += "<p>\(words.dueChange(event) ?? .empty)</p>"
    default: break
    }
    if let transfer = TransferLine(event, of: view) { html += transfer.html }
    if let consulted = ConsultationLine(event, of: view) { html += consulted.staffText }
    html += ConsultationLine.overtaken(by: event, view)
    if let corrected = CorrectionLine(event, of: view) { html += corrected.staffText }
    if let ground = event.ground {
      html += "<p>\(words.staff.groundGiven(["ground": words.dossiers.grounds[ground].html]))</p>"
    }
    if !event.note.isEmpty, !name.isTransfer { html += "<p class=\"said\">\(event.note)</p>" }
    if event.isLateEntry {
      html += "<p class=\"soft\">\(words.staff.enteredLater(["moment": words.moment(event.recordedAt)]))</p>"
    }
    return html + "</li>"
  }

  private func receiver(_ step: Procedure.Step, _ officer: String?) -> HTML {
    "\(view.name(step.name)) · \(view.name(step.unit))\(officer.map { " · \(names[$0] ?? $0)" } ?? "")"
  }

  private func reason(_ cause: LatenessCause) -> HTML {
    "<p>\(words.staff.causeGiven(["cause": words.dossiers.causes[cause].html]))</p>"
  }

  private func author(_ actor: Actor) -> HTML {
    switch actor {
    case .staff(let login): HTML(text: names[login] ?? login)
    case .system(let label): words.staff.bySystem(["label": "\(label)"])
    case .applicant: words.staff.byApplicant.html
    case .portal: words.staff.byPortal.html
    }
  }
}
