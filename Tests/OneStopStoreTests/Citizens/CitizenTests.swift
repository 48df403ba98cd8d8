import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Citizens and their own dossiers", .eachEngine) struct CitizenTests {
  let folder: TemporaryFolder
  let store: Store
  let now = Moment.at("2018-06-01T08:00")
  let phone = Recipient.sms(PhoneNumber(stored: "0912345678"))

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
  }

  private func later(_ minutes: Int64) -> Moment { now.adding(microseconds: minutes * Moment.minute) }

  private func signIn(_ owner: DossierOwner, until minutes: Int64, subject: String = "t-1") -> CitizenSignIn {
    CitizenSignIn(
      owner, name: "Đức", by: ProviderEntry(issuer: "https://id.example", subject: subject, name: "vneid"),
      createdAt: now, seenAt: now, expiresAt: later(minutes))
  }

  @Test(
    "A session is found by its secret until it is over or ended",
    arguments: [
      .identity(IdentityNumber(stored: "079123456789")), .contact(.sms(PhoneNumber(stored: "0912345678"))),
      .contact(.email(EmailAddress(stored: "duc@example.vn"))),
    ] as [DossierOwner])
  func session(_ owner: DossierOwner) throws {
    let signIn = signIn(owner, until: 30)
    try store.writer.bulk { try $0.beginCitizenSession("a", signIn) }
    var reader = try store.makeReader()
    #expect(try reader.citizenSession("a", now: later(29)) == signIn)
    #expect(try reader.citizenSession("a", now: later(30)) == nil)
    #expect(try reader.citizenSession("b", now: now) == nil)
    try store.writer.bulk { try $0.touchCitizenSession("a", now: later(20), expiresAt: later(50)) }
    reader = try store.makeReader()
    #expect(try reader.citizenSession("a", now: later(49))?.seenAt == later(20))
    try store.writer.bulk { transaction throws in
      #expect(try transaction.endCitizenSession("a"))
      #expect(try !transaction.endCitizenSession("a"))
    }
  }

  @Test("A new session takes away those that are over")
  func swept() throws {
    let identity = DossierOwner.identity(IdentityNumber(stored: "079123456789"))
    try store.writer.bulk { transaction throws in
      try transaction.beginCitizenSession("a", signIn(identity, until: 1))
      var second = signIn(identity, until: 60)
      second.createdAt = later(1)
      try transaction.beginCitizenSession("b", second)
      #expect(try !transaction.endCitizenSession("a"))
      #expect(try transaction.endCitizenSession("b"))
    }
  }

  @Test("What is over is forgotten, and what counts stays")
  func forgotten() throws {
    let identity = DossierOwner.identity(IdentityNumber(stored: "079123456789"))
    try store.writer.bulk { transaction throws in
      try transaction.beginCitizenSession("a", signIn(identity, until: 1))
      try transaction.beginCitizenSession("b", signIn(identity, until: 60))
      _ = try transaction.addContactLink("x", to: phone, now: now)
      try transaction.forgetCitizens(now: later(1))
      #expect(try !transaction.endCitizenSession("a"))
      #expect(try transaction.endCitizenSession("b"))
      #expect(try transaction.contact(ofLink: "x", now: later(1)) == phone)
      try transaction.forgetCitizens(now: later(24 * 60))
      #expect(try transaction.contact(ofLink: "x", now: later(1)) == nil)
    }
  }

  @Test("A link is used once, within half an hour, and uses up the others of its contact")
  func link() throws {
    try store.writer.bulk { transaction throws in
      #expect(try transaction.addContactLink("x", to: phone, now: now))
      #expect(try transaction.contact(ofLink: "x", now: later(29)) == phone)
      #expect(try transaction.contact(ofLink: "x", now: later(30)) == nil)
      #expect(try transaction.contact(ofLink: "y", now: now) == nil)
      #expect(try transaction.addContactLink("z", to: phone, now: later(2)))
      #expect(try transaction.contact(ofLink: "z", now: later(29)) == phone)
      #expect(try transaction.useContactLink("x", now: later(29)) == phone)
      #expect(try transaction.contact(ofLink: "z", now: later(29)) == nil)
      #expect(try transaction.useContactLink("x", now: later(29)) == nil)
      #expect(try transaction.contact(ofLink: "x", now: now) == nil)
    }
  }

  @Test("One contact gets a link every other minute, and five a day, however its address is written")
  func links() throws {
    let (small, large) = (
      Recipient.email(EmailAddress(stored: "a@b.vn")), Recipient.email(EmailAddress(stored: "A@B.vn"))
    )
    try store.writer.bulk { transaction throws in
      #expect(try transaction.addContactLink("0", to: small, now: now))
      #expect(try !transaction.addContactLink("1", to: large, now: later(1)))
      #expect(try transaction.addContactLink("1", to: phone, now: later(1)))
      for count in 1...4 {
        #expect(try transaction.addContactLink("l\(count)", to: large, now: later(Int64(2 * count))))
      }
      #expect(try !transaction.addContactLink("5", to: small, now: later(600)))
      #expect(try transaction.addContactLink("6", to: small, now: later(24 * 60 + 10)))
    }
  }

  @Test("The owner's dossiers come newest first, page by page, without a confidential one")
  func list() throws {
    var ids: [Int64] = []
    try store.writer.bulk { transaction throws in
      for _ in 0..<5 { ids.append(try transaction.accept().id) }
      _ = try transaction.accept(.sample(identity: "079000000000", phone: "0900000000"))
      let hidden = try transaction.accept()
      try transaction.connection.run("UPDATE dossiers SET is_confidential = 1 WHERE id = $1", hidden.id)
    }
    let reader = try store.makeReader()
    let email = Recipient.email(EmailAddress(stored: "DUC@Example.vn"))
    for owner in [.identity(IdentityNumber(stored: "079123456789")), .contact(phone)] as [DossierOwner] {
      let newest = Array(ids.reversed())
      #expect(try reader.dossiers(of: owner, limit: 2).map(\.id) == Array(newest.prefix(2)))
      let after = ListPlace.after(ListKey(value: nil, newest[1]))
      #expect(try reader.dossiers(of: owner, place: after, limit: 2).map(\.id) == Array(newest[2...3]))
      let before = ListPlace.before(ListKey(value: nil, newest[3]))
      #expect(try reader.dossiers(of: owner, place: before, limit: 2).map(\.id) == Array(newest[1...2]))
    }
    #expect(try reader.dossiers(of: .contact(email), limit: 50).count == 6)
    #expect(try reader.dossiers(of: .identity(IdentityNumber(stored: "1")), limit: 50).isEmpty)
  }

  @Test("A contact is known as a dossier has it, and not by a confidential dossier alone")
  func known() throws {
    let hidden = Recipient.sms(PhoneNumber(stored: "0900000000"))
    try store.writer.bulk { transaction throws in
      _ = try transaction.accept()
      let stored = try transaction.accept(.sample(phone: "0900000000"))
      try transaction.connection.run("UPDATE dossiers SET is_confidential = 1 WHERE id = $1", stored.id)
    }
    let reader = try store.makeReader()
    #expect(try reader.known(phone) == phone)
    #expect(try reader.known(hidden) == nil)
    let email = Recipient.email(EmailAddress(stored: "duc@example.vn"))
    #expect(try reader.known(.email(EmailAddress(stored: "DUC@Example.VN"))) == email)
    #expect(try reader.known(.email(EmailAddress(stored: "d@example.vn"))) == nil)
  }

  @Test(
    "What a list costs grows with what it shows: an index has it in its order",
    arguments: [
      ("identity", "dossiers_owner"), ("phone", "dossiers_phone"),
      ("email IS NOT NULL AND lower(email)", "dossiers_email"),
    ])
  func plan(column: String, index: String) throws {
    let database = try store.makeReader().connection
    let sql = "SELECT id FROM dossiers WHERE \(column) = $1 AND is_confidential = 0"
    for more in ["", " AND (id) < ($2)"] {
      let plan = try database.queryPlan("\(sql)\(more) ORDER BY id DESC LIMIT 20")
      #expect(plan.contains("USING INDEX \(index)") && !plan.contains("TEMP B-TREE"), "\(plan)")
    }
  }
}
