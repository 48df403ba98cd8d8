import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("The store carries an order out once", .eachEngine)
struct BulkStoreTests {
  let folder: TemporaryFolder
  let store: Store
  let key = BulkKey(login: "lan", number: "phieu-1")

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
  }

  private func dossiers(_ count: Int) throws -> [DossierCode] {
    try store.writer.bulk { transaction in
      try (0..<count).map { _ in try transaction.accept(at: .at("2018-06-01T08:00")).dossier.code }
    }
  }

  private func begin(_ codes: [DossierCode], digest: String = "a", _ order: BulkOrder = BulkOrder(.process)) throws
    -> Bool
  {
    try store.writer.bulk {
      try $0.begin(
        order, of: codes.map { BulkItem($0, version: 1) }, as: key, digest: digest, now: .at("2018-06-04T08:00"))
    }
  }

  /// The next group; a refusal where the dossier has not as many events as when it was chosen.
  private func next(_ count: Int, _ then: (StoredDossier) throws -> Void = { _ in }) throws -> Bool {
    try store.writer.bulk { transaction in
      try transaction.carryOut(next: count, of: key) { order, item in
        let after = try transaction.append(to: item.code) { stored in
          let dossier = stored.dossier
          if item.version != dossier.eventCount { throw BulkRefusal.changed }
          let command = DossierCommand(dossier.sample(order.kind.action, at: .at("2018-06-04T08:00")))
          do {
            return try dossier.decide(
              command, by: .staff(login: "lan"), calendar: .plain, now: .at("2018-06-04T08:00"))
          } catch {
            throw BulkRefusal.notAllowed(dossier.status)
          }
        }
        guard let after else { throw BulkRefusal.unknown }
        try then(after)
      }
    }
  }

  private func events(_ code: DossierCode) throws -> Int? {
    try store.makeReader().dossier(code)?.dossier.eventCount
  }

  private func lines() throws -> [StoredBulkOrder.Line] {
    try #require(try store.makeReader().bulkOrder(key, agency: Filing.sample().agency)).lines
  }

  @Test("In groups, each dossier with its outcome, until none is left")
  func groups() throws {
    let codes = try dossiers(7)
    #expect(try begin(codes))
    #expect(try lines().allSatisfy { $0.outcome == nil })
    #expect(try next(3))
    #expect(try codes.map(events) == [2, 2, 2, 1, 1, 1, 1])
    #expect(try lines().map(\.outcome) == Array(repeating: .done, count: 3) + Array(repeating: nil, count: 4))
    #expect(try next(3) && next(3))
    #expect(try !next(3))
    #expect(try codes.map(events) == Array(repeating: 2, count: 7))
    #expect(try lines().map(\.code) == codes)
    #expect(try lines().allSatisfy { $0.outcome == .done && $0.applicant == Filing.sample().applicant.name })
    #expect(try store.check().findings == [])
  }

  @Test("Ordered again, nothing is done twice; another order under the number is not kept")
  func again() throws {
    let codes = try dossiers(3)
    #expect(try begin(codes))
    #expect(try next(2))
    #expect(try begin(codes), "a second press")
    #expect(try next(25))
    #expect(try !next(25))
    #expect(try codes.map(events) == [2, 2, 2])
    #expect(try !begin(dossiers(1), digest: "b", BulkOrder(.finish)))
    #expect(try lines().count == 3)
  }

  @Test("One that cannot is left with its reason, and the others go on")
  func refusals() throws {
    let codes = try dossiers(3)
    let gone = DossierCode(stored: "000.00.41.H29-180601-0999")
    #expect(try begin([codes[0], gone, codes[1], codes[2]]))
    _ = try store.writer.bulk { transaction in
      try transaction.append(to: codes[0]) {
        try $0.dossier.decide(DossierCommand(.process), by: .portal, calendar: .plain, now: .at("2018-06-04T08:00"))
      }
    }
    #expect(try next(25))
    #expect(try lines().map(\.outcome) == [.refused(.changed), .refused(.unknown), .done, .done])
    #expect(try lines()[1].applicant == nil)
    #expect(try store.makeReader().bulkOrder(key, agency: .district2)?.lines[0].applicant == nil, "another agency's")
  }

  @Test("What fails in the middle of a group takes the whole group back, outcomes and events, and can be gone on with")
  func failure() throws {
    struct Full: Error {}
    let codes = try dossiers(4)
    #expect(try begin(codes))
    #expect(throws: Full.self) { try next(3) { if $0.dossier.code == codes[2] { throw Full() } } }
    #expect(try codes.map(events) == [1, 1, 1, 1])
    #expect(try lines().allSatisfy { $0.outcome == nil })
    #expect(try next(25))
    #expect(try codes.map(events) == [2, 2, 2, 2])
    #expect(try store.check().findings == [])
  }

  static let outcomes: [BulkOutcome] =
    [.done, .refused(.denied(.notOfRole)), .refused(.denied(.heldBy(login: "minh")))]
    + [BulkRefusal.unknown, .changed, .thereAlready, .noNextStep, .late, .awaitsAnswers].map { BulkOutcome.refused($0) }
    + Status.allCases.map { BulkOutcome.refused(.notAllowed($0)) }

  @Test("Every outcome comes back as it was written", arguments: outcomes)
  func outcome(_ outcome: BulkOutcome) throws {
    #expect(BulkOutcome(word: outcome.stored.word, detail: outcome.stored.detail) == outcome)
    #expect(BulkOutcome(word: "not_allowed", detail: nil) == nil)
    #expect(BulkOutcome(word: "khac", detail: nil) == nil)
  }

  @Test("An order is kept, and is another's neither to see nor to go on with; old ones are forgotten")
  func keeping() throws {
    #expect(try begin(dossiers(1), BulkOrder(.assign, officer: "minh", note: "Đợt 1")))
    let order = try #require(try store.makeReader().bulkOrder(key, agency: .district1))
    #expect(order.order == BulkOrder(.assign, officer: "minh", note: "Đợt 1") && order.waitingCount == 1)
    let other = BulkKey(login: "minh", number: key.number)
    #expect(try store.makeReader().bulkOrder(other, agency: .district1) == nil)
    let forget = { (text: String) in try store.writer.bulk { try $0.forgetBulkOrders(before: .at(text)) } }
    #expect(try forget("2018-06-04T08:00") == 0)
    #expect(try forget("2018-06-04T08:01") == 1)
    #expect(try store.makeReader().bulkOrder(key, agency: .district1) == nil)
    #expect(try begin(dossiers(2)))
    #expect(try lines().count == 2)
  }

  @Test("Lines of chosen dossiers come in the order of choosing, the agency's own alone")
  func summaries() throws {
    let codes = try dossiers(3)
    let other = try store.writer.bulk { try $0.accept(.sample(agency: .district2)).dossier.code }
    let found = try store.makeReader().summaries(of: [codes[2], other, codes[0]], agency: .district1)
    #expect(found.map(\.code) == [codes[2], codes[0]])
    #expect(found.map(\.version) == [1, 1])
  }
}
