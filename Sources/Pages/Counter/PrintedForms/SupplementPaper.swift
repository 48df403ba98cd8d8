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
  private let reasons: [String: String]

  /// - Parameter number: which request, from 1; nil: the last. nil where there was no such request.
  init?(_ record: PaperRecord, number: Int?) {
    let requests = record.view.events.filter { $0.kind.action == .requestSupplement }
    let number = number ?? requests.count
    guard requests.indices.contains(number - 1),
      case .supplementRequested(let papers, let fields, let reasons) = requests[number - 1].kind
    else { return nil }
    self.record = record
    self.number = number
    self.papers = papers
    self.fields = fields
    self.reasons = reasons
    request = requests[number - 1]
  }

  /// What was written for all of it; nil where each has its own. That none was written is said, too.
  private var reason: HTML? {
    if !request.note.isEmpty { return HTML(text: request.note) }
    let isExplained = (papers + fields).allSatisfy { reasons[$0] != nil }
    return isExplained ? nil : record.words.printed.supplement.notSaid.html
  }

  var html: HTML {
    let words = record.words.printed
    let name = record.name(of: request.actor)
    var body = Paper.lines(record.applicantLines(words.fields.applicant))
    if number > 1 { body += "<p><strong>\(words.supplement.ordinal(count: number)).</strong></p>" }
    if !papers.isEmpty {
      body += "<p>\(words.supplement.ask):</p><ol>\(record.view.asked(papers: papers, reasons))</ol>"
    }
    if !fields.isEmpty {
      let items = fields.map { key -> HTML in
        let name: HTML = "<span lang=\"vi\">\(record.view.askedFields[key]?.vietnamese ?? key)</span>"
        return "<li>\(record.view.asked(name, reasons[key]))</li>"
      }
      body += "<p>\(record.words.filing.mending.asked):</p><ol>\(items.joined())</ol>"
    }
    if let reason { body += Paper.lines([(words.supplement.reason, reason)]) }
    let isEarly = record.view.isBeforeAcceptance(request)
    let clock = record.dossier.rules.supplement == .restart ? words.supplement.restart : words.supplement.goOn
    body += "<p>\(isEarly ? words.supplement.beforeAcceptance : clock)</p>"
    if !record.dossier.isConfidential {
      let online = isEarly ? words.supplement.onlineEarly : words.supplement.online
      body += "<p>\(online(["code": "\(record.dossier.code)"]))</p>"
    }
    let blank: HTML = "<span class=\"blank\"></span>"
    body += "<p>\(words.supplement.contact(["name": name.isEmpty ? blank : name, "phone": blank]))</p>"
    return Paper(form: .supplement, record: record, date: request.at.date, ordinal: number).html(
      body, signatures: [.init(title: words.signatures.guide, hint: words.signatures.hint, name: name)])
  }
}
