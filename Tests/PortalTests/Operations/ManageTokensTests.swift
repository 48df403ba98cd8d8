import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("Tokens, as administrators manage them", .eachEngine) struct ManageTokensTests {
  private let data: TestStore
  private let now = TestStore.operationsNow
  private let district: AgencyCode
  private let other: AgencyCode

  init() throws {
    data = try TestStore()
    district = try data.agency(TestStore.district).code
    other = try data.agency(TestStore.otherDistrict).code
    let person = Person(login: "quan", name: "quan", posts: [Post(.admin, at: district)])
    try run(AddPerson(person, by: AccountManager(command: "root"), now: now))
  }

  private func run<Change: Operation>(_ change: Change) throws -> Change.Outcome {
    try data.store.writer.bulk { try change.run(in: $0) }
  }

  private func manager() throws -> AccountManager {
    let person = try data.read { try $0.person("quan").unwrapped.person }
    return AccountManager(try person.account(on: now.date).unwrapped, from: Origin(client: "10.0.0.1"))
  }

  private func refusal(_ body: () throws -> Void) -> TokenRefusal? {
    do { try body() } catch { return error as? TokenRefusal }
    return nil
  }

  private func token(_ digest: String) throws -> APIToken { try data.read { try $0.token(digest: digest).unwrapped } }

  @Test("are made, replaced and revoked by those who manage their agency alone")
  func reach() throws {
    let manager = try manager()
    let mine = APIToken(agency: district, label: "A", createdAt: now, isReadOnly: true, hourlyLimit: 7)
    let foreign = APIToken(agency: other, label: "B", createdAt: now)
    try run(AddToken(mine, digest: "a", by: manager, now: now))
    #expect(refusal { try run(AddToken(foreign, digest: "b", by: manager, now: now)) } == .outOfReach)
    try run(AddToken(foreign, digest: "b", by: AccountManager(command: "root"), now: now))
    #expect(refusal { _ = try run(RevokeToken("b", by: manager, now: now)) } == .outOfReach)
    #expect(refusal { _ = try run(RotateToken("b", digest: "c", overlap: 7, by: manager, now: now)) } == .outOfReach)
    #expect(refusal { _ = try run(RevokeToken("?", by: manager, now: now)) } == .unknown)
    _ = try run(RevokeToken("a", by: manager, now: now))
    #expect(refusal { _ = try run(RevokeToken("a", by: manager, now: now)) } == .unknown)
    #expect(refusal { _ = try run(RotateToken("a", digest: "c", overlap: 7, by: manager, now: now)) } == .unknown)
    let lines = try data.read { try $0.securityLines(SecurityQuery(agencies: [district]), limit: 9) }.map(\.line)
    #expect(
      lines.prefix(2).map { "\($0.event.rawValue) \($0.detail) \($0.client ?? "")" }
        == ["token revoked A 10.0.0.1", "token made A 10.0.0.1"])
  }

  @Test(
    "a replaced one works on for as long as was asked, and never longer than before",
    arguments: [(0, nil, nil), (1, nil, 1), (7, nil, 7), (7, 3, 3), (7, 30, 7)] as [(Int, Int?, Int?)])
  func rotation(_ overlap: Int, _ had: Int?, _ left: Int?) throws {
    let manager = try manager()
    let days = { (count: Int?) in count.map { now.date.adding(days: $0) } }
    let old = APIToken(
      agency: district, label: "A", createdAt: now, lastDay: days(had), isReadOnly: true, hourlyLimit: 7)
    try run(AddToken(old, digest: "a", by: manager, now: now))
    let later = now.adding(microseconds: Moment.hour)
    let new = try run(RotateToken("a", digest: "b", overlap: overlap, by: manager, now: later))
    #expect(try token("b") == new && new.isReadOnly && new.hourlyLimit == 7 && new.lastDay == days(had))
    let before = try token("a")
    #expect(before.holds(at: later) == (left != nil))
    #expect(before.lastDay == (left == nil ? days(had) : days(left)))
  }

  @Test("A command revokes those of a label, of the agency where one is named; once is enough")
  func label() throws {
    let root = AccountManager(command: "root")
    for (digest, agency, label) in [
      ("1", district, "a"), ("2", district, "b"), ("3", other, "a"), ("4", other, "a"),
    ] {
      try run(AddToken(APIToken(agency: agency, label: label, createdAt: now), digest: digest, by: root, now: now))
    }
    #expect(try run(RevokeTokens("a", of: district, by: root, now: now)) == 1)
    #expect(try run(RevokeTokens("a", of: nil, by: root, now: now)) == 2)
    #expect(try run(RevokeTokens("a", of: nil, by: root, now: now)) == 0)
    #expect(try ["1", "2", "3", "4"].filter { try token($0).holds(at: now) } == ["2"])
    let lines = try data.read { try $0.securityLines(SecurityQuery(events: [.tokenRevoked]), limit: 9) }
    #expect(lines.count == 3 && lines.allSatisfy { $0.line.commandUser == "root" })
  }
}
