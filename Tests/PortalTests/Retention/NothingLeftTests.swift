import Foundation
import Logging
import OneStop
import OneStopStore
import Synchronization
import TestSupport
import Testing

@testable import API
@testable import Database
@testable import Markup
@testable import Operations
@testable import Pages
@testable import Portal
@testable import Web
@testable import Words

/// One person, with everything that the portal keeps of people; and then nothing, wherever one looks.
@Suite("After the erasure of a person's dossiers", .eachEngine) struct NothingLeftTests {
  /// What is looked for: names as they are typed, and as search and sorting fold them.
  private static let traces = [
    "Quách Thị Mỹ Xuyến", "Xuyến", "xuyen", "Quách Thị Mỹ Xuyên", "079301555777", "0983 555 111", "0983555111",
    "xuyen.quach@vidu.vn", "77 hẻm Bàu Trảng", "Bàu Trảng", "Phường Bàu Cát", "Đoàn Vĩnh Trụ", "vinh tru",
    "079201444333", "0983666222", "xây tường rào lấn hẻm", "hàng xóm khiếu nại", "bán hẻm", "bổ sung giấy viết tay",
    "viết tay",
    "y-kien-nha-ba-Xuyen", "Nhà bà này", "cô Lụa cáu gắt", "gõ nhầm dấu", "giải quyết cả xóm", "nội dung dở dang",
  ]

  /// What the program writes to its log.
  private final class Lines: Sendable {
    let lines = Mutex<[String]>([])

    var logger: Logger {
      Logger(label: "tests") { _ in Handler(lines: self) }
    }

    struct Handler: LogHandler {
      let lines: Lines
      var metadata: Logger.Metadata = [:]
      var logLevel = Logger.Level.trace

      subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
      }

      func log(event: LogEvent) { lines.lines.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") } }
    }
  }

  private static let person = Applicant(
    kind: .citizen, name: "Quách Thị Mỹ Xuyên", identity: IdentityNumber("079301555777", for: .citizen),
    phone: PhoneNumber("0983555111"), email: EmailAddress("xuyen.quach@vidu.vn"), address: "77 hẻm Bàu Trảng",
    birthDate: LocalDate("1990-02-03"), ward: "Phường Bàu Cát",
    representative: Representative(
      stored: "Đoàn Vĩnh Trụ", identity: IdentityNumber("079201444333", for: .citizen),
      phone: PhoneNumber("0983666222")))

  private static func filing(_ portal: TestPortal) throws -> (Filing, DeadlineRules) {
    let procedure = try ProcedureCode(Permit.procedure).flatMap(portal.data.catalogue.procedure).unwrapped
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: try Permit.construction.unwrapped, channel: .counter,
      applicant: person, summary: "xây tường rào lấn hẻm",
      papers: [SubmittedPaper(name: "Giấy viết tay bán hẻm", quantity: 1)], returnBy: .counter, key: LookupKey(),
      notices: .email)
    return (filing, procedure.rules)
  }

  /// Two dossiers of the person, with all that can happen to them; both closed.
  private static func live(_ portal: TestPortal) async throws -> [DossierCode] {
    let (filing, rules) = try filing(portal)
    let officer = try await portal.signedIn("xd", agency: Permit.construction)
    try await portal.addAccount("sep", role: .leader, agency: Permit.construction)
    let asked = try await portal.signedIn("qh", agency: Permit.planning)
    var codes: [DossierCode] = []
    for _ in 0..<2 {
      codes.append(try portal.data.add(filing, rules, at: portal.now, recordedAt: portal.now).dossier.code)
    }
    let code = codes[0]
    func later() { portal.now = portal.now.adding(microseconds: Moment.hour / 2) }
    // In bulk, with a note.
    let preview = try await officer.preview("xu-ly", of: codes.map { "\($0):1" })
    #expect(try await officer.order(preview, [("ghi_chu", "giải quyết cả xóm")]).status == 303)
    later()
    #expect(
      try await officer.askAgencies(
        code, [("co_quan", "\(try Permit.planning.unwrapped)"), ("so_ngay", "7"), ("noi_dung", "hàng xóm khiếu nại?")]
      ).status == 303)
    later()
    let sent = try await asked.answer(
      of: code, "object", "Nhà bà này lấn hẻm", files: [.file("y-kien-nha-ba-Xuyen.pdf", Permit.pdf)])
    #expect(sent.status == 303)
    later()
    // The name, which was mistyped.
    var details = filing.details
    details.applicant.name = "Quách Thị Mỹ Xuyến"
    try portal.act(DossierCommand(.correct(details), note: "gõ nhầm dấu"), on: code)
    later()
    #expect(
      try await officer.act(code, "yeu-cau-bo-sung", [("giay_to", "bổ sung giấy viết tay"), ("ghi_chu", "bán hẻm")])
        .status == 303)
    later()
    try portal.act(DossierCommand(.supplementReceived, note: "đã nhận giấy viết tay"), on: code)
    for code in codes {
      later()
      try portal.act(DossierCommand(.finish(), note: "hàng xóm khiếu nại"), on: code)
      let stored = try portal.data.read { try $0.dossier(code).unwrapped }
      let now = portal.now
      try await portal.store.writer.transaction { transaction in
        try transaction.enqueue(
          OutgoingMessage(
            id: MessageID(stored: "\(stored.id)@a.example"), to: .email(EmailAddress(stored: "xuyen.quach@vidu.vn")),
            subject: "Hồ sơ", text: "Chào bà Quách Thị Mỹ Xuyến", html: "<p>Xuyến</p>", dossier: stored.id), now: now)
        for message in try transaction.claimMessages(upTo: 9, hours: .always, now: now) {
          try transaction.record(DeliveryResult(.refused, answer: "550 xuyen.quach@vidu.vn"), of: message, now: now)
        }
      }
      later()
      try portal.act(DossierCommand(.handOver), on: code)
      later()
      _ = try await portal.store.run(
        RateDossier(code, Rating(level: .partly, comment: "cô Lụa cáu gắt", at: portal.now)))
    }
    // What could not be sent is kept for a while.
    let now = portal.now
    try await portal.store.run(
      KeepForm(
        KeptForm(
          id: "k1", owner: "o", address: "/can-bo/ho-so/\(code)/hoan-tac", fields: "ghi_chu=nội dung dở dang",
          keptAt: now)))
    try await portal.store.run(
      KeepForm(
        KeptForm(
          id: "k2", owner: "o", address: "/can-bo/nhieu-ho-so/thuc-hien",
          fields: "ho_so=\(codes[1])%3A1&ghi_chu=nội dung dở dang", keptAt: now)))
    // A file of an answer that was never saved.
    try Data("Nhà bà này".utf8).write(to: URL(filePath: portal.store.folder.kept + "/k1"))
    let contact = Recipient.email(EmailAddress(stored: "xuyen.quach@vidu.vn"))
    try await portal.store.writer.transaction { transaction in
      let id = try transaction.dossier(code).unwrapped.id
      let file = StoredFile(name: "y-kien-nha-ba-Xuyen.pdf", mediaType: "application/pdf", size: 12, digest: "d")
      try transaction.keep(
        [KeptFile(name: "k1", field: "tep", file: file)], of: FileDraft(owner: "o", dossier: id, purpose: "y-kien-1"),
        now: now)
      // How the person came to their own dossiers.
      _ = try transaction.addContactLink("l", to: contact, now: now)
      for (digest, owner) in [
        ("s1", .contact(contact)), ("s2", .identity(IdentityNumber(stored: "079301555777"))),
      ] as [(String, DossierOwner)] {
        try transaction.beginCitizenSession(
          digest,
          CitizenSignIn(
            owner, name: "Quách Thị Mỹ Xuyến", by: nil, createdAt: now, seenAt: now,
            expiresAt: now.adding(microseconds: Moment.hour)))
      }
      try transaction.enqueue(
        OutgoingMessage(
          id: MessageID(stored: "link@a.example"), to: contact, subject: "Đường dẫn mở hồ sơ", text: "x",
          expiresAt: now.adding(microseconds: Moment.hour)), now: now)
      try transaction.remember(
        RememberedAnswer(of: code, bodyDigest: "b", body: Array("{\"name\":\"Quách Thị Mỹ Xuyến\"}".utf8)),
        tokenDigest: "t", key: "k", now: now)
    }
    return codes
  }

  /// Files below a folder in which a trace is found.
  private static func found(in folder: String) throws -> [String] {
    var found: [String] = []
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    #expect(!names.isEmpty)
    for name in names {
      guard let content = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
      for trace in traces where content.firstRange(of: Data(trace.utf8)) != nil { found.append("\(name): \(trace)") }
    }
    return found
  }

  /// Every value of every table, as text.
  private static func foundInTables(_ store: Store) throws -> [String] {
    try store.read { snapshot in
      let database = try snapshot.connection
      var found: [String] = []
      for table in try database.tableShapes() {
        try database.forEachValue(of: table) { text in
          for trace in traces where text.contains(trace) { found.append("\(table.name): \(trace)") }
        }
      }
      return found
    }
  }

  private static func figures(_ portal: TestPortal) async throws -> [String] {
    let browser = portal.browser()
    var texts: [String] = []
    for path in ["/thong-ke.csv", "/thong-ke.json"] {
      texts.append(try await browser.get("\(path)?tu=2018-06-01&den=2018-06-30").text)
    }
    return texts
  }

  @Test("no table, no file, no backup and no log has anything of the person, and the figures are the same")
  func nothingLeft() async throws {
    let lines = Lines()
    try await TestPortal.run(logger: lines.logger) { portal in
      let codes = try await Self.live(portal)
      #expect(try portal.store.check().findings == [])
      // Otherwise nothing would be found in any case.
      #expect(try Self.foundInTables(portal.store).count > 20)
      let key = try portal.dossier(codes[0]).filing.key
      let before = try await Self.figures(portal)
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let file = try #require(portal.dossier(codes[0]).consultations.first?.end?.files.first)
      #expect(FileManager.default.fileExists(atPath: portal.store.folder.files + "/" + file.digest))
      for code in codes {
        let page = try await admin.get("/quan-tri/luu-giu/xoa?ma=\(code)")
        #expect(page.status == 200, "\(page.text)")
        let answer = try await admin.post(
          "/quan-tri/luu-giu/xoa", ["_csrf": page.csrf, "ma": "\(code)", "can_cu": "yeu_cau"])
        #expect(answer.location == "/quan-tri/luu-giu?da=\(code)", "\(answer.text)")
        #expect(try await admin.get(answer.location.unwrapped).text.contains("Đã xóa dữ liệu cá nhân của hồ sơ"))
      }
      #expect(!FileManager.default.fileExists(atPath: portal.store.folder.files + "/" + file.digest))
      #expect(try portal.store.check().findings == [])
      #expect(try Self.foundInTables(portal.store) == [])
      #expect(try await Self.figures(portal) == before)
      for reader in portal.readers { reader.endBatch() }
      #expect(try portal.store.isCompactionDue())
      #expect(try await portal.store.compactApart())
      #expect(try !portal.store.isCompactionDue())
      #expect(try Self.found(in: portal.store.folder.path) == [])
      #expect(try portal.store.check().findings == [])
      if TestEngine.current == .sqlite {
        let copies = try TemporaryFolder()
        try portal.store.backup(to: copies.path + "/copy")
        #expect(try Self.found(in: copies.path) == [])
      }
      #expect(lines.lines.withLock { $0 }.filter { line in Self.traces.contains { line.contains($0) } } == [])
      try await Self.pages(portal, codes[0], key)
    }
  }

  /// What pages say of an erased dossier, and what can be done with it.
  private static func pages(_ portal: TestPortal, _ code: DossierCode, _ key: LookupKey) async throws {
    let citizen = portal.browser()
    let seen = try await citizen.get("/tra-cuu/\(code)")
    #expect(seen.status == 200 && seen.text.contains("Dữ liệu cá nhân đã được xóa ngày"))
    #expect(seen.text.contains("Đã trả kết quả") && !seen.text.contains("id=\"xem-chi-tiet\""))
    #expect(try await citizen.get("/tra-cuu/\(code)?khoa=\(key)").status != 303)
    #expect(try await citizen.post("/tra-cuu/\(code)", ["so_cuoi": "5777"]).status == 422)
    #expect(!(try await citizen.get("/danh-gia/\(code)").text.contains("name=\"muc\"")))
    let leader = portal.browser()
    try await portal.signIn("sep", with: leader)
    let page = try await leader.get("/can-bo/ho-so/\(code)")
    #expect(
      page.status == 200 && page.text.contains("Dữ liệu cá nhân đã được xóa ngày") && page.text.contains("(đã xóa)"))
    for path in ["hoan-tac", "dinh-chinh", "tam-giu", "bieu-mau/receipt"] {
      #expect(!page.text.contains("/can-bo/ho-so/\(code)/\(path)"), "\(path)")
    }
    let token = page.csrf
    let undone = try await leader.post(
      "/can-bo/ho-so/\(code)/hoan-tac",
      ["_csrf": token, "phien_ban": "\(portal.dossier(code).eventCount)", "ghi_chu": "x"])
    #expect(undone.status == 409)
    #expect(try await leader.get("/can-bo/ho-so/\(code)/dinh-chinh").location == "/can-bo/ho-so/\(code)")
    #expect(try await leader.get("/can-bo/ho-so/\(code)/bieu-mau/receipt").status == 404)
    #expect(try await leader.get("/can-bo/ho-so/\(code)/y-kien/1/1").status == 404)
    #expect(try await leader.get("/can-bo/tim?q=\(code)").location == "/can-bo/ho-so/\(code)")
    #expect(!(try await leader.get("/can-bo/tim?q=xuyen").text.contains("/can-bo/ho-so/\(code)")))
    let token2 = try portal.data.addToken("\(Permit.construction.unwrapped)")
    let json = try await portal.get("/api/v1/dossiers/\(code)", token: token2).text
    #expect(
      json.contains("\"erased_at\":\"2018-") && json.contains("\"type\":\"erase\"")
        && json.contains("\"lookup_key\":null"))
    #expect(!traces.contains { json.contains($0) })
  }
}

extension Connection {
  fileprivate func tableShapes() throws -> [TableShape] { try engine.tables() }

  fileprivate func forEachValue(of table: TableShape, _ body: (String) -> Void) throws {
    try engine.forEachRow(of: table) { row in
      for value in row {
        switch value {
        case .text(let text): body(text)
        case .bytes(let bytes): body(String(decoding: bytes, as: UTF8.self))
        default: break
        }
      }
    }
  }
}
