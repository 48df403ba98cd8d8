import Markup
import OneStop
import Words

/// Thông báo dừng giải quyết hồ sơ (Circular 03/2025/TT-VPCP).
struct StopPaper {
  private let record: PaperRecord
  private let stop: DossierEvent
  private let cause: LatenessCause?

  init?(_ record: PaperRecord) {
    guard let stop = record.event({ $0.action == .stop }), case .stopped(let cause) = stop.kind else { return nil }
    self.record = record
    self.stop = stop
    self.cause = cause
  }

  var html: HTML {
    let words = record.words.printed
    let moment = record.words.formMoment(stop.at)
    var body: HTML = """
      <p class="center"><strong>\(words.stop.to(["name": HTML(text: record.filing.applicant.name)]))</strong></p>\
      \(Paper.lines(record.applicantLines(words.fields.applicant)))\
      <p>\(words.stop.text(["agency": record.view.agencyName, "moment": moment]))</p>
      """
    // A stop from before reasons were required says that none was recorded.
    let reason = stop.note.isEmpty ? words.stop.notSaid.html : HTML(text: stop.note)
    var lines: [(name: Phrase, value: HTML)] = []
    if let ground = stop.ground { lines.append((words.stop.ground, record.words.dossiers.grounds[ground].html)) }
    lines.append((words.stop.reason, reason))
    if let cause { lines.append((words.stop.cause, record.words.dossiers.causes[cause].html)) }
    body += Paper.lines(lines) + "<p>\(words.stop.again)</p>"
    return Paper(form: .stop, record: record, date: stop.at.date).html(
      body, signatures: [.init(title: words.signatures.head, hint: words.signatures.seal)])
  }
}
