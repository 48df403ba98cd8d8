import Database
import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Corrections in the store", .eachEngine) struct CorrectionStoreTests {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    try store.writer.bulk { transaction in
      try transaction.accept(.sample("Nguyễn Văn Đức"))
      try transaction.accept(.sample("Trần Thị Bé", identity: nil, phone: nil))
    }
  }

  @discardableResult
  private func correct(
    _ id: Int64, at text: String = "2018-06-05T10:00", _ change: @Sendable (inout FilingDetails) -> Void
  ) throws -> StoredDossier {
    let stored = try store.writer.bulk { transaction in
      try transaction.append(to: id) { stored in
        var details = stored.dossier.filing.details
        change(&details)
        return try stored.dossier.decide(
          DossierCommand(.correct(details), at: .at(text), note: "Ghi nhầm"), by: .staff(login: "lan"),
          calendar: .plain, now: .at(text))
      }
    }
    return try #require(stored)
  }

  private func found(_ query: String) throws -> [Int64] {
    try store.makeReader().search(query, agencies: [.district1]).map(\.id)
  }

  @Test("Everything of a filing comes back as corrected, with both sides in the event")
  func roundTrip() throws {
    let filed = try #require(try store.makeReader().dossier(id: 1)).dossier.filing
    let stored = try correct(1) { details in
      details.applicant = Applicant(
        kind: .enterprise, name: "Công ty Đức\u{1E}Dũng", identity: IdentityNumber(stored: "0312345678"),
        phone: PhoneNumber(stored: "0987654321"), email: nil, address: "11 Lê Lợi",
        birthDate: .on("1985-04-30"), ward: "Phường\u{1E}Bến Nghé",
        representative: Representative(
          name: "Lê\u{1F}Văn Tám", identity: IdentityNumber(stored: "079085000001"),
          phone: PhoneNumber(stored: "0912345678")))
      details.summary = "Sửa nhà\r\n\"hai\" tầng"
      details.papers[0].quantity = 3
      details.papers.append(SubmittedPaper(name: "Bản vẽ; A\u{1F}1", quantity: 1))
      details.returnBy = .online
      details.notices = .sms
    }
    #expect(try store.makeReader().dossier(id: 1) == stored)
    #expect(stored.dossier.filing.applicant.phone?.description == "0987654321")
    guard case .corrected(let correction) = stored.events.last?.kind else {
      Issue.record("no correction")
      return
    }
    #expect(correction.before == filed.details && correction.after == stored.dossier.filing.details)
    #expect(correction.fields == FilingDetails.Field.allCases)
    #expect(try store.check().findings == [])
  }

  @Test("A correction from before dates of birth, wards and representatives were kept is read as it was")
  func firstForm() throws {
    let texts = [
      "citizen", "Nguyễn Thi Ánh", "", "0912345678", "", "1 Lê Lợi", "Xây nhà", "counter", "", "1", "2", "Đơn",
      "citizen", "Nguyễn Thị Ánh", "079185012345", "", "", "1 Lê Lợi", "Xây nhà", "post", "sms", "0",
    ]
    let correction = try #require(CorrectionText.decode(texts))
    #expect(correction.before.papers == [SubmittedPaper(name: "Đơn", quantity: 2)])
    #expect(correction.after.applicant.name == "Nguyễn Thị Ánh" && correction.after.notices == .sms)
    #expect(correction.fields == [.name, .identity, .phone, .papers, .returnBy, .notices])
    #expect(correction.after.applicant.representative == nil && correction.after.applicant.ward.isEmpty)
  }

  @Test("A corrected name is found in its new words and no longer in the old ones, and sorts by them")
  func name() throws {
    try correct(1) { $0.applicant.name = "Nguyễn Văn Dũng" }
    #expect(try found("nguyen van dung") == [1] && found("Dũng Nguyễn") == [1] && found("đức") == [])
    let reader = try store.makeReader()
    let list = try reader.worklist(.open, agency: .district1, now: .at("2018-06-05T11:00"), order: .applicant)
    #expect(list.map(\.applicant) == ["Nguyễn Văn Dũng", "Trần Thị Bé"])
    let book = try reader.trackingBook(agency: .district1, from: .on("2018-06-01"), to: .on("2018-06-01"), limit: 9)
    #expect(book.map(\.applicant) == ["Nguyễn Văn Dũng", "Trần Thị Bé"])
    reader.endBatch()
    try correct(1, at: "2018-06-06T10:00") { $0.applicant.name = "Nguyễn Văn Đức" }
    #expect(try found("duc") == [1] && found("dung") == [])
    #expect(try store.check().findings == [])
  }

  @Test("Corrected numbers are found, also as those of somebody who comes again")
  func numbers() throws {
    try correct(2) { details in
      details.applicant.phone = PhoneNumber("0909 123 456")
      details.applicant.identity = IdentityNumber("079185000001", for: .citizen)
    }
    #expect(try found("0909123456") == [2] && found("079185000001") == [2])
    try correct(1) { $0.applicant.phone = nil }
    #expect(try found("0912345678") == [])
    let reader = try store.makeReader()
    let again = try reader.latestDossier(of: IdentityNumber(stored: "079185000001"), agencies: [.district1])
    #expect(again?.dossier.filing.applicant.name == "Trần Thị Bé")
  }

  @Test("A filing corrected before its acceptance gets its code, and still tells what was handed in")
  func beforeAcceptance() throws {
    let filed = try store.writer.bulk { try $0.file(.sample("Lê Thi Hoa", channel: .online)) }
    try correct(filed.id) { $0.applicant.name = "Lê Thị Hoa" }
    let accepted = try store.writer.bulk { try $0.act(.accept, on: filed.id, at: .at("2018-06-05T11:00")) }
    #expect(try store.makeReader().dossier(id: filed.id) == accepted)
    #expect(accepted?.dossier.filing.applicant.name == "Lê Thị Hoa" && accepted?.dossier.corrections == 1)
    #expect(try store.check().findings == [])
  }

  static let damages = [
    ("UPDATE dossiers SET phone = '0911111111' WHERE id = 1", "its filing differs"),
    ("UPDATE dossiers SET papers = '' WHERE id = 1", "its filing differs"),
    ("DELETE FROM words WHERE word = 'dung'", "1 words of its applicant's name"),
    ("INSERT INTO words (agency, word, dossier_id) VALUES ('000.00.41.H29', 'duc', 1)", "1 words"),
    ("DELETE FROM events WHERE kind = 'correct' AND seq = 3", "corrections 2 instead of 1"),
    (
      """
      UPDATE event_texts SET correction = (SELECT correction FROM event_texts WHERE event = 65538) WHERE event = 65539
      """,
      "does not begin with what the one before it left"
    ),
    ("UPDATE event_texts SET correction = 'x' WHERE event = 65538", "unreadable value"),
    ("DELETE FROM event_texts WHERE event = 65539", "what a correction says is gone"),
    ("UPDATE tallies SET corrections = 7 WHERE grain = 0", "corrections 7 instead of"),
  ]

  @Test("What differs from the corrections is said", arguments: damages)
  func damage(_ sql: String, _ expected: String) throws {
    try correct(1) { $0.applicant.name = "Nguyễn Văn Dung" }
    try correct(1, at: "2018-06-05T11:00") { $0.applicant.address = "2 Lê Lợi" }
    try Connection(store.folder.place, knownVersion: 99).execute(sql)
    let findings = try store.check().findings
    #expect(findings.contains { $0.contains(expected) }, "\(findings)")
  }
}
