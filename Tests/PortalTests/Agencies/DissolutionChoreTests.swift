import Logging
import OneStop
import OneStopStore
import Synchronization
import TestSupport
import Testing

@testable import Operations
@testable import Portal

@Suite("Dossiers of a dissolved agency passed on by the chore", .eachEngine) final class DissolutionChoreTests: Sendable
{
  private static let count = 20
  private let data: TestStore
  private let now: Mutex<Moment>
  private let logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }

  /// Dossiers of the department, of whose applicants every second asked for mail.
  init() throws {
    data = try TestStore()
    now = Mutex(try Moment("2018-06-01T09:30").unwrapped)
    for number in 1...Self.count { try add(notices: number.isMultiple(of: 2) ? .email : nil) }
  }

  private func add(notices: MessageChannel? = nil) throws {
    let agency = try data.agency(TestStore.department)
    let procedure = try data.catalogue.procedures(handledBy: agency).first { $0.rules.time.unit == .workingDays }
      .unwrapped
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: agency.code, channel: .counter,
      applicant: Applicant(
        kind: .citizen, name: "Trần Thị Ánh", identity: nil, email: EmailAddress(stored: "a@example.vn")),
      summary: "", papers: [], returnBy: .counter, key: LookupKey(), notices: notices)
    let now = now.withLock { $0 }
    _ = try data.add(filing, procedure.rules, at: now, recordedAt: now)
  }

  private func chore(onLook: @escaping @Sendable () -> Void = {}) throws -> DissolutionChore {
    DissolutionChore(
      store: data.store,
      notices: try Resources.all.notices(NoticeSettings(site: "https://motcua.example", domain: "motcua.example")),
      logger: logger,
      clock: {
        onLook()
        return self.now.withLock { $0 }
      },
      sizes: 4...8)
  }

  /// As another program would: nobody rings.
  private func dissolve(_ code: String, into successor: String, on date: String) throws {
    let (agency, next) = (try data.agency(code).code, try data.agency(successor).code)
    let (day, now) = (try LocalDate(date).unwrapped, now.withLock { $0 })
    try data.store.writer.bulk {
      try $0.dissolve(
        agency, Dissolution(into: next, on: day, decision: "Nghị quyết 1685"), by: .staff(login: "quan-tri"), now: now)
    }
  }

  private func ends() throws -> [AgencyDissolution] { try data.read { try $0.agencyDissolutions() } }
  private func stored(_ id: Int64) throws -> StoredDossier { try data.read { try $0.dossier(id: id).unwrapped } }

  @Test("From the day on each passes once, applicants who asked for notices get one, and check agrees")
  func passes() async throws {
    try dissolve(TestStore.department, into: TestStore.district, on: "2018-06-05")
    let chore = try chore()
    try await chore.runOnce()
    #expect(try ends()[0].total == nil && stored(1).dossier.agency.description == TestStore.department)
    now.withLock { $0 = Moment(stored: "2018-06-05T00:00") }
    for _ in 0..<2 { try await chore.runOnce() }
    let end = try ends()[0]
    #expect(end.total == Self.count && end.moved == Self.count && end.finishedAt != nil)
    for id in 1...Int64(Self.count) {
      #expect(try stored(id).dossier.agency.description == TestStore.district && stored(id).events.count == 2)
    }
    let messages = try data.read { try $0.messages(.waiting) }
    let name = try data.agency(TestStore.district).name.vietnamese
    let told = messages.filter { $0.message.text.contains("đã sáp nhập") && $0.message.text.contains(name) }
    #expect(told.count == Self.count / 2)
    #expect(try data.store.check().findings == [])
  }

  @Test("Dossiers that arrive later pass too")
  func later() async throws {
    try dissolve(TestStore.department, into: TestStore.district, on: "2018-06-01")
    let chore = try chore()
    try await chore.runOnce()
    try add()
    try await chore.runOnce()
    #expect(try stored(Int64(Self.count) + 1).dossier.agency.description == TestStore.district)
    #expect(try ends()[0].moved == Self.count + 1)
  }

  @Test("Two mergers in a row: dossiers from the first agency pass on with the second")
  func chain() async throws {
    try dissolve(TestStore.department, into: TestStore.district, on: "2018-06-01")
    try dissolve(TestStore.district, into: TestStore.otherDistrict, on: "2018-06-01")
    try await chore().runOnce()
    for id in 1...Int64(Self.count) {
      #expect(try stored(id).dossier.agency.description == TestStore.otherDistrict && stored(id).events.count == 3)
    }
    #expect(try ends().allSatisfy { $0.finishedAt != nil })
    #expect(try data.store.check().findings == [])
  }

  @Test("Stopped after a transaction, it continues with the next; others write in between")
  func stopped() async throws {
    try dissolve(TestStore.department, into: TestStore.district, on: "2018-06-01")
    let looks = Atomic(0)
    let first = try chore {
      // The first look is at the day; each of the others begins a transaction.
      if looks.add(1, ordering: .relaxed).newValue == 3 { DissolutionChore.stopRunning() }
    }
    try await first.runOnce()
    let half = try ends()[0]
    #expect(half.moved > 0 && half.moved < Self.count && half.finishedAt == nil)
    #expect(try data.store.check().findings == [])
    try add()
    try await chore().runOnce()
    #expect(try ends()[0].moved == Self.count + 1 && ends()[0].finishedAt != nil)
    for id in 1...Int64(Self.count + 1) { #expect(try stored(id).events.count == 2) }
  }

  @Test("The bell wakes it; a stop ends it at once")
  func bell() async throws {
    try await chore().running {
      try dissolve(TestStore.department, into: TestStore.district, on: "2018-06-01")
      for _ in 0..<1_000 where try ends()[0].finishedAt == nil {
        data.store.dissolutionBell.ring()
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    #expect(try ends()[0].moved == Self.count)
  }
}

extension Moment {
  fileprivate init(stored text: String) { self = Moment(text) ?? Moment(microseconds: 0) }
}
