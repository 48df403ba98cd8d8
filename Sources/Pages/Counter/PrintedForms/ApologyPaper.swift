import Markup
import OneStop

/// Phiếu xin lỗi và hẹn lại ngày trả kết quả.
struct ApologyPaper {
  private let record: PaperRecord
  private let letter: DossierEvent
  private let newDue: Moment
  private let cause: LatenessCause

  init?(_ record: PaperRecord) {
    guard let letter = record.event({ $0.action == .extend }), case .extended(let to, let cause) = letter.kind
    else { return nil }
    self.record = record
    self.letter = letter
    self.cause = cause
    newDue = to
  }

  var html: HTML {
    let words = record.words.printed
    let agency = record.view.agencyName
    var body: HTML = """
      <p class="center"><strong>\(words.apology.to(["name": HTML(text: record.filing.applicant.name)]))</strong></p>
      """
    if let accepted = record.dossier.acceptedAt {
      body += paragraph(
        words.apology.received([
          "moment": record.words.formMoment(accepted), "agency": agency, "summary": "“\(record.summary)”",
          "code": "\(record.dossier.code)",
        ]))
    }
    if let due = letter.due {
      body += paragraph(words.apology.first(["moment": record.words.formMoment(due, weekday: true)]))
    }
    let isLate = letter.due.map { letter.at > $0 } ?? false
    body += paragraph((isLate ? words.apology.overdue : words.apology.late)(["agency": agency, "cause": reason]))
    let moment: HTML = "<strong>\(record.words.formMoment(newDue, weekday: true))</strong>"
    body += paragraph(words.apology.sorry(["agency": agency, "moment": moment]))
    if isLate { body += paragraph(words.apology.issuedLate.html) }
    body += paragraph(words.apology.understand.html)
    return Paper(form: .apology, record: record, date: letter.at.date).html(
      body, signatures: [.init(title: words.signatures.head, hint: words.signatures.seal)])
  }

  private func paragraph(_ text: HTML) -> HTML { "<p class=\"indented\">\(text)</p>" }

  /// The cause, and the note on it.
  private var reason: HTML {
    let name = record.words.dossiers.causes[cause].html
    if cause == .other, !letter.note.isEmpty { return HTML(text: letter.note) }
    return letter.note.isEmpty ? name : "\(name) (\(letter.note))"
  }
}
