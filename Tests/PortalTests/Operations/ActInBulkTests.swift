import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("One order for many dossiers, while agencies end", .eachEngine) struct ActInBulkTests {
  @Test("Dossiers chosen before their agency ended are done at the successor; other agencies' are not")
  func passesOn() throws {
    let data = try TestStore()
    let now = TestStore.operationsNow
    let taken = try (0..<2).map { _ in try data.taken(at: TestStore.district) }
    let foreign = try data.taken(at: TestStore.department)
    let account = try data.staff("ha", .officer, at: TestStore.otherDistrict)
    try data.end(TestStore.district, into: TestStore.otherDistrict)
    let key = BulkKey(login: "ha", number: "0123456789abcdef")
    let items = (taken + [foreign]).map { BulkItem($0.dossier.code, version: 1) }
    let bulk = ActInBulk(key: key, account: account, sight: .none, notices: try data.notices(), now: now)
    try data.store.writer.bulk { transaction in
      _ = try transaction.begin(BulkOrder(.process), of: items, as: key, digest: "", now: now)
      while try bulk.run(in: transaction) {}
    }
    let order = try data.read { try $0.bulkOrder(key, agency: account.agency).unwrapped }
    #expect(order.lines.map(\.outcome) == [.done, .done, .refused(.unknown)])
    for stored in try taken.map({ try data.stored($0.id) }) {
      #expect(stored.events.map(\.kind.name) == [.accepted, .transferred, .processed])
      #expect(stored.dossier.agency == account.agency && stored.dossier.officer == "ha")
    }
    #expect(try data.stored(foreign.id).events.count == 1)
    #expect(try data.store.check().findings == [])
  }
}
