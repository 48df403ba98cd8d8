import Markup
import OneStop
import Words

/// Phiếu từ chối tiếp nhận, giải quyết hồ sơ: a refusal gives its reason in writing.
struct RefusalPaper {
  private let record: PaperRecord
  private let refusal: DossierEvent

  init?(_ record: PaperRecord) {
    guard let refusal = record.event({ $0 == .refused }) else { return nil }
    self.record = record
    self.refusal = refusal
  }

  private var words: PrintedFormWords { record.words.printed }

  /// A refusal from before reasons were required says that none was recorded.
  private var reason: HTML { refusal.note.isEmpty ? words.refusal.notSaid.html : HTML(text: refusal.note) }

  private var ground: HTML {
    guard let ground = refusal.ground else { return .empty }
    return Paper.lines([(words.refusal.ground, record.words.dossiers.grounds[ground].html)])
  }

  var html: HTML {
    let body: HTML = """
      \(Paper.lines(record.applicantLines(words.fields.applicant)))\
      <p>\(words.refusal.text(["agency": record.view.agencyName])):</p>\(ground)<p class="said">\(reason)</p>\
      <p>\(words.refusal.again)</p>
      """
    return Paper(form: .refusal, record: record, date: refusal.at.date).html(
      body,
      signatures: [
        .init(
          title: words.signatures.applicant, hint: words.signatures.hint,
          name: HTML(text: record.filing.applicant.signer)
        ),
        .init(title: words.signatures.receiver, hint: words.signatures.hint, name: record.name(of: refusal.actor)),
      ])
  }
}
