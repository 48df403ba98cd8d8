import Foundation
import Logging
import OneStop
import TestSupport
import Testing

@testable import API
@testable import Database
@testable import Markup
@testable import OneStopStore
@testable import Operations
@testable import Portal
@testable import Web
@testable import Words

@Suite("How long personal data are kept", .eachEngine) struct RetentionTests {
  private static let city = AgencyCode("000.00.00.H29")
  private static let logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }

  private static func done(_ portal: TestPortal) throws -> DossierCode {
    try portal.takeIn(.init(.process), .init(.finish()), .init(.handOver))
  }

  private static func chore(_ portal: TestPortal) -> ErasureChore {
    ErasureChore(store: portal.store, logger: logger, sizes: 1...2) { portal.now }
  }

  private static func form(
    _ admin: Browser, _ months: String, _ basis: String = "Luật Lưu trữ", seen: String? = nil,
    of procedure: String = "khac"
  ) async throws -> Answer {
    let page = try await admin.get("/quan-tri/luu-giu/thoi-han?thu_tuc=\(procedure)")
    return try await admin.post(
      "/quan-tri/luu-giu/thoi-han",
      [
        "_csrf": page.csrf, "thu_tuc": procedure, "truoc": seen ?? page.value(of: "truoc") ?? "", "so_thang": months,
        "co_so": basis,
      ])
  }

  /// Saves a rule and confirms what is asked.
  private static func confirmed(_ admin: Browser, _ months: String, of procedure: String = "khac") async throws
    -> Answer
  {
    let question = try await form(admin, months, of: procedure)
    #expect(question.status == 409)
    return try await confirm(question, admin)
  }

  /// Presses the one button of the question.
  private static func confirm(_ question: Answer, _ admin: Browser, told: String? = nil) async throws -> Answer {
    let names = ["_csrf", "thu_tuc", "truoc", "so_thang", "co_so", "da_biet"]
    var fields = try names.map { ($0, try question.value(of: $0).unwrapped) }
    if let told { fields[5].1 = told }
    return try await admin.post("/quan-tri/luu-giu/thoi-han", pairs: fields)
  }

  static let months = [
    ("0", 422), ("10000", 422), ("-1", 422), ("sáu", 422), ("1,5", 422), ("1201", 422), ("1200", 303), ("1", 303),
    ("", 303),
  ]

  @Test("A rule has one to twelve hundred months and a basis; without months there is none")
  func rule() async throws {
    try await TestPortal.run { portal in
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: Self.city)
      for (months, status) in Self.months {
        #expect(try await Self.form(admin, "60").status == 303)
        let answer = try await Self.form(admin, months)
        #expect(answer.status == status, "\(answer.text)")
        let expected = status == 422 ? 60 : Int(months)
        #expect(try portal.data.read { try $0.retentionRules() }.first?.rule.months.months == expected)
        if status == 422 {
          #expect(answer.text.contains("value=\"\(months)\"") && answer.text.contains("số từ 1 đến 1.200"))
        }
        #expect(try await Self.form(admin, "5", "").status == 422)
        #expect(try await Self.form(admin, "5", of: "9.999999").status == 404)
        #expect(try portal.securityLines().first == "setting changed - quan-tri")
      }
    }
  }

  @Test("Of two administrators at once, the second sees what the first has set before it is changed")
  func twoAtOnce() async throws {
    try await TestPortal.run { portal in
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: Self.city)
      #expect(try await Self.form(admin, "60").status == 303)
      let second = try await Self.form(admin, "24", seen: "")
      #expect(
        second.status == 409 && second.value(of: "truoc") == "60 Luật Lưu trữ" && second.text.contains("value=\"24\""))
      #expect(try portal.data.read { try $0.retentionRules() }.map(\.rule.months.months) == [60])
      #expect(try await Self.form(admin, "24").status == 303)
      #expect(try portal.data.read { try $0.retentionRules() }.map(\.rule.months.months) == [24])
      // Also where only the legal basis is another.
      let third = try await Self.form(admin, "24", "Thông tư 2", seen: "24 Thông tư 1")
      #expect(third.status == 409 && third.value(of: "truoc") == "24 Luật Lưu trữ")
      #expect(third.text.contains("Thông tư 2"))
      #expect(try portal.data.read { try $0.retentionRules() }.map(\.rule.basis) == ["Luật Lưu trữ"])
    }
  }

  @Test("A legal basis and a hold's reason say something")
  func reasons() async throws {
    let samples: [String] = ["---", "...", "\u{2014}", "\u{200B}", " "]
    try await TestPortal.run { portal in
      let code = try Self.done(portal)
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: Self.city)
      let leader = try await portal.signedIn("sep", role: .leader, agency: portal.dossier(code).agency)
      for text in samples {
        let answer = try await Self.form(admin, "5", text)
        #expect(answer.status == 422 && answer.text.contains("Hãy ghi căn cứ pháp lý"))
        #expect(try portal.data.read { try $0.retentionRules() }.isEmpty)
        let token = try await leader.get("/can-bo/ho-so/\(code)").csrf
        let hold = try await leader.post("/can-bo/ho-so/\(code)/tam-giu", ["_csrf": token, "ly_do": text])
        #expect(hold.status == 422 && hold.text.contains("Hãy ghi lý do tạm giữ"))
      }
    }
  }

  @Test("That its time is over is no ground of a person")
  func grounds() async throws {
    try await TestPortal.run { portal in
      let code = try Self.done(portal)
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: Self.city)
      let page = try await admin.get("/quan-tri/luu-giu/xoa?ma=\(code)")
      for ground in ["het_han", "", "gi_do"] {
        let answer = try await admin.post(
          "/quan-tri/luu-giu/xoa", ["_csrf": page.csrf, "ma": "\(code)", "can_cu": ground])
        #expect(answer.status == 422, "\(ground)")
      }
      let erase = EraseDossier(code, .retention, by: AccountManager(command: "root"), now: portal.now)
      await #expect(throws: ErasureRefusal.denied) { try await portal.store.erase(erase) }
      #expect(try portal.dossier(code).erasedAt == nil)
    }
  }

  @Test("Pages tell an administrator nothing of confidential dossiers, neither before nor after their erasure")
  func confidential() async throws {
    try await TestPortal.run { portal in
      let hidden = try portal.takeIn(of: TestStore.confidential)
      try portal.act(DossierCommand(.withdraw), on: hidden)
      let seen = try (0..<3).map { _ in try Self.done(portal) }
      portal.now = try #require(Moment("2019-01-15T12:00"))
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: Self.city)
      #expect(try await Self.confirmed(admin, "6").status == 303)
      let path = "/quan-tri/luu-giu/den-han?thu_tuc=\(TestStore.confidential)"
      let before = try await admin.get(path)
      #expect(before.status == 200 && before.text.contains("Không có hồ sơ nào"))
      #expect(try await !admin.get("/quan-tri/luu-giu").text.contains(path))
      for reader in portal.readers { reader.endBatch() }
      #expect(try await Self.chore(portal).erase(on: portal.now.date) == 4)
      #expect(try portal.dossier(hidden).erasedAt != nil)
      let after = try await admin.get(path)
      #expect(after.status == 200 && after.text.contains("Không có hồ sơ nào"))
      let log = try await admin.get("/quan-tri/luu-giu").text
      #expect(seen.allSatisfy { log.contains("\($0)") } && !log.contains("\(hidden)"))
    }
  }

  @Test("A rule by which dossiers become due is saved once their number, as it is then, is confirmed")
  func question() async throws {
    try await TestPortal.run { portal in
      let codes = try (0..<3).map { _ in try Self.done(portal) }
      let procedure = try portal.dossier(codes[0]).filing.procedure
      // What is held is not erased, and of confidential ones nothing is said.
      let held = try Self.done(portal)
      try portal.act(DossierCommand(.withdraw), on: portal.takeIn(of: TestStore.confidential))
      let now = portal.now
      try await portal.store.writer.transaction { transaction in
        _ = try transaction.hold(
          transaction.dossier(held).unwrapped.id, RetentionHold(reason: "Đang kiện", heldAt: now, heldBy: "sep"))
      }
      func rules() throws -> [Int] { try portal.data.read { try $0.retentionRules() }.map(\.rule.months.months) }
      portal.now = try #require(Moment("2019-01-15T12:00"))
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: Self.city)
      // Nothing is due by it.
      #expect(try await Self.form(admin, "60").status == 303)
      let question = try await Self.form(admin, "6")
      #expect(question.status == 409 && question.text.contains("3 hồ sơ đến hạn xóa"), "\(question.text)")
      #expect(question.text.contains("trong đêm rạng sáng 17/01/2019") && question.text.contains("6 tháng"))
      #expect(try rules() == [60])
      for told in ["", "2", "4", "x", "-1"] {
        let again = try await Self.confirm(question, admin, told: told)
        #expect(again.status == 409 && again.value(of: "da_biet") == "3", "\(told)")
      }
      #expect(try rules() == [60])
      // Another has been let go since.
      try await portal.store.writer.transaction { transaction in
        _ = try transaction.liftHold(of: transaction.dossier(held).unwrapped.id)
      }
      let more = try await Self.confirm(question, admin)
      #expect(more.status == 409 && more.text.contains("4 hồ sơ đến hạn xóa"))
      #expect(try await Self.confirm(more, admin).status == 303)
      #expect(try rules() == [6])
      // A time of its own keeps them; without it that of all others holds again.
      #expect(try await Self.form(admin, "60", of: "\(procedure)").status == 303)
      let dropped = try await Self.form(admin, "", of: "\(procedure)")
      #expect(dropped.status == 409 && dropped.value(of: "da_biet") == "4")
      #expect(try await Self.confirm(dropped, admin).status == 303)
      #expect(try rules() == [6])
      // What is due already does not become so.
      #expect(try await Self.form(admin, "5").status == 303)
    }
  }

  static let nightsAfter = [("2019-01-15T01:29", "2019-01-16"), ("2019-01-15T01:30", "2019-01-17")]

  @Test("The first erasure is in the second night after a rule is set", arguments: nightsAfter)
  func firstErasure(_ night: (String, String)) throws {
    let day = ErasureChore.firstErasure(ofRuleSetAt: try #require(Moment(night.0)))
    #expect("\(day)" == night.1)
  }

  @Test("Under the procedures that are due stands their sum")
  func total() async throws {
    try await TestPortal.run { portal in
      _ = try Self.done(portal)
      let usual = try portal.dossier(Self.done(portal)).filing.procedure
      let other = try #require(portal.data.catalogue.procedures.first { !$0.isConfidential && $0.code != usual })
      let third = try portal.takeIn(of: "\(other.code)")
      try portal.act(DossierCommand(.withdraw), on: third)
      portal.now = try #require(Moment("2019-01-15T12:00"))
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: Self.city)
      #expect(try await Self.confirmed(admin, "6").status == 303)
      let page = try await admin.get("/quan-tri/luu-giu").text
      let total = try page.firstMatch(of: /<tfoot>[\s\S]*?<\/tfoot>/).unwrapped.0
      let numbers = total.matches(of: /<span>([0-9]+)<\/span>/).map { String($0.output.1) }
      #expect(numbers == ["3", "0", "0"], "\(total)")
    }
  }

  @Test("A rule that was set since the night before does not count yet, nor what a dropped one leaves to others")
  func newRule() async throws {
    try await TestPortal.run { portal in
      let code = try Self.done(portal)
      let procedure = try portal.dossier(code).filing.procedure
      func at(_ text: String) throws { portal.now = try #require(Moment(text)) }
      func set(_ months: Int, of procedure: ProcedureCode?) async throws {
        let rule = RetentionRule(procedure: procedure, months: try #require(RetentionPeriod(months)), basis: "Luật")
        let seen = try portal.data.read { try $0.retentionRules() }.first { $0.rule.procedure == procedure }?.rule
        let due = try portal.data.read { try $0.newlyDue(by: rule, of: procedure, on: portal.now.date) }
        try await portal.store.run(
          SetRetentionRule(
            rule, of: procedure, seen: seen, confirmed: due, by: AccountManager(command: "root"), now: portal.now))
      }
      func run(erased: Bool, _ text: String) async throws {
        try at(text)
        for reader in portal.readers { reader.endBatch() }
        _ = try await Self.chore(portal).run()
        #expect(try (portal.dossier(code).erasedAt != nil) == erased, "\(text)")
      }
      try at("2019-01-10T10:00")
      try await set(6, of: nil)
      try await set(1_200, of: procedure)
      try await run(erased: false, "2019-01-15T01:31")
      try await run(erased: false, "2019-01-16T01:31")
      // Its own rule is dropped, and set anew by mistake; the server starts again and again.
      try at("2019-01-16T10:00")
      let own = try #require(try portal.data.read { try $0.retentionRules() }.rule(of: procedure)).rule
      try await portal.store.run(
        SetRetentionRule(
          nil, of: procedure, seen: own, confirmed: 1, by: AccountManager(command: "root"), now: portal.now))
      try await run(erased: false, "2019-01-16T10:01")
      try at("2019-01-16T11:00")
      try await set(1, of: procedure)
      try await run(erased: false, "2019-01-16T11:01")
      try await run(erased: false, "2019-01-17T01:31")
      try await run(erased: true, "2019-01-18T01:31")
    }
  }

  @Test("Where it breaks off, what was erased before is told")
  func unfinished() async throws {
    try await TestPortal.run { portal in
      let codes = try (0..<4).map { _ in try Self.done(portal) }
      portal.now = try #require(Moment("2019-01-15T12:00"))
      let now = portal.now
      let rule = RetentionRule(procedure: nil, months: try #require(RetentionPeriod(1)), basis: "Luật")
      // A folder in the place of a kept file cannot be removed.
      try FileManager.default.createDirectory(
        atPath: portal.store.folder.kept + "/k/x", withIntermediateDirectories: true)
      try await portal.store.writer.transaction { transaction in
        try transaction.set(rule, by: "x", now: now)
        let id = try transaction.dossier(codes[1]).unwrapped.id
        let file = StoredFile(name: "a.pdf", mediaType: "application/pdf", size: 1, digest: "d")
        try transaction.keep(
          [KeptFile(name: "k", field: "tep", file: file)], of: FileDraft(owner: "o", dossier: id, purpose: "y-kien-1"),
          now: now)
      }
      let chore = ErasureChore(store: portal.store, logger: Self.logger, sizes: 1...1) { now }
      let unfinished = await #expect(throws: ErasureChore.Unfinished.self) { try await chore.erase(on: now.date) }
      #expect(unfinished?.count == 2)
      #expect(try codes.count { try portal.dossier($0).erasedAt != nil } == 2)
    }
  }

  @Test("Each night what is due is erased, in small transactions; nothing without a rule, and nothing that is held")
  func nights() async throws {
    try await TestPortal.run { portal in
      let codes = try (0..<5).map { _ in try Self.done(portal) }
      let waiting = try portal.takeIn(.init(.process), .init(.finish()))
      let open = try portal.takeIn(.init(.process))
      let all = codes + [waiting, open]
      func erased() throws -> [DossierCode] { try all.filter { try portal.dossier($0).erasedAt != nil } }
      portal.now = try #require(Moment("2019-01-15T01:45"))
      #expect(try await Self.chore(portal).erase(on: portal.now.date) == 0)
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: Self.city)
      #expect(try await Self.confirmed(admin, "6").status == 303)
      let leader = try await portal.signedIn("sep", role: .leader, agency: portal.dossier(codes[0]).agency)
      let dossier = "/can-bo/ho-so/\(codes[0])"
      let token = try await leader.get(dossier).csrf
      #expect(try await leader.post("\(dossier)/tam-giu", ["_csrf": token, "ly_do": " "]).status == 422)
      let held = try await leader.post("\(dossier)/tam-giu", ["_csrf": token, "ly_do": "Đang kiện"])
      #expect(held.location == "\(dossier)?da=tam-giu")
      let seen = try await leader.get(held.location.unwrapped).text
      #expect(seen.contains("Đang kiện") && seen.contains("Đã tạm giữ."))
      #expect(try await leader.post("\(dossier)/tam-giu", ["_csrf": token, "ly_do": "Đang kiện"]).status == 409)
      let page = try await admin.get("/quan-tri/luu-giu").text
      #expect(page.contains("\(codes[0])") && !page.contains("Đang kiện") && !page.contains("\(codes[1])"))
      let procedure = try portal.dossier(codes[0]).filing.procedure
      let list = try await admin.get("/quan-tri/luu-giu/den-han?thu_tuc=\(procedure)").text
      #expect(
        codes.allSatisfy { list.contains("\($0)") } && !list.contains("\(waiting)")
          && list.contains("tạm giữ, không xóa"))
      for path in [
        "/quan-tri/luu-giu/xoa?ma=\(codes[0])", "/quan-tri/luu-giu/xoa?ma=\(waiting)",
        "/quan-tri/luu-giu/xoa?ma=\(open)",
      ] {
        #expect(try await admin.get(path).status == 409, "\(path)")
      }
      #expect(try await admin.get("/quan-tri/luu-giu/xoa?ma=x").status == 422)
      for reader in portal.readers { reader.endBatch() }
      // The first night notes what is due, and the next erases it.
      #expect(try await Self.chore(portal).run() > .seconds(3_600))
      #expect(try erased().isEmpty)
      portal.now = portal.now.adding(microseconds: Moment.day)
      for reader in portal.readers { reader.endBatch() }
      #expect(try await Self.chore(portal).run() > .seconds(3_600))
      #expect(try erased() == Array(codes.dropFirst()))
      #expect(try !portal.store.isCompactionDue())
      // The night after, the hold is lifted.
      try await portal.signIn("sep", with: leader)
      let again = try await leader.get(dossier)
      let lift = try await leader.post("\(dossier)/tam-giu", ["_csrf": again.csrf, "viec": "bo", "da_biet": "1"])
      #expect(lift.status == 303)
      #expect(try await Self.chore(portal).erase(on: portal.now.date) == 1)
      #expect(try erased() == codes && portal.store.check().findings == [])
      #expect(
        try portal.securityLines().filter { $0.contains("hold") || $0.contains("held") } == [
          "hold lifted - sep", "data held - sep",
        ])
      try await portal.signIn("quan-tri", with: admin)
      let log = try await admin.get("/quan-tri/luu-giu").text
      #expect(codes.allSatisfy { log.contains("\($0)") } && log.contains("Hết thời hạn lưu giữ"))
    }
  }

  static let clocks: [(String, [(hours: Int64, erased: Int)])] = [
    ("the night after", [(0, 0), (1, 0), (19, 0), (21, 1)]),
    (
      "a clock set ahead, and right the same day", [(-2_400, 0), (-2_376, 0), (0, 0), (1, 0), (-2_375, 0), (-2_352, 0)]
    ),
    ("a clock that was ahead for days", [(-2_400, 0), (-2_000, 0), (-1_976, 0), (-2_352, 0), (-2_328, 0)]),
    ("a clock that stays ahead for a day", [(-2_400, 0), (0, 0), (19, 0), (21, 1)]),
  ]

  @Test("What was due the night before is erased, so that a clock set ahead has been seen", arguments: clocks)
  func clock(_ name: String, _ runs: [(hours: Int64, erased: Int)]) async throws {
    try await TestPortal.run { portal in
      let code = try Self.done(portal)
      let rule = RetentionRule(procedure: nil, months: try #require(RetentionPeriod(6)), basis: "Luật")
      let now = portal.now
      try await portal.store.writer.transaction { try $0.set(rule, by: "x", now: now) }
      // It has been due for weeks.
      let day = try #require(Moment("2019-01-15T06:00"))
      for run in runs {
        portal.now = day.adding(microseconds: run.hours * Moment.hour)
        _ = try await Self.chore(portal).run()
        #expect(try portal.dossier(code).erasedAt != nil ? run.erased == 1 : run.erased == 0, "\(name) \(run.hours)")
      }
    }
  }

  @Test("One that cannot be read is passed over, and said")
  func unreadable() async throws {
    try await TestPortal.run { portal in
      let codes = try (0..<5).map { _ in try Self.done(portal) }
      let ids = try portal.data.read { snapshot in try codes.map { try snapshot.dossier($0).unwrapped.id } }
      portal.now = try #require(Moment("2019-01-15T12:00"))
      let now = portal.now
      let rule = RetentionRule(procedure: nil, months: try #require(RetentionPeriod(1)), basis: "Luật")
      try await portal.store.writer.transaction { transaction in
        try transaction.set(rule, by: "x", now: now)
        try transaction.connection.run("UPDATE events SET kind = 'nonsense' WHERE id = $1", ids[1] << 16 | 2)
      }
      #expect(try await Self.chore(portal).erase(on: now.date) == 4)
      for code in codes where code != codes[1] { #expect(try portal.dossier(code).erasedAt != nil) }
      #expect(try await Self.chore(portal).erase(on: now.date) == 0)
    }
  }

  @Test("It stops between two transactions, and goes on where it stopped")
  func stopped() async throws {
    try await TestPortal.run { portal in
      let codes = try (0..<4).map { _ in try Self.done(portal) }
      let now = try #require(Moment("2019-01-15T12:00"))
      portal.now = now
      let rule = RetentionRule(procedure: nil, months: try #require(RetentionPeriod(1)), basis: "Luật")
      try await portal.store.writer.transaction { try $0.set(rule, by: "x", now: now) }
      let chore = ErasureChore(store: portal.store, logger: Self.logger, sizes: 1...1) {
        ErasureChore.stopRunning()
        return now
      }
      try await portal.store.writer.transaction { transaction in
        _ = try transaction.nextErasureNight(now: now.adding(microseconds: -Moment.day))
      }
      _ = try? await chore.runOnce()
      let count = try codes.count { try portal.dossier($0).erasedAt != nil }
      #expect(count < 4)
      #expect(try await Self.chore(portal).erase(on: portal.now.date) == 4 - count)
      // At noon the file is left alone.
      #expect(try portal.store.isCompactionDue())
    }
  }

  @Test("A kill between the commit and the removal of files leaves what the next start removes")
  func killed() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      #expect(try await asked.answer(of: code, "agree", files: [.file("a.pdf", Permit.pdf)]).status == 303)
      portal.now = portal.now.adding(microseconds: Moment.hour)
      try portal.act(DossierCommand(.withdraw), on: code)
      let now = portal.now
      let manager = AccountManager(command: "root")
      // What `Store.erase` does first.
      let files = try await portal.store.run(EraseDossier(code, .authority, by: manager, now: now))
      let name = portal.store.folder.files + "/" + (files.digests.first ?? "")
      #expect(files.digests.count == 1 && FileManager.default.fileExists(atPath: name))
      #expect(try portal.store.check().findings == [])
      for reader in portal.readers { reader.endBatch() }
      #expect(try portal.store.removeOrphanFiles() == 1)
      #expect(!FileManager.default.fileExists(atPath: name))
      await #expect(throws: ErasureRefusal.erasedAlready(now)) {
        try await portal.store.erase(EraseDossier(code, .authority, by: manager, now: now))
      }
    }
  }
}
