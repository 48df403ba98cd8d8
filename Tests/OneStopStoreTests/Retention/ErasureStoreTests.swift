import OneStop
import Synchronization
import System
import TestSupport
import Testing

@testable import Database
@testable import OneStopStore

@Suite("Erasing in the store", .eachEngine) struct ErasureStoreTests {
  private static let day = Moment.at("2018-07-02T09:00")

  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
  }

  /// Dossier 1 with everything that a person leaves behind, closed; dossier 2 of somebody else, open.
  private func fill(isClosed: Bool = true) throws {
    try store.writer.bulk { transaction in
      try transaction.accept(.sample("Nguyễn Văn Đức"), at: .at("2018-06-01T09:30"))
      try transaction.accept(.sample("Lê Thị Hoa", identity: "079111111111"), at: .at("2018-06-01T10:30"))
      _ = try transaction.append(to: 1) { stored in
        try stored.dossier.decide(
          DossierCommand(.correct(stored.dossier.filing.renamed), at: .at("2018-06-01T11:00"), note: "gõ nhầm"),
          by: .staff(login: "lan"), calendar: .plain, now: .at("2018-06-01T11:00"))
      }
      try transaction.act(.process, on: 1, at: .at("2018-06-04T08:00"))
      try transaction.act(.requestSupplement, on: 1, at: .at("2018-06-04T09:00"))
      try transaction.act(.supplementReceived, on: 1, at: .at("2018-06-05T09:00"))
      try transaction.act(.finish, on: 1, at: .at("2018-06-06T09:00"))
      if isClosed {
        try transaction.act(.handOver, on: 1, at: .at("2018-06-07T09:00"))
        let stored = try #require(try transaction.dossier(id: 1))
        _ = try transaction.rate(
          Rating(level: .partly, comment: "Cô Lan rất tốt", at: .at("2018-06-08T09:00")), dossier: stored)
      }
      try transaction.enqueue(
        OutgoingMessage(
          id: MessageID(stored: "1@a"), to: .email(EmailAddress(stored: "duc@example.vn")), subject: "S",
          text: "Chào ông Đức", dossier: 1), now: .at("2018-06-08T09:00"))
    }
  }

  @discardableResult
  private func erase(_ id: Int64 = 1, at now: Moment = day) throws -> ErasedFiles {
    try store.writer.bulk { try $0.erase(id, ground: .request, by: "quan-tri", now: now) }
  }

  @Test("Figures stay, nothing of the person does, and everything fits together")
  func erases() throws {
    try fill()
    let june = try #require(Period(from: .on("2018-06-01"), to: .on("2018-06-30")))
    func figures() throws -> [String: ReportFigures] {
      try store.read { try $0.figures(by: .agency, in: june, now: Self.day) }
    }
    let before = try figures()
    #expect(try store.check().findings == [])
    try erase()
    #expect(try store.check().findings == [])
    #expect(try figures() == before && !before.isEmpty)
    let stored = try #require(try store.read { try $0.dossier(id: 1) })
    let dossier = stored.dossier
    #expect(
      dossier.erasedAt == Self.day && dossier.filing.applicant == Applicant(kind: .citizen, name: "", identity: nil))
    #expect(dossier.filing.summary.isEmpty && dossier.filing.papers.isEmpty && dossier.filing.returnBy == .post)
    #expect(dossier.status == .handedOver && dossier.ended?.outcome == .early && dossier.corrections == 1)
    #expect(stored.events.allSatisfy { $0.note.isEmpty } && stored.events.last?.kind == .erased)
    #expect(try store.read { try $0.rating(of: 1) } == Rating(level: .partly, comment: "", at: .at("2018-06-08T09:00")))
    let line = try store.read { try $0.erasures(place: nil, limit: 9) }.map(\.line)
    #expect(line.map(\.code) == [dossier.code] && line.map(\.ground) == [.request] && line.map(\.actor) == ["quan-tri"])
    #expect(try store.read { try $0.changes(of: [.district1], after: 0, limit: 99) }.last?.event.kind == .erased)
    // The other one is as it was.
    #expect(try store.read { try $0.dossier(id: 2) }?.dossier.filing.applicant.name == "Lê Thị Hoa")
    #expect(throws: Refusal.erased(Self.day)) {
      try dossier.decide(
        DossierCommand(.undoEnd, note: "x"), by: .staff(login: "lan"), calendar: .plain, now: Self.day)
    }
  }

  static let refusals: [(String, ErasureRefusal)] = [
    ("INSERT INTO retention_holds VALUES (1, 'kiện', 0, 'lan')", .held),
    ("UPDATE messages SET claimed_at = 1", .messageUnderWay),
  ]

  @Test("What is held, or about to be told somebody, is left as it is", arguments: refusals)
  func refused(_ sql: String, _ expected: ErasureRefusal) throws {
    try fill()
    try Connection(store.folder.place, knownVersion: 99).execute(sql)
    #expect(throws: expected) { try erase() }
    #expect(try store.read { try $0.dossier(id: 1) }?.dossier.erasedAt == nil)
  }

  @Test("What is open, waits at the counter, is unknown, or was erased before is refused")
  func states() throws {
    try fill(isClosed: false)
    #expect(throws: ErasureRefusal.waitsAtCounter) { try erase() }
    #expect(throws: ErasureRefusal.open) { try erase(2) }
    #expect(throws: ErasureRefusal.unknown) { try erase(77) }
    _ = try store.writer.bulk { try $0.act(.handOver, on: 1, at: .at("2018-06-07T09:00")) }
    try erase()
    #expect(throws: ErasureRefusal.erasedAlready(Self.day)) { try erase() }
    #expect(try store.read { try $0.erasures(place: nil, limit: 9) }.count == 1)
  }

  @Test("A file goes once no other dossier names it")
  func files() throws {
    let file = StoredFile(
      name: "don-cua-Duc.pdf", mediaType: "application/pdf", size: 3, digest: StoredFile.whole.digest)
    try FileSystem.write([1, 2, 3], to: store.folder.files + "/" + file.digest)
    try store.writer.bulk { transaction in
      for id in [1, 2] as [Int64] {
        try transaction.accept(at: .at("2018-06-01T09:30"))
        try transaction.ask(.health, about: id, at: .at("2018-06-04T08:00"))
        try transaction.answer(1, of: id, at: .at("2018-06-04T09:00"), files: [file])
        try transaction.act(.withdraw, on: id, at: .at("2018-06-05T09:00"))
      }
    }
    #expect(try erase(1).isEmpty)
    #expect(try store.check().findings == [])
    let files = try erase(2)
    #expect(files == ErasedFiles(digests: [file.digest]))
    try store.removeNow(files)
    #expect(FileSystem.kind(of: store.folder.files + "/" + file.digest) == nil)
    #expect(try store.check().findings == [])
  }

  @Test("A file stays where the change that gave it up is undone together with others")
  func undone() async throws {
    try FileSystem.write([1, 2, 3], to: store.folder.files + "/" + StoredFile.whole.digest)
    try store.writer.bulk { transaction in
      try transaction.accept(at: .at("2018-06-01T09:30"))
      try transaction.ask(.health, about: 1, at: .at("2018-06-04T08:00"))
      try transaction.answer(1, of: 1, at: .at("2018-06-04T09:00"), files: [.whole])
      try transaction.act(.withdraw, on: 1, at: .at("2018-06-05T09:00"))
    }
    // They share a commit: each comes once the one before waits.
    let gate = Mailbox<Void>()
    let (held, holder) = AsyncStream<Void>.makeStream()
    async let first: Void = store.writer.transaction { _ in
      holder.finish()
      _ = gate.take(upTo: 1)
    }
    for await _ in held {}
    let runs = Mutex(0)
    let erasing = Task { [store] in
      try await store.writer.transaction { transaction in
        // Where another change of the group breaks off, all of it runs again.
        let run = runs.withLock { runs in
          runs += 1
          return runs
        }
        if run > 1 { throw BrokenOff() }
        _ = try transaction.erase(1, ground: .request, by: "quan-tri", now: Self.day)
      }
    }
    while store.writer.waitingCount < 1 { await Task.yield() }
    let removing = Task { [store] in try await store.remove(ErasedFiles(digests: [StoredFile.whole.digest])) }
    let breaking = Task { [store] in
      try await store.writer.transaction { transaction in
        try transaction.accept(at: .at("2018-06-01T09:30"))
        throw BrokenOff()
      }
    }
    while store.writer.waitingCount < 2 { await Task.yield() }
    _ = gate.put(())
    _ = try? await first
    await #expect(throws: BrokenOff.self) { try await erasing.value }
    await #expect(throws: BrokenOff.self) { try await breaking.value }
    try await removing.value
    #expect(runs.withLock { $0 } == 2)
    #expect(FileSystem.kind(of: store.folder.files + "/" + StoredFile.whole.digest) != nil)
    #expect(try store.check().findings == [])
  }

  private struct BrokenOff: Error {}

  /// A kept form of one dossier and one of many, an order, a file that waits with an answer, and one that comes in
  /// pieces, all of dossier 1.
  private func leave(at now: Moment) throws {
    let code = try #require(try store.read { try $0.dossier(id: 1) }).dossier.code
    for name in ["k1", "c1"] { try FileSystem.write([1], to: store.folder.kept + "/" + name) }
    try store.writer.bulk { transaction in
      for (id, address, fields) in [
        ("one", "/can-bo/ho-so/\(code)/hoan-tac", "ghi_chu=Đức"),
        ("many", "/can-bo/nhieu-ho-so/thuc-hien", "ho_so=\("\(code)".lowercased())%3A1&ghi_chu=Đức"),
        ("other", "/can-bo/nhieu-ho-so/thuc-hien", "ho_so=000.00.41.H29-180601-0002%3A1"),
      ] {
        try transaction.keep(KeptForm(id: id, owner: "o", address: address, fields: fields, keptAt: now))
      }
      #expect(
        try transaction.begin(
          BulkOrder(.process, note: "của Đức"), of: [BulkItem(code, version: 1)],
          as: BulkKey(login: "lan", number: "p1"), digest: "d", now: now))
      let file = StoredFile(name: "Đức.pdf", mediaType: "application/pdf", size: 1, digest: "d")
      try transaction.keep(
        [KeptFile(name: "k1", field: "tep", file: file)], of: FileDraft(owner: "o", dossier: 1, purpose: "y-kien-1"),
        now: now)
      let draft = FileDraft(owner: "o", dossier: 1, purpose: "tep-giay-to")
      try transaction.add(ComingFile(name: "c1", draft: draft, field: "tep", title: "Đức.pdf", size: 9), now: now)
    }
  }

  private func left() throws -> [String] {
    try store.read { snapshot in
      try snapshot.connection.all(
        """
        SELECT id FROM kept_forms UNION ALL SELECT note FROM bulk_orders WHERE note <> ''
        UNION ALL SELECT name FROM kept_files UNION ALL SELECT name FROM coming_files ORDER BY 1
        """
      ) { $0.text(0) }
    }
  }

  @Test("What forms, orders and answers left goes, however long ago the dossier ended")
  func forms() throws {
    try fill()
    let now = Moment.at("2019-07-02T09:00")
    try leave(at: now.adding(microseconds: -Moment.hour))
    #expect(try left().count == 6)
    let files = try erase(at: now)
    #expect(try left() == ["other"])
    #expect(files == ErasedFiles(kept: ["k1", "c1"]))
    try store.removeNow(files)
    #expect(try FileSystem.names(in: store.folder.kept).isEmpty)
    #expect(try store.check().findings == [])
  }

  @Test("What forms, orders and answers left is found, and what came after the erasure is none of it")
  func foundForms() throws {
    try fill()
    try erase()
    try leave(at: Self.day.adding(microseconds: Moment.hour))
    #expect(try store.check().findings == [])
    for table in [
      ("kept_forms", "kept_at"), ("kept_files", "kept_at"), ("bulk_orders", "created_at"),
      ("coming_files", "changed_at"),
    ] {
      let connection = try Connection(store.folder.place, knownVersion: 99)
      let before = Self.day.adding(microseconds: -Moment.hour).microseconds
      try connection.execute("UPDATE \(table.0) SET \(table.1) = \(before)")
      #expect(try store.check().findings.contains { $0.contains("is still there") }, "\(table)")
      try connection.execute("DELETE FROM \(table.0)")
    }
    #expect(try store.check().findings == [])
  }

  @Test("A kept file that no form waits for goes when the portal starts; one that is still coming stays")
  func kept() throws {
    try fill()
    try leave(at: Self.day)
    for name in ["k2", ".k3"] { try FileSystem.write([1], to: store.folder.kept + "/" + name) }
    #expect(try store.check().notes.contains { $0.hasPrefix("1 kept file waits for no form") })
    #expect(try store.removeOrphanFiles() == 1)
    #expect(try store.check().notes == [])
    #expect(try FileSystem.names(in: store.folder.kept).sorted() == [".k3", "c1", "k1"])
  }

  @Test("With somebody's last dossier go their sessions, links and letters with links, and nobody else's")
  func owners() throws {
    try fill()
    let now = Self.day
    let (mail, other) = ("duc@example.vn", "hoa@example.vn")
    // Two dossiers of the same address, which was written in another way than now.
    let connection = try Connection(store.folder.place, knownVersion: 99)
    try connection.execute("UPDATE dossiers SET email = 'Duc@Example.vn' WHERE id IN (1, 2)")
    try store.writer.bulk { transaction in
      for address in [mail, other] {
        let contact = Recipient.email(EmailAddress(stored: address))
        #expect(try transaction.addContactLink("l-\(address)", to: contact, now: now))
        try transaction.beginCitizenSession(
          "s-\(address)",
          CitizenSignIn(
            .contact(contact), name: "", by: nil, createdAt: now, seenAt: now,
            expiresAt: now.adding(microseconds: Moment.day)))
        try transaction.enqueue(
          OutgoingMessage(
            id: MessageID(stored: "link-\(address)@a"), to: contact, subject: "Đường dẫn", text: "x",
            expiresAt: now.adding(microseconds: Moment.hour)), now: now)
        // A letter to one of the staff is no applicant's.
        try transaction.enqueue(
          OutgoingMessage(
            id: MessageID(stored: "staff-\(address)@a"), to: contact, subject: "Mật khẩu", text: "x", account: "lan",
            expiresAt: now.adding(microseconds: Moment.hour)), now: now)
      }
    }
    func left() throws -> [String] {
      try store.read { snapshot in
        try snapshot.connection.all(
          """
          SELECT digest FROM citizen_sessions UNION ALL SELECT digest FROM contact_links
          UNION ALL SELECT message_id FROM messages WHERE dossier_id IS NULL ORDER BY 1
          """
        ) { $0.text(0) }
      }
    }
    let all = try left()
    #expect(all.count == 8)
    try erase()
    #expect(try left() == all)
    try store.writer.bulk { try $0.act(.withdraw, on: 2, at: .at("2018-06-07T09:00")) }
    try erase(2)
    #expect(try left() == ["l-\(other)", "link-\(other)@a", "s-\(other)", "staff-\(mail)@a", "staff-\(other)@a"])
    #expect(try store.check().findings == [])
  }

  @Test("The log of erasures is read by pages that tell nothing of confidential dossiers between them")
  func log() throws {
    let codes = try store.writer.bulk { transaction in
      try (0..<7).map { _ in
        let code = try transaction.accept(at: .at("2018-06-01T09:30")).dossier.code
        return code
      }
    }
    for id in 1...7 as ClosedRange<Int64> {
      _ = try store.writer.bulk { try $0.act(.withdraw, on: id, at: .at("2018-06-07T09:00")) }
      try erase(id, at: Self.day.adding(microseconds: id / 3 * Moment.hour))
    }
    let connection = try Connection(store.folder.place, knownVersion: 99)
    try connection.execute("UPDATE dossiers SET is_confidential = 1 WHERE id IN (3, 6)")
    let expected = [codes[6], codes[4], codes[3], codes[1], codes[0]]
    var place: ListPlace?
    var found: [DossierCode] = []
    for _ in 0..<3 {
      let lines = try store.read { try $0.erasures(place: place, limit: 2) }
      found += lines.map(\.line.code)
      place = lines.last.map { .after($0.key) }
    }
    #expect(found == expected)
    let last = try store.read { try $0.erasures(place: nil, limit: 9) }.last
    let before = try store.read { try $0.erasures(place: last.map { .before($0.key) }, limit: 2) }
    #expect(before.map(\.line.code) == [codes[3], codes[1]])
  }

  static let damages = [
    ("UPDATE dossiers SET phone = '0911111111' WHERE id = 1", "its row still says something"),
    ("UPDATE dossiers SET salt = CAST('x' AS BYTEA) WHERE id = 1", "its row still says something"),
    (
      "INSERT INTO event_texts VALUES (65537, 'x', NULL, NULL, NULL, NULL, NULL, NULL, CAST('x' AS BYTEA))",
      "is still there"
    ),
    ("UPDATE ratings SET comment = 'x'", "is still there"),
    ("INSERT INTO words VALUES ('000.00.41.H29', 'duc', 1)", "is still there"),
    ("INSERT INTO consents VALUES (1, 9, 'notices', 'sms', 0, 'counter', 1)", "is still there"),
    ("DELETE FROM erasures", "the log does not say so"),
    ("UPDATE dossiers SET salt = NULL WHERE id = 2", "has no salt"),
    ("UPDATE dossiers SET erased_at = NULL WHERE id = 1", "unreadable value"),
    ("UPDATE dossiers SET erased_at = 5 WHERE id = 1", "erasure differ"),
  ]

  @Test("What is left of somebody is found", arguments: damages)
  func found(_ sql: String, _ expected: String) throws {
    try fill()
    try erase()
    let connection = try Connection(store.folder.place, knownVersion: 99)
    try connection.execute(connection.engine.dialect(sql))
    let findings = try store.check().findings
    #expect(findings.contains { $0.contains(expected) }, "\(findings)")
  }

  @Test("What is due is counted and found by its procedure's rule, or by that of all others")
  func due() throws {
    try fill()
    let (june, months) = (LocalDate.on("2018-07-06"), try #require(RetentionPeriod(1)))
    func counts(_ day: LocalDate) throws -> [String] {
      try store.read { try $0.dueErasures(on: day, soon: 30) }.map { "\($0.procedure) \($0.due) \($0.held) \($0.soon)" }
    }
    #expect(try counts(.on("2019-01-01")) == [])
    try store.writer.bulk {
      try $0.set(RetentionRule(procedure: nil, months: months, basis: "Luật"), by: "quan-tri", now: Self.day)
    }
    #expect(try counts(june) == ["1.009994 0 0 1"] && counts(june.next) == ["1.009994 1 0 0"])
    let cutoff = months.cutoff(on: june.next)
    #expect(try store.writer.bulk { try $0.dossiersToErase(of: .house, before: cutoff, limit: 9) } == [1])
    #expect(try store.read { try $0.dueErasures(of: .house, before: cutoff, place: nil, limit: 9) }.count == 1)
    // Its own rule counts more.
    let years = try #require(RetentionPeriod(24))
    try store.writer.bulk {
      try $0.set(RetentionRule(procedure: .house, months: years, basis: "Luật"), by: "quan-tri", now: Self.day)
    }
    #expect(try counts(june.next) == [])
    #expect(try store.read { try $0.retentionRules() }.map(\.rule.months.months) == [1, 24])
    // Before it was set it did not count, and neither did the other for its dossiers.
    let earlier = Self.day.adding(microseconds: -1)
    #expect(try store.read { try $0.retentionPeriods(setBy: Self.day) } == [.house: years])
    #expect(try store.read { try $0.retentionPeriods(setBy: earlier) }.isEmpty)
    let later = Self.day.adding(microseconds: Moment.hour)
    #expect(try store.writer.bulk { try $0.dropRetentionRule(of: .house, now: later) })
    #expect(try store.read { try $0.retentionPeriods(setBy: Self.day) }.isEmpty)
    #expect(try store.read { try $0.retentionPeriods(setBy: later) } == [.house: months])
    #expect(try store.read { try $0.retentionPeriods() } == [.house: months])
    #expect(try store.writer.bulk { try $0.hold(1, RetentionHold(reason: "kiện", heldAt: Self.day, heldBy: "lan")) })
    #expect(try !store.writer.bulk { try $0.hold(1, RetentionHold(reason: "b", heldAt: Self.day, heldBy: "lan")) })
    #expect(try counts(june.next) == ["1.009994 1 1 0"])
    #expect(try store.read { try $0.heldDossiers(limit: 9) }.map(\.heldAt) == [Self.day])
    #expect(try store.writer.bulk { try $0.dossiersToErase(of: .house, before: cutoff, limit: 9) } == [])
    // On pages a confidential dossier is none.
    let connection = try Connection(store.folder.place, knownVersion: 99)
    try connection.execute("UPDATE dossiers SET is_confidential = 1 WHERE id = 1")
    #expect(try counts(june.next) == [])
    #expect(try store.read { try $0.dueErasures(on: june.next, soon: 30, isWhole: true) }.map(\.due) == [1])
    #expect(try store.writer.bulk { try ($0.liftHold(of: 1), $0.liftHold(of: 1)) } == (true, false))
    #expect(try store.read { try $0.hold(of: 1) } == nil)
  }

  @Test("Each row has a salt of its own, from which each text has one")
  func salts() throws {
    try fill()
    let seeds = try store.read { snapshot in
      try snapshot.connection.all("SELECT salt FROM dossiers UNION ALL SELECT salt FROM event_texts") { $0.bytes(0) }
    }
    #expect(Set(seeds).count == seeds.count && seeds.count > 5 && seeds.allSatisfy { $0.count == 16 })
    let salts = try #require(PersonalSalts(seed: seeds[0]))
    let all = PersonalField.allCases.map(salts.salt)
    #expect(Set(all).count == all.count && all.allSatisfy { $0.count == 16 })
    #expect(PersonalSalts(seed: nil) == nil && PersonalSalts(seed: [1]) == nil)
  }

  /// Computed by another program.
  @Test("A salt is what its definition says")
  func definition() throws {
    let salts = try #require(PersonalSalts(seed: Array(0..<16)))
    #expect(salts.salt(of: .name) == Self.salt)
    #expect(salts.commitment(to: "Đức", as: .name) == Self.commitment)
  }

  private static let salt: [UInt8] = [
    0x45, 0xe1, 0xdf, 0x98, 0xc1, 0x87, 0x12, 0x07, 0xd1, 0x29, 0x66, 0xb4, 0xd8, 0x82, 0xdc, 0x02,
  ]
  private static let commitment: [UInt8] = [
    0xd7, 0xee, 0x14, 0x27, 0x29, 0x1d, 0xde, 0x23, 0x9a, 0x11, 0xbe, 0xc6, 0x86, 0xc6, 0x8b, 0x3e,
    0x87, 0x53, 0x60, 0x85, 0x40, 0x97, 0xe9, 0x47, 0x02, 0xc9, 0xc3, 0x3f, 0x09, 0xaa, 0xc9, 0x43,
  ]

  @Test("A database of the step before keeps every word, and gets its salts")
  func migrated() throws {
    try fill()
    let file = StoredFile.whole
    try FileSystem.write([1, 2, 3], to: store.folder.files + "/" + file.digest)
    try store.writer.bulk { transaction in
      try transaction.ask(.health, about: 2, at: .at("2018-06-04T08:00"))
      try transaction.answer(1, of: 2, at: .at("2018-06-04T09:00"), files: [file])
      let account = Account(login: "lan", name: "Lan", role: .leader, agency: .district1)
      #expect(try transaction.add(StoredPerson(account, password: "scrypt$a")))
    }
    let before = try store.read { snapshot in try (1...2).compactMap { try snapshot.dossier(id: $0) } }
    store.close()
    let connection = try Connection(store.folder.place, knownVersion: 99)
    try Self.takeBack(connection)
    let code = before[0].dossier.code
    for (key, answer) in [("form", "\(code)"), ("program", "\(code)\n{}\n"), ("broken", "")] {
      try connection.run(
        "INSERT INTO idempotency_keys (token_digest, key, body_digest, answer, created_at) VALUES ('t', $1, 'b', $2, 0)",
        key, Array(answer.utf8))
    }
    try connection.run("INSERT INTO totp_secrets (login, sealed, confirmed_at) VALUES ('lan', 's', 5)")
    let brought = try Store(folder: store.folder)
    defer { brought.close() }
    #expect(try brought.read { snapshot in try (1...2).compactMap { try snapshot.dossier(id: $0) } } == before)
    #expect(try brought.check().findings == [])
    let answers = try brought.read { snapshot in
      try ["form", "program", "broken"].map { try snapshot.remembered(tokenDigest: "t", key: $0) }
    }
    #expect(
      answers == [
        RememberedAnswer(of: code, bodyDigest: "b"),
        RememberedAnswer(of: code, bodyDigest: "b", body: Array("{}\n".utf8)),
        nil,
      ])
    let draft = FileDraft(owner: "o", dossier: 2, purpose: "y-kien-3")
    let kept = try brought.read { try $0.keptFiles(of: draft, now: .at("2018-06-04T08:00")) }
    #expect(kept.map(\.field) == ["tep"] && kept.map(\.file.size) == [7])
    let app = StoredSecondFactor.App(sealed: "s", confirmedAt: Moment(microseconds: 5), lastStep: -1)
    #expect(try brought.read { try $0.secondFactor(of: "lan") }.app == app)
    let seeds = try brought.read { snapshot in
      try snapshot.connection.all("SELECT salt FROM dossiers UNION ALL SELECT salt FROM event_texts") { $0.bytes(0) }
    }
    #expect(Set(seeds).count == seeds.count && seeds.allSatisfy { $0.count == 16 })
  }

  /// Makes the tables what the thirty-seventh step left.
  private static func takeBack(_ connection: Connection) throws {
    try connection.begin(.write)
    for sql in [
      "DROP TABLE enterprise_words;", "DROP TABLE enterprise_names;", "DROP TABLE enterprises;",
      "ALTER TABLE citizen_sessions DROP COLUMN issuer;", "ALTER TABLE citizen_sessions DROP COLUMN subject;",
      "ALTER TABLE dossiers DROP COLUMN representative_phone;",
      "DROP INDEX dossiers_receiver;", "ALTER TABLE dossiers DROP COLUMN receiver;", "DROP TABLE procedure_choices;",
      "DROP INDEX step_times_procedure;", "DROP TABLE draft_files;",
      "DROP TABLE drafts;", "DROP TABLE filed_answers;", "DROP TABLE assisted_filings;", "DROP TABLE forms;",
      "DROP TABLE form_copies;",
      "ALTER TABLE events ADD COLUMN papers TEXT;", "ALTER TABLE events ADD COLUMN correction TEXT;",
      """
      UPDATE events SET note = coalesce((SELECT t.note FROM event_texts t WHERE t.event = events.id), note),
        papers = (SELECT t.papers FROM event_texts t WHERE t.event = events.id),
        correction = (SELECT t.correction FROM event_texts t WHERE t.event = events.id),
        consultation = consultation || coalesce((SELECT t.files FROM event_texts t WHERE t.event = events.id), '');
      """,
      "DROP INDEX bulk_items_code;", "DROP INDEX messages_links;", "DROP TABLE event_texts;",
      "DROP INDEX dossiers_to_erase;", "ALTER TABLE dossiers DROP COLUMN salt;",
      "ALTER TABLE dossiers DROP COLUMN erased_at;", "DROP TABLE retention_rules;", "DROP TABLE retention_holds;",
      "DROP TABLE erasures;", "DROP TABLE consents;", "DROP TABLE files;",
      "CREATE TABLE files (\n  digest TEXT NOT NULL PRIMARY KEY,\n  size BIGINT NOT NULL\n);",
      "DROP TABLE coming_files;", "DROP TABLE kept_files;",
      """
      CREATE TABLE kept_files (name TEXT NOT NULL PRIMARY KEY, login TEXT NOT NULL, dossier_id BIGINT NOT NULL,
        question BIGINT NOT NULL, title TEXT NOT NULL, media_type TEXT NOT NULL, size BIGINT NOT NULL,
        digest TEXT NOT NULL, kept_at BIGINT NOT NULL);
      """,
      "INSERT INTO kept_files VALUES ('k', 'o', 2, 3, 'a.pdf', 'application/pdf', 7, 'd', 1528070400000000);",
      "ALTER TABLE events DROP COLUMN file_number;", "DROP INDEX idempotency_keys_code;",
      "ALTER TABLE idempotency_keys DROP COLUMN code;",
      "ALTER TABLE pending_sign_ins RENAME TO half_sign_ins;", "DROP TABLE totp_secrets;",
      """
      CREATE TABLE totp_secrets (login TEXT NOT NULL PRIMARY KEY REFERENCES accounts (login), sealed TEXT NOT NULL,
        confirmed_at BIGINT, last_step BIGINT);
      """,
    ] {
      try connection.execute(connection.engine.dialect(sql))
    }
    try connection.engine.own(schemaNumber: 37)
    try connection.commit()
  }
}
