import Markup
import OneStop

/// Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: everything that is needed, asked for once and in writing (Decree
/// 61/2018/NĐ-CP).
struct SupplementPaper {
  private let record: PaperRecord
  private let request: DossierEvent
  private let number: Int
  private let papers: [String]
  private let fields: [String]

  /// - Parameter number: which request, from 1; nil: the last. nil where there was no such request.
  init?(_ record: PaperRecord, number: Int?) {
    let requests = record.view.events.filter { $0.kind.action == .requestSupplement }
    let number = number ?? requests.count
    guard requests.indices.contains(number - 1),
      case .supplementRequested(let papers, let fields) = requests[number - 1].kind
    else { return nil }
    self.record = record
    self.number = number
    self.papers = papers
    self.fields = fields
    request = requests[number - 1]
  }

  var html: HTML {
    let words = record.words.printed
    let name = record.name(of: request.actor)
    var body = Paper.lines(record.applicantLines(words.fields.applicant))
    if number > 1 { body += "<p><strong>\(words.supplement.ordinal(count: number)).</strong></p>" }
    if !papers.isEmpty {
      let items = papers.map { "<li lang=\"vi\">\($0)</li>" as HTML }
      body += "<p>\(words.supplement.ask):</p><ol>\(items.joined())</ol>"
    }
    if !fields.isEmpty {
      let items = fields.map { "<li lang=\"vi\">\(record.view.askedFields[$0]?.vietnamese ?? $0)</li>" as HTML }
      body += "<p>\(record.words.filing.mending.asked):</p><ol>\(items.joined())</ol>"
    }
    let reason = request.note.isEmpty ? words.supplement.papersLack.html : HTML(text: request.note)
    body += Paper.lines([(words.supplement.reason, reason)])
    body += "<p>\(record.dossier.rules.supplement == .restart ? words.supplement.restart : words.supplement.goOn)</p>"
    if !record.dossier.isConfidential {
      body += "<p>\(words.supplement.online(["code": "\(record.dossier.code)"]))</p>"
    }
    let blank: HTML = "<span class=\"blank\"></span>"
    body += "<p>\(words.supplement.contact(["name": name.isEmpty ? blank : name, "phone": blank]))</p>"
    return Paper(form: .supplement, record: record, date: request.at.date, ordinal: number).html(
      body, signatures: [.init(title: words.signatures.guide, hint: words.signatures.hint, name: name)])
  }
}
