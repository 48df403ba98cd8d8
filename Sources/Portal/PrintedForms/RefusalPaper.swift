import OneStop

/// Phiếu từ chối tiếp nhận, giải quyết hồ sơ: a refusal gives its reason in writing.
struct RefusalPaper {
  private let record: PaperRecord
  private let refusal: DossierEvent

  init?(_ record: PaperRecord) {
    guard let refusal = record.event({ $0 == .refused }) else { return nil }
    self.record = record
    self.refusal = refusal
  }

  var html: HTML {
    let words = record.words.printed
    let body: HTML = """
      \(Paper.lines(record.applicantLines(words.fields.applicant)))\
      <p>\(words.refusal.text(["agency": record.view.agencyName])):</p><p class="said">\(refusal.note)</p>\
      <p>\(words.refusal.again)</p>
      """
    return Paper(form: .refusal, record: record, date: refusal.at.date).html(
      body,
      signatures: [
        .init(
          title: words.signatures.applicant, hint: words.signatures.hint, name: HTML(text: record.filing.applicant.name)
        ),
        .init(title: words.signatures.receiver, hint: words.signatures.hint, name: record.name(of: refusal.actor)),
      ])
  }
}
