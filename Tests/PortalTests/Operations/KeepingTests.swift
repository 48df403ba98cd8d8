import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("What is kept for somebody, in its transaction", .eachEngine) struct KeepingTests {
  private let data: TestStore
  private let now = TestStore.operationsNow

  init() throws { data = try TestStore() }

  @Test("A form is its owner's alone, and is offered until they have seen it")
  func form() throws {
    let form = KeptForm(id: "abc", owner: "ha", address: "/can-bo/tiep-nhan", fields: "ho_ten=An", keptAt: now)
    try data.run(KeepForm(form))
    #expect(try data.read { try $0.keptForm("abc", of: "ha", now: now) } == form)
    #expect(try data.read { try $0.keptForm("abc", of: "nga", now: now) } == nil)
    #expect(try data.read { try $0.unseenKeptForm(of: "ha", now: now) } == "abc")
    try data.run(NoteFormShown("abc", now: now))
    #expect(try data.read { try $0.unseenKeptForm(of: "ha", now: now) } == nil)
    #expect(try data.read { try $0.keptForm("abc", of: "ha", now: now) } == form)
  }

  @Test("The files of a form replace those kept for it before, and no others")
  func files() throws {
    let dossier = try data.taken(at: TestStore.district).id
    let drafts = (1...3).map { FileDraft(owner: "ha", dossier: $0 == 2 ? nil : dossier, purpose: "y-kien-\($0 / 3)") }
    let files = ["a", "b", "c", "d"].map { name in
      KeptFile(
        name: name, field: "tep",
        file: StoredFile(
          name: "\(name).pdf", mediaType: "application/pdf", size: 9, digest: String(repeating: name, count: 64)))
    }
    try data.run(KeepFiles(Array(files[..<2]), of: drafts[0], now: now))
    try data.run(KeepFiles([files[2]], of: drafts[1], now: now))
    try data.run(KeepFiles([files[3]], of: drafts[2], now: now))
    try data.run(KeepFiles([files[0]], of: drafts[0], now: now))
    #expect(try data.read { try $0.keptFiles(of: drafts[0], now: now) } == [files[0]])
    #expect(try data.read { try $0.keptFiles(of: drafts[1], now: now) } == [files[2]])
    #expect(try data.read { try $0.keptFiles(of: drafts[2], now: now) } == [files[3]])
  }

  @Test("An order for many is kept once; with its number again it is the same order or none")
  func order() throws {
    let key = BulkKey(login: "ha", number: "0123456789abcdef")
    let items = try (0..<2).map { _ in BulkItem(try data.taken(at: TestStore.district).dossier.code, version: 1) }
    let begin = { (digest: String) in
      try data.run(BeginBulkOrder(BulkOrder(.process), of: items, as: key, digest: digest, now: now))
    }
    #expect(try begin("a"))
    #expect(try begin("a"))
    #expect(try !begin("b"))
    let agency = try data.agency(TestStore.district).code
    let order = try data.read { try $0.bulkOrder(key, agency: agency).unwrapped }
    #expect(order.lines.map(\.code) == items.map(\.code) && order.waitingCount == 2)
    let other = BulkKey(login: "nga", number: key.number)
    #expect(try data.read { try $0.bulkOrder(other, agency: agency) } == nil)
  }
}
