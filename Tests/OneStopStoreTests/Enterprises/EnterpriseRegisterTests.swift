import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("The register of enterprises", .eachEngine) struct EnterpriseRegisterTests {
  private let folder: TemporaryFolder
  private let store: Store
  private let today = LocalDate(daysSinceEpoch: 17_700)

  private static let river = RegisteredEnterprise(
    code: EnterpriseCode(stored: "0300588569"), name: "Công ty TNHH Sông Bé", foreignName: "Song Be Company Limited",
    shortName: "SOBECO", seat: "1 Lê Lợi", registeredOn: LocalDate(daysSinceEpoch: 17_000))
  private static let star = RegisteredEnterprise(
    code: EnterpriseCode(stored: "0100109106"), name: "Công ty cổ phần Sao Mai", seat: "2 Lê Lợi")

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    let former = try store.writer.bulk { transaction in
      try [Self.river, Self.star].map { try transaction.register($0) }
    }
    #expect(former == [nil, nil])
  }

  @Test("A line takes the place of what stood there; the same again changes nothing")
  func replaced() throws {
    var renamed = Self.river
    renamed.name = "Công ty TNHH Sông Lớn"
    renamed.dissolvedOn = today
    let changed = renamed
    let before = try store.writer.bulk { transaction in
      try [Self.star, changed].map { try transaction.register($0) }
    }
    #expect(before == [Self.star, Self.river])
    #expect(try store.read { try $0.enterprise(renamed.code) } == renamed)
    #expect(try store.read { try $0.hasEnterprises() })
    #expect(try store.read { try $0.enterprises(named: "song lon", limit: 9) }.map(\.code) == [renamed.code])
    #expect(try store.read { try $0.enterprises(named: "tnhh song be lon nho", limit: 9) }.isEmpty)
    #expect(
      try store.read { try $0.enterprises(named: "tnhh be", limit: 9) }.map(\.code) == [renamed.code],
      "by its foreign name")
    #expect(try store.read { try $0.conflicts(with: NameKeys(typed: "Công ty TNHH Sông Bé"), on: today) }.isEmpty)
    #expect(try store.check().findings == [])
  }

  @Test(
    "A name is found by its words, with and without marks, where the last may be unfinished",
    arguments: [
      ("song be", ["0300588569"]), ("Sông B", ["0300588569"]), ("cong ty", ["0100109106", "0300588569"]),
      ("sao mai cong ty", ["0100109106"]), ("sobeco", ["0300588569"]), ("mai song", []), ("", []), ("🦄", []),
    ])
  func found(text: String, codes: [String]) throws {
    #expect(try store.read { try $0.enterprises(named: text, limit: 9) }.map(\.code.description).sorted() == codes)
  }

  @Test(
    "A name stands against those that are equal, and those that it may be taken for",
    arguments: [
      ("Công ty trách nhiệm hữu hạn Sông Bé", [NameConflict.Kind.equal]), ("Công ty TNHH Sông Bé 2", [.alike]),
      ("Công ty cổ phần Sông Bé", [.alike]), ("Công ty TNHH Tân Sông Bé.", [.alike]), ("sobeco", [.equal]),
      ("Công ty TNHH Sông Bế", []), ("Công ty CP Sao Mai", [.equal]), ("Song be company limited", [.equal]),
    ])
  func conflicts(name: String, kinds: [NameConflict.Kind]) throws {
    let found = try store.read { try $0.conflicts(with: NameKeys(typed: name), on: today) }
    #expect(found.map(\.kind) == kinds)
  }

  @Test("What follows from a certificate: the dossier it came from, and one reminder")
  func certified() throws {
    let due = today.adding(days: RegisteredEnterprise.daysForCapital)
    let id = try store.writer.bulk { transaction in try transaction.accept().id }
    try store.writer.bulk { try $0.note(Self.river.code, registeredBy: id, capitalDue: due) }
    let own = OwnEnterprise(enterprise: Self.river, dossier: id, capitalDue: due)
    #expect(try store.read { try $0.enterprise(of: id) } == own)
    #expect(try store.read { try $0.enterprise(of: id + 1) } == nil)
    #expect(try store.read { try $0.enterprisesToRemind(by: due.adding(days: -1), limit: 9) }.isEmpty)
    #expect(try store.read { try $0.enterprisesToRemind(by: due, limit: 9) } == [own])
    // A later line of an import changes neither.
    var moved = Self.river
    moved.seat = "3 Lê Lợi"
    let changed = moved
    try store.writer.bulk { transaction in
      _ = try transaction.register(changed)
      try transaction.noteReminder(of: changed.code, now: .at("2018-07-02T09:00"))
    }
    #expect(try store.read { try $0.enterprise(of: id) }?.capitalDue == due)
    #expect(try store.read { try $0.enterprisesToRemind(by: due, limit: 9) }.isEmpty)
  }
}
