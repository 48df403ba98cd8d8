import Markup
import OneStop
import Web

/// The names of the correction form's fields that the intake form does not have.
enum CorrectionField {
  static let reason = "ly_do"
  /// The names of the papers in the form, in its order, and for each the number handed in.
  static let paper = "ten_giay_to"
  static func quantity(_ place: Int) -> String { "so_luong_\(place + 1)" }

  /// As they stand on the page.
  fileprivate static func inOrder(papers: Int) -> [String] {
    let applicant = [
      IntakeField.kind, IntakeField.name, IntakeField.identity, IntakeField.birthDate, IntakeField.phone,
      IntakeField.address, IntakeField.ward, IntakeField.email, IntakeField.representative,
      IntakeField.representativeIdentity, IntakeField.representativePhone,
    ]
    return applicant + [IntakeField.summary] + (0..<papers).map(quantity)
      + [IntakeField.returnBy, IntakeField.notices, reason]
  }
}

/// A correction form, parsed.
struct CorrectionEntry {
  let details: FilingDetails

  static let reasonRule = TextRule.text(.form, upTo: 1_000)
  private static let mostPapers = 999

  /// Notes every mistake in the form; nil if there is one.
  init?(_ form: inout Form, of filing: Filing, papers known: [String], today: LocalDate) {
    // Another system may have filed longer texts than the counter accepts, and results by post without an address.
    let texts = FilingTexts.typed.orAsLong(as: filing)
    let applicant = form.applicant(texts, usual: filing.applicant.kind, today: today)
    var summary = form.text(IntakeField.summary, texts.summary)
    if summary.lines == filing.summary.trimmed.lines { summary = filing.summary }
    let returnBy = form.returnMethod(
      usual: filing.returnBy, isNowhere: filing.returnBy == .post && filing.applicant.fullAddress.isEmpty, to: applicant
    )
    let notices = form.notices(for: applicant)
    _ = form.text(
      CorrectionField.reason, CorrectionEntry.reasonRule, missing: form.words.corrections.reasonMissing)
    let hasPapers = form.values.has(CorrectionField.paper)
    let papers = hasPapers ? CorrectionEntry.papers(&form, known, of: filing) : filing.papers
    details = FilingDetails(
      applicant: applicant, summary: summary, papers: papers, returnBy: returnBy, notices: notices)
    form.sortMistakes(by: CorrectionField.inOrder(papers: known.count))
    if form.isWrong { return nil }
    if details == filing.details {
      form.mistake(IntakeField.name, HTML(text: form.words.sentence(.nothingCorrected)))
      return nil
    }
  }

  /// A paper that was not in the form has been made up.
  private static func papers(_ form: inout Form, _ known: [String], of filing: Filing) -> [SubmittedPaper] {
    let quantityForm = form.words.corrections.quantityForm.html
    return form.values.all(CorrectionField.paper).prefix(known.count).enumerated().compactMap { place, name in
      let field = CorrectionField.quantity(place)
      guard let name = known.first(where: { $0.trimmed == name }) else { return nil }
      let quantity = form.read(field, { Int(typed: $0, in: 0...mostPapers) }, or: quantityForm)
      let isElectronic = filing.papers.first { $0.name == name }?.isElectronic ?? false
      return quantity.flatMap { $0 == 0 ? nil : SubmittedPaper(name: name, quantity: $0, isElectronic: isElectronic) }
    }
  }
}

extension String {
  /// Browsers end the lines of a text in different ways.
  fileprivate var lines: [Substring] { split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }
}
