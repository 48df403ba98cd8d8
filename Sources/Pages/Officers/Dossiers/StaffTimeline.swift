import Markup
import OneStop
import Words

/// What happened to a dossier, newest first, with notes and who did it.
struct StaffTimeline {
  let view: DossierView
  /// Display names by login.
  let names: [String: String]
  /// Whether the reader's agency handles it.
  var isHandler = true

  private var words: Words { view.words }

  var html: HTML { list(view.events.filter { isHandler || !$0.kind.name.isOfHandlers }[...]) }

  /// Some of the events, such as those that happened while a form was being filled in.
  func list(_ events: ArraySlice<DossierEvent>) -> HTML {
    let items = events.reversed().enumerated().map { item($0.element, isNewest: $0.offset == 0) }
    return "<ol class=\"timeline\">\(items.joined())</ol>"
  }

  private func title(_ event: DossierEvent) -> Phrase {
    if event.isNoticesWish { return words.privacy.stop.event }
    if view.dossier.isTakingBack(event) { return words.staff.resultTakenBack }
    if case .papersAdded(let files) = event.kind, files.contains(where: { $0.source != nil }) {
      return words.staff.papersReused
    }
    if view.isBeforeAcceptance(event) {
      if case .supplementRequested = event.kind { return words.staff.early.askedEvent }
      if case .supplementReceived = event.kind { return words.staff.early.receivedEvent }
    }
    return words.staff.events[event.kind.name]
  }

  private func item(_ event: DossierEvent, isNewest: Bool) -> HTML {
    let name = event.kind.name
    var html: HTML = """
      <li class="\("now", if: isNewest)\(" waiting", if: name.isWait)"><strong>\(title(event))</strong>\
      <p class="soft">\(words.moment(event.at)) · \(words.author(event.actor, names))</p>
      """
    var lines = StaffLines(event: event, view: view, names: names)
    event.kind.write(to: &lines)
    html += lines.html
    html += ConsultationLine.overtaken(by: event, view)
    if let ground = event.ground {
      html += "<p>\(words.staff.groundGiven(["ground": words.dossiers.grounds[ground].html]))</p>"
    }
    if !event.note.isEmpty, !name.isTransfer { html += "<p class=\"said\" lang=\"vi\">\(event.note)</p>" }
    if event.isLateEntry {
      html += "<p class=\"soft\">\(words.staff.enteredLater(["moment": words.moment(event.recordedAt)]))</p>"
    }
    return html + "</li>"
  }
}

extension Words {
  /// Who has done it, as those who handle dossiers are told.
  ///
  /// - Parameter names: display names by login.
  func author(_ actor: Actor, _ names: [String: String]) -> HTML {
    switch actor {
    case .staff(let login): HTML(text: names[login] ?? login)
    case .system(let label): staff.bySystem(["label": "\(label)"])
    case .applicant: staff.byApplicant.html
    case .portal: staff.byPortal.html
    }
  }
}

/// What events carry, each part as a line for those who handle the dossier.
private struct StaffLines: EventPartWriter {
  private(set) var html = HTML()
  let event: DossierEvent
  let view: DossierView
  /// Display names by login.
  let names: [String: String]
  private var reasons: [String: String] = [:]

  init(event: DossierEvent, view: DossierView, names: [String: String]) {
    self.event = event
    self.view = view
    self.names = names
  }

  private var words: Words { view.words }

  mutating func write(reasons: [String: String]) { self.reasons = reasons }

  mutating func write(papers: [String]) {
    if papers.isEmpty { return }
    html += "<ul>\(view.asked(papers: papers, reasons, " class=\"plain\""))</ul>"
  }

  mutating func write(fields: [String]) {
    if fields.isEmpty { return }
    html += "<p>\(words.filing.mending.asked):</p><ul>\(view.asked(fields: fields, reasons, " class=\"plain\""))</ul>"
  }

  mutating func write(amount: Int?) {
    guard let amount else { return }
    html += "<p>\(words.staff.amountAsked(["amount": HTML(text: grouped(amount, view.language))]))</p>"
  }

  mutating func write(newDue: Moment) {
    html += "<p>\(words.lookup.appointmentMoved(["moment": words.deadline(newDue)]))</p>"
  }

  mutating func write(cause: LatenessCause?) {
    guard let cause else { return }
    html += "<p>\(words.staff.causeGiven(["cause": words.dossiers.causes[cause].html]))</p>"
  }

  mutating func write(step place: Int?, officer: String?) {
    let name = officer.map { names[$0] ?? $0 }
    guard let place else {
      html += "<p>\(name.map { HTML(text: $0) } ?? words.steps.wholeUnit.html)</p>"
      return
    }
    guard let step = view.step(place) else { return }
    html += "<p>\(view.name(step.name)) · \(view.name(step.unit))\(name.map { " · \($0)" } ?? "")</p>"
  }

  mutating func write(request: ConsultationRequest) { writeConsultation() }
  mutating func write(answer number: Int, _ opinion: Opinion, files: [StoredFile]) { writeConsultation() }
  mutating func write(question number: Int) { writeConsultation() }

  private mutating func writeConsultation() {
    if let line = ConsultationLine(event, of: view) { html += line.staffText }
  }

  mutating func write(oldDue: Moment?) {
    html += "<p>\(words.dueChange(event) ?? .empty)</p>"
  }

  mutating func write(from agency: AgencyCode, to successor: AgencyCode) {
    html += TransferLine(event, from: agency, to: successor, of: view).html
  }

  mutating func write(correction: Correction) {
    html += CorrectionLine(correction, of: view).staffText
  }

  mutating func write(undone status: Status, at moment: Moment) {
    html += CorrectionLine.undone(status, at: moment, view)
  }

  mutating func write(files: [AttachedFile]) { html += FileNames(files).html }

  mutating func write(removed number: Int) {
    html += FileNames(view.dossier.files.filter { $0.number == number }.map(\.attached)).html
  }

  mutating func write(receipt: String) {
    let name = if case .archived = event.kind { words.lookup.archiveReceipt } else { words.lookup.receipt }
    if !receipt.isEmpty { html += "<p>\(name(["number": "\(receipt)"]))</p>" }
  }
}
