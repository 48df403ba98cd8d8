import Markup
import OneStop
import Web

/// The names of the correction form's fields that intake has not.
enum CorrectionField {
  static let reason = "ly_do"
  /// The names of the form's papers, in its order, and of each how many were handed in.
  static let paper = "ten_giay_to"
  static func quantity(_ place: Int) -> String { "so_luong_\(place + 1)" }
}

/// What was typed into a correction form, understood.
struct CorrectionEntry {
  let details: FilingDetails

  static let reasonLimit = 1_000
  private static let mostPapers = 999

  /// Notes every mistake in the form; nil where there is one.
  init?(_ form: inout Form, of filing: Filing, papers known: [String], today: LocalDate) {
    let applicant = filing.applicant
    var reader = IntakeReader(form: form)
    let kind = reader.choice(IntakeField.kind, usual: applicant.kind, reader.words.unknownKind)
    let name = reader.name()
    let identity = reader.identity(for: kind)
    let phone = reader.phone()
    let email = reader.email()
    let address = reader.text(
      IntakeField.address, limit: max(IntakeEntry.addressLimit, applicant.address.unicodeScalars.count))
    let birthDate = reader.birthDate(of: kind, by: today)
    let ward = reader.text(IntakeField.ward, limit: max(IntakeEntry.wardLimit, applicant.ward.unicodeScalars.count))
    let representative = reader.representative()
    // Another system may file longer texts than the counter does.
    var summary = reader.text(
      IntakeField.summary, limit: max(IntakeEntry.summaryLimit, 2 * filing.summary.unicodeScalars.count))
    if summary.lines == filing.summary.trimmed.lines { summary = filing.summary }
    let returnBy = reader.choice(IntakeField.returnBy, usual: filing.returnBy, reader.words.unknownReturn)
    // Another system may have filed it so.
    let hadNone = filing.returnBy == .post && applicant.fullAddress.isEmpty
    if returnBy == .post, address.isEmpty, ward.isEmpty, !hadNone {
      reader.mistake(IntakeField.address, reader.words.postAddressMissing)
    }
    let notices = reader.notices(phone: phone, email: email)
    let reason = reader.text(CorrectionField.reason, limit: CorrectionEntry.reasonLimit)
    form = reader.form
    let hasPapers = form.values.has(CorrectionField.paper)
    let papers = hasPapers ? CorrectionEntry.papers(&form, known) : filing.papers
    if reason.isEmpty { form.mistake(CorrectionField.reason, form.words.corrections.reasonMissing) }
    details = FilingDetails(
      applicant: Applicant(
        kind: kind, name: name, identity: identity, phone: phone, email: email, address: address,
        birthDate: birthDate, ward: ward, representative: representative),
      summary: summary, papers: papers, returnBy: returnBy, notices: notices)
    if form.isWrong { return nil }
    if details == filing.details {
      form.mistake(IntakeField.name, HTML(text: form.words.sentence(.nothingCorrected)))
      return nil
    }
  }

  /// A paper that the form does not know has been made up.
  private static func papers(_ form: inout Form, _ known: [String]) -> [SubmittedPaper] {
    form.values.all(CorrectionField.paper).prefix(known.count).enumerated().compactMap { place, name in
      let field = CorrectionField.quantity(place)
      let text = form.values[field]
      guard let name = known.first(where: { $0.trimmed == name }), !text.isEmpty else { return nil }
      guard let quantity = Int(typed: text, in: 0...mostPapers) else {
        form.mistake(field, form.words.corrections.quantityForm)
        return nil
      }
      return quantity == 0 ? nil : SubmittedPaper(name: name, quantity: quantity)
    }
  }
}

extension String {
  /// Browsers end the lines of a text in their own way.
  fileprivate var lines: [Substring] { split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }
}
