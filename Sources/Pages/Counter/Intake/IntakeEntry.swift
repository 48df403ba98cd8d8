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
  static let summary = "noi_dung"
  static let channel = "kenh"
  static let papers = "giay_to[]"
  static let returnBy = "tra_ket_qua"
  static let number = "so_phieu"
  /// The button that fills in a repeat applicant.
  static let find = "tim_nguoi_nop"
  /// What Enter sends from any field: never a filing.
  static let enter = "phim_enter"
  /// The button that saves although the dossier of this code is open.
  static let anyway = "van_tiep_nhan"

  /// The fields that can be mistaken, as they stand on the page.
  static let inOrder = [
    kind, identity, name, birthDate, phone, address, ward, email, notices, representative, representativeIdentity,
    summary, papers, returnBy, channel,
  ]
}

/// What was typed into the intake form, understood: a filing but for its key.
struct IntakeEntry: Sendable {
  let applicant: Applicant
  let channel: Channel
  let summary: String
  let papers: [SubmittedPaper]
  let returnBy: ReturnMethod
  let notices: MessageChannel?

  /// The longest texts that are kept, in Unicode scalars.
  static let nameLimit = 200
  static let addressLimit = 300
  static let wardLimit = 150
  static let summaryLimit = 2_000

  /// Notes every mistake in the form; nil where there is one. A choice that was not sent at all is the usual one:
  /// a citizen, at the counter.
  init?(_ form: inout Form, procedure: Procedure, today: LocalDate) {
    var reader = IntakeReader(form: form)
    let kind = reader.choice(IntakeField.kind, usual: Applicant.Kind.citizen, reader.words.unknownKind)
    let name = reader.name()
    let identity = reader.identity(for: kind)
    let phone = reader.phone()
    let email = reader.email()
    notices = reader.notices(phone: phone, email: email)
    let address = reader.text(IntakeField.address, limit: IntakeEntry.addressLimit)
    let birthDate = reader.birthDate(of: kind, by: today)
    let ward = reader.text(IntakeField.ward, limit: IntakeEntry.wardLimit)
    let representative = reader.representative()
    summary = reader.text(IntakeField.summary, limit: IntakeEntry.summaryLimit)
    papers = reader.papers(of: procedure)
    returnBy = reader.choice(IntakeField.returnBy, usual: .counter, reader.words.unknownReturn)
    if returnBy == .post, address.isEmpty, ward.isEmpty {
      reader.mistake(IntakeField.address, reader.words.postAddressMissing)
    }
    channel = reader.choice(IntakeField.channel, usual: .counter, reader.words.unknownChannel)
    applicant = Applicant(
      kind: kind, name: name, identity: identity, phone: phone, email: email, address: address,
      birthDate: birthDate, ward: ward, representative: representative)
    form = reader.form
    form.sortMistakes(by: IntakeField.inOrder)
    if form.isWrong { return nil }
  }
}
