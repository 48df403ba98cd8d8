import Markup
import OneStop
import Words

/// Phiếu kiểm soát quá trình giải quyết hồ sơ: who passed the dossier to whom, and when, with room for later entries.
struct ControlSlipPaper {
  private let record: PaperRecord
  private let acceptance: DossierEvent

  /// A hand-over between two bodies.
  private struct Row {
    var from: HTML
    var to: HTML
    var event: DossierEvent
  }

  /// Empty rows, to be filled in by hand.
  private static let emptyRows = 3

  init?(_ record: PaperRecord) {
    guard let acceptance = record.acceptance else { return nil }
    self.record = record
    self.acceptance = acceptance
  }

  private var words: PrintedFormWords.Slip { record.words.printed.slip }

  var html: HTML {
    let printed = record.words.printed
    let due = acceptance.due.map { record.words.formMoment($0, weekday: true) } ?? printed.fields.noDue.html
    let lines: [(name: Phrase, value: HTML)] = [
      (printed.fields.applicant, "<strong>\(record.filing.applicant.name)</strong>"),
      (printed.fields.procedure, record.view.procedureName), (printed.fields.agency, record.view.agencyName),
      (printed.fields.received, record.words.formMoment(acceptance.at)), (printed.fields.due, due),
    ]
    return Paper(form: .controlSlip, record: record, date: acceptance.at.date).html(
      Paper.lines(lines) + table, signatures: [])
  }

  private var table: HTML {
    var body = rows.map(html).joined()
    if !record.dossier.status.isFinal {
      for _ in 0..<ControlSlipPaper.emptyRows {
        body += """
          <tr class="empty"><td>1. \(words.given):<br>2. \(words.taken):</td><td></td><td>1.<br>2.</td><td></td><td></td></tr>
          """
      }
    }
    return """
      <div class="frame" tabindex="0" role="region" aria-label="\(record.words.printed.titles[.controlSlip])">\
      <table class="slip"><thead><tr><th scope="col">\(words.bodies)</th><th scope="col">\(words.at)</th>\
      <th scope="col">\(words.signed)</th><th scope="col">\(words.result)</th><th scope="col">\(words.note)</th></tr>\
      </thead><tbody>\(body)</tbody></table></div>
      """
  }

  private func html(_ row: Row) -> HTML {
    let ended = record.dossier.ended.flatMap { $0.at == row.event.at ? words.results[$0.outcome].html : nil }
    // The text of a question is between the two agencies; the slip only says how long it took.
    let consulted = ConsultationLine(row.event, of: record.view)?.slipText
    return """
      <tr><td>1. \(words.given): \(row.from)<br>2. \(words.taken): \(row.to)</td>\
      <td>\(record.words.formMoment(row.event.at))</td><td>1.<br>2.</td><td>\(ended ?? .empty)</td>\
      <td>\(consulted ?? HTML(text: row.event.note))</td></tr>
      """
  }

  /// The hand-overs; an apology moves no papers.
  private var rows: [Row] {
    let applicant = words.applicant.html
    let unit = record.words.printed.unit.html
    var holder = unit
    var sender = holder
    var place = 0
    var placeBefore = 0
    var isBegun = false
    var rows: [Row] = []
    for event in record.events {
      let row: Row
      switch event.kind {
      case .accepted: row = Row(from: applicant, to: person(unit, event), event: event)
      case .processed:
        isBegun = true
        place = max(place, 1)
        let body = person(self.unit(ofStep: place), event)
        row = Row(from: holder, to: body, event: event)
        holder = body
      case .forwarded(let step, let officer):
        isBegun = true
        let receiver = officer.map { record.names[$0] ?? $0 }
        let body: HTML = "\(self.unit(ofStep: step))\(receiver.map { " (\($0))" } ?? "")"
        row = Row(from: person(holder, event), to: body, event: event)
        (sender, placeBefore) = (holder, place)
        (holder, place) = (self.unit(ofStep: step), step)
      case .takenBack:
        row = Row(from: holder, to: person(sender, event), event: event)
        (holder, place) = (sender, placeBefore)
      case .supplementRequested, .paymentRequested: row = Row(from: person(holder, event), to: applicant, event: event)
      case .supplementReceived, .paymentReceived: row = Row(from: applicant, to: person(holder, event), event: event)
      case .finished, .stopped, .withdrawn:
        row = Row(from: person(holder, event), to: unit, event: event)
        holder = unit
      case .transferred(let from, let to):
        guard record.dossier.isMoved(by: event, among: record.view.events) else { continue }
        row = Row(from: record.view.agencyName(from), to: record.view.agencyName(to), event: event)
      case .handedOver: row = Row(from: person(unit, event), to: applicant, event: event)
      case .consultationAsked(let request):
        if !isBegun {
          place = max(place, 1)
          holder = self.unit(ofStep: place)
        }
        isBegun = true
        // Agencies write to each other directly; the step's unit may itself be the agency asked.
        row = Row(
          from: person(record.view.agencyName, event), to: record.view.agencyName(request.agency), event: event)
      default:
        // Of the other events, only the end of a question moves papers.
        guard let asked = event.kind.consultation.flatMap(record.view.consultation) else { continue }
        row = Row(from: record.view.agencyName(asked.agency), to: record.view.agencyName, event: event)
      }
      rows.append(row)
    }
    return rows
  }

  /// The unit of a step of the procedure's own process.
  private func unit(ofStep step: Int) -> HTML {
    record.view.step(step).map { record.view.name($0.unit) } ?? record.view.agencyName
  }

  private func person(_ body: HTML, _ event: DossierEvent) -> HTML {
    let name = record.name(of: event.actor)
    return name.isEmpty ? body : "\(body) (\(name))"
  }
}
