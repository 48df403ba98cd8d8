import Markup
import OneStop
import Words

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
      guard name.audience == .everyone || isOpen && name.audience == .applicant else { continue }
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
    let wish = event.isNoticesWish ? view.words.privacy.stop : nil
    let (own, ownSentence) = ownWords(event)
    let early = view.isBeforeAcceptance(event) ? words.beforeAcceptance : nil
    let form = isOfForm(event) ? words.formEvents : nil
    let formName: Phrase? =
      switch name {
      case .supplementRequested: form?.requested
      case .supplementReceived: form?.received
      default: nil
      }
    let earlySentence: Phrase? =
      switch name {
      case .supplementRequested: early?.requested
      case .supplementReceived: early?.received
      default: nil
      }
    html.append("\"><strong>", wish?.event ?? own ?? formName ?? words.events[name], "</strong><p class=\"soft\">")
    view.words.write(event.at, to: &html)
    html.append(" · ", wish?.eventSentence ?? ownSentence ?? earlySentence ?? words.eventSentences[name], "</p>")
    if wish == nil { writeParts(event, to: &html) }
    if isOpen, let ground = event.ground {
      html += "<p>\(words.ground(["ground": view.words.dossiers.grounds[ground].html]))</p>"
    }
    // The decision is already shown.
    if isOpen, !event.note.isEmpty, name.noteAudience == .applicant {
      html += "<p>\(words.note): <span lang=\"vi\">\(event.note)</span></p>"
    }
    html += "</li>"
  }

  /// Whether it asks for fields of the form and no papers, or answers such a request.
  private func isOfForm(_ event: DossierEvent) -> Bool {
    if event.kind.asksForFormAlone { return true }
    guard event.kind == .supplementReceived else { return false }
    let request = view.events.last { $0.kind.name == .supplementRequested && $0.at <= event.at }
    return request?.kind.asksForFormAlone ?? false
  }

  /// What is said instead of the usual words for the kind: of a result that was taken back, and of papers used again.
  private func ownWords(_ event: DossierEvent) -> (Phrase?, Phrase?) {
    let names = view.words.dossierFiles.own.events
    switch event.kind {
    case .fileRemoved where view.dossier.isTakingBack(event):
      return (names.resultTakenBack, names.resultTakenBackSentence)
    case .resultGiven:
      let given = view.dossier.files.filter { $0.purpose == .result && $0.addedAt == event.at }
      return (nil, !given.isEmpty && given.allSatisfy { $0.removal != nil } ? names.resultGone : nil)
    case .papersAdded(let files) where files.contains { $0.source != nil }: return (names.reused, names.reusedSentence)
    default: return (nil, nil)
    }
  }

  /// What it carries.
  private func writeParts(_ event: DossierEvent, to html: inout HTML) {
    var lines = TimelineLines(event: event, view: view, isOpen: isOpen)
    // Handed over and back: a second one would copy all that is written.
    swap(&lines.html, &html)
    event.kind.write(to: &lines)
    swap(&lines.html, &html)
  }
}

/// What events carry, each part as a line: in general words, and with what details tell where they are open.
private struct TimelineLines: EventPartWriter {
  var html = HTML.empty
  let event: DossierEvent
  let view: DossierView
  let isOpen: Bool
  private var reasons: [String: String] = [:]

  init(event: DossierEvent, view: DossierView, isOpen: Bool) {
    self.event = event
    self.view = view
    self.isOpen = isOpen
  }

  private var words: LookupWords { view.words.lookup }

  mutating func write(reasons: [String: String]) { self.reasons = reasons }

  mutating func write(papers: [String]) {
    guard isOpen, !papers.isEmpty else { return }
    html += "<p>\(words.askedFor):</p><ul>\(view.asked(papers: papers, reasons))</ul>"
  }

  mutating func write(fields: [String]) {
    guard isOpen, !fields.isEmpty else { return }
    html += "<p>\(view.words.filing.mending.asked):</p><ul>\(view.asked(fields: fields, reasons))</ul>"
  }

  mutating func write(amount: Int?) {
    guard isOpen, let amount else { return }
    html += "<p>\(words.amount): \(view.words.catalogue.facts.amount(count: amount))</p>"
  }

  mutating func write(newDue: Moment) {
    html += "<p>\(words.appointmentMoved(["moment": view.words.deadline(newDue)]))</p> "
  }

  /// A letter tells it; why a dossier ended late is for those who handle it.
  mutating func write(cause: LatenessCause?) {
    guard event.kind.name == .extended, let cause else { return }
    html += "<p>\(words.causeGiven(["cause": view.words.dossiers.causes[cause].html]))</p>"
  }

  /// Who has it there is the agency's own affair.
  mutating func write(step: Int?, officer: String?) {
    guard let step = step.flatMap(view.step) else { return }
    html.append("<p>", words.forwardedTo(["unit": view.name(step.unit)]), "</p>")
  }

  mutating func write(request: ConsultationRequest) { writeConsultation() }
  mutating func write(answer number: Int, _ opinion: Opinion, files: [StoredFile]) { writeConsultation() }
  mutating func write(question number: Int) { writeConsultation() }

  private mutating func writeConsultation() {
    if let line = ConsultationLine(event, of: view) { html += line.publicText }
  }

  mutating func write(oldDue: Moment?) {
    guard let change = view.words.dueChange(event) else { return }
    html += "<p>\(change)</p>"
    // The decision is the same for everybody.
    if !event.note.isEmpty { html += "<p lang=\"vi\">\(event.note)</p>" }
  }

  mutating func write(from agency: AgencyCode, to successor: AgencyCode) {
    html += TransferLine(event, from: agency, to: successor, of: view).html
  }

  mutating func write(correction: Correction) {
    if isOpen { html += CorrectionLine(correction, of: view).openText }
  }

  mutating func write(undone status: Status, at moment: Moment) {
    html += CorrectionLine.undone(status, at: moment, view)
  }

  mutating func write(files: [AttachedFile]) {
    if isOpen { html += FileNames(files).html }
  }

  mutating func write(removed number: Int) {
    if isOpen { html += FileNames(view.dossier.files.filter { $0.number == number }.map(\.attached)).html }
  }

  mutating func write(receipt: String) {
    if isOpen, !receipt.isEmpty { html += "<p>\(words.receipt(["number": "\(receipt)"]))</p>" }
  }
}
