import Testing

@testable import OneStop

@Suite("Corrections of what was mistyped") struct CorrectionTests {
  private static let before = FilingDetails(
    applicant: Applicant(
      kind: .citizen, name: "Nguyễn Thi Ánh", identity: IdentityNumber(stored: "079185012345"),
      phone: PhoneNumber(stored: "0912345678"), email: nil, address: "1 Lê Lợi"),
    summary: "Xây nhà", papers: [SubmittedPaper(name: "Đơn", quantity: 1)], returnBy: .counter, notices: nil)

  private static func changed(_ field: FilingDetails.Field) -> FilingDetails {
    var details = before
    switch field {
    case .kind: details.applicant.kind = .organisation
    case .name: details.applicant.name = "Nguyễn Thị Ánh"
    case .identity: details.applicant.identity = IdentityNumber(stored: "079185012346")
    case .phone: details.applicant.phone = nil
    case .email: details.applicant.email = EmailAddress("anh@example.vn")
    case .address: details.applicant.address = "11 Lê Lợi"
    case .birthDate: details.applicant.birthDate = LocalDate("1985-04-30")
    case .ward: details.applicant.ward = "Phường Bến Nghé, Quận 1"
    case .representative: details.applicant.representative = Representative(name: "Lê Văn Tám")
    case .summary: details.summary = "Sửa nhà"
    case .papers: details.papers[0].quantity = 2
    case .returnBy: details.returnBy = .post
    case .notices: details.notices = .sms
    }
    return details
  }

  @Test("What differs is told field by field", arguments: FilingDetails.Field.allCases)
  func fields(_ field: FilingDetails.Field) {
    let correction = Correction(from: Self.before, to: Self.changed(field))
    #expect(correction.fields == [field])
    #expect(correction.changesDigits == [.identity, .phone].contains(field))
  }

  @Test("A dossier says what was corrected last, and its events tell what was handed in")
  func filing() throws {
    var life = try Life.in(.finished)
    let filed = life.dossier.filing
    for name in ["Nguyễn Thị Ánh Tuyết", "Nguyễn Thị Ánh Nguyệt"] {
      try life.act(.correct, "2018-06-05T10:00") { $0.details.applicant.name = name }
    }
    #expect(life.dossier.filing.applicant.name == "Nguyễn Thị Ánh Nguyệt")
    #expect(life.dossier.filing.beforeCorrections(in: life.events) == filed)
    let names = life.events.compactMap { event -> [String]? in
      guard case .corrected(let correction) = event.kind else { return nil }
      return [correction.before.applicant.name, correction.after.applicant.name]
    }
    #expect(
      names == [
        ["Nguyễn Thị Ánh", "Nguyễn Thị Ánh Tuyết"], ["Nguyễn Thị Ánh Tuyết", "Nguyễn Thị Ánh Nguyệt"],
      ])
  }

  @Test("A correction moves nothing else, in whatever status", arguments: Status.allCases)
  func nothingElse(_ status: Status) throws {
    var life = try Life.in(status)
    var expected = life.dossier
    try life.act(.correct, "2018-06-07T10:00")
    expected.filing.applicant.name += " Tuyết"
    expected.lastEventAt = try moment("2018-06-07T10:00")
    expected.eventCount += 1
    expected.corrections += 1
    #expect(life.dossier == expected)
  }

  @Test("A correction stays when the end before or after it is undone")
  func survivesUndoing() throws {
    var life = try Life.in(.processing)
    try life.act(.stop, "2018-06-05T10:00")
    try life.act(.correct, "2018-06-05T11:00")
    try life.act(.undoEnd, "2018-06-05T12:00")
    #expect(life.dossier.filing.applicant.name == "Nguyễn Thị Ánh Tuyết")
    #expect(life.dossier.status == .processing)
  }

  @Test("Nothing to correct, or no reason, is refused")
  func refused() throws {
    var life = try Life.in(.processing)
    let same = life.dossier.filing.details
    #expect(throws: Refusal.nothingCorrected) { try life.act(.correct, "2018-06-05T10:00") { $0.details = same } }
    #expect(throws: Refusal.noteMissing) { try life.act(.correct, "2018-06-05T10:00") { $0.note = "" } }
  }

  @Test("The digits that open the details are the corrected ones")
  func digits() throws {
    var life = try Life.in(.processing)
    try life.act(.correct, "2018-06-05T10:00") { $0.details.applicant.phone = PhoneNumber("0987 654 321") }
    #expect(life.dossier.filing.applicant.isOpened(byLastFour: "4321"))
    try life.act(.correct, "2018-06-05T10:01") { $0.details.applicant.phone = PhoneNumber("0987 654 322") }
    #expect(!life.dossier.filing.applicant.isOpened(byLastFour: "4321"))
  }
}
