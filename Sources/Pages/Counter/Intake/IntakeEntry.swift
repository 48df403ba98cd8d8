import OneStop
import Web

/// The names of the intake form's fields.
enum IntakeField {
  static let procedure = "thu_tuc"
  static let kind = "loai"
  static let name = "ho_ten"
  static let identity = "so_dinh_danh"
  static let phone = "dien_thoai"
  static let email = "email"
  static let notices = "nhan_tin"
  static let address = "dia_chi"
  static let birthDate = "ngay_sinh"
  static let ward = "phuong_xa"
  static let representative = "nguoi_dai_dien"
  static let representativeIdentity = "so_dinh_danh_dai_dien"
  static let representativePhone = "dien_thoai_dai_dien"
  static let summary = "noi_dung"
  static let channel = "kenh"
  /// The agency that solves it.
  static let solver = "co_quan"
  static let papers = "giay_to[]"
  static let returnBy = "tra_ket_qua"
  static let number = SubmissionToken.field
  /// The button that fills in a repeat applicant.
  static let find = "tim_nguoi_nop"
  /// What Enter sends from any field; it never files a dossier.
  static let enter = "phim_enter"
  /// The button that saves although the applicant's dossier with this code is still open.
  static let anyway = "van_tiep_nhan"

  /// The fields that can have mistakes, in the order of the page.
  static let inOrder = [
    solver, kind, identity, name, birthDate, phone, address, ward, email, notices, representative,
    representativeIdentity, representativePhone,
    summary, papers, returnBy, channel,
  ]
}

/// The intake form, parsed: a filing without its key.
struct IntakeEntry: Sendable {
  let applicant: Applicant
  let channel: Channel
  let summary: String
  let papers: [SubmittedPaper]
  let returnBy: ReturnMethod
  let notices: MessageChannel?

  /// Notes every mistake in the form; nil if there is one. A choice that was not sent takes the usual value: a citizen,
  /// at the counter.
  init?(_ form: inout Form, procedure: Procedure, today: LocalDate) {
    applicant = form.applicant(.typed, today: today)
    notices = form.notices(for: applicant)
    summary = form.text(IntakeField.summary, FilingTexts.typed.summary)
    papers = form.papers(of: procedure)
    returnBy = form.returnMethod(to: applicant)
    channel = form.choice(IntakeField.channel, usual: .counter, or: form.words.intake.mistakes.unknownChannel)
    form.sortMistakes(by: IntakeField.inOrder)
    if form.isWrong { return nil }
  }
}
