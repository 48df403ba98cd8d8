import Logging
import OneStop
import OneStopStore
import Synchronization
import TestSupport
import Testing

@testable import Operations
@testable import Portal
@testable import Words

@Suite("Due dates recomputed by the chore", .eachEngine) final class DueRecomputationChoreTests: Sendable {
  private static let start = "2018-06-01T09:30"
  private static let count = 24

  private let data: TestStore
  private let logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }

  /// Dossiers that are due on one day, of whose applicants every second asked for mail.
  init() throws {
    data = try TestStore()
    let agency = try data.agency(TestStore.department)
    let procedure = try data.catalogue.procedures(handledBy: agency).first { $0.rules.time.unit == .workingDays }
      .unwrapped
    let now = try Moment(Self.start).unwrapped
    for number in 1...Self.count {
      var filing = Filing(
        procedure: procedure.code, procedureVersion: 1, agency: agency.code, channel: .counter,
        applicant: Applicant(
          kind: .citizen, name: "Trần Thị Ánh", identity: nil, email: EmailAddress(stored: "a\(number)@example.vn")),
        summary: "", papers: [], returnBy: .counter, key: LookupKey())
      if number.isMultiple(of: 2) { filing.notices = .email }
      _ = try data.add(filing, procedure.rules, at: now, recordedAt: now)
    }
  }

  /// Two batches and more; `onBatch` hears of each before it is written, by its number from 1.
  private func chore(onBatch: @escaping @Sendable (Int) -> Void = { _ in }) throws -> DueRecomputationChore {
    let start = try Moment(Self.start).unwrapped
    let calls = Atomic(0)
    return DueRecomputationChore(
      store: data.store,
      notices: try Resources.all.notices(NoticeSettings(site: "https://motcua.example", domain: "motcua.example")),
      logger: logger,
      clock: {
        onBatch(calls.add(1, ordering: .relaxed).newValue)
        return start.adding(microseconds: Moment.hour)
      },
      sizes: 4...8)
  }

  private func due() throws -> LocalDate { try dossier(1).dossier.due.unwrapped.date }
  private func dossier(_ id: Int64) throws -> StoredDossier { try data.read { try $0.dossier(id: id).unwrapped } }
  private func works() throws -> [DueRecomputation] { try data.read { try $0.recomputations(limit: 9) } }

  /// Adds a day off as another program would: nobody rings.
  private func add(dayOff date: LocalDate, reason: String) throws {
    let table = try data.read { try $0.catalogue().holidays }
    let dayOff = HolidayTable.DayOff(date: date, name: BilingualText("Ngày hội"), kind: .swap)
    let file = CatalogueFile(
      daysOff: try table.edited(by: .add(dayOff, makeUp: nil)), changedFrom: table, note: reason)
    let now = try Moment(Self.start).unwrapped
    try data.store.writer.bulk {
      _ = try $0.importCatalogue([file], now: now, by: .staff(login: "quan-tri")) { _ in reason }
    }
  }

  private func expectPresentDueDates() throws {
    let calendar = try data.read { try $0.catalogue().cityCalendar }
    for id in 1...Int64(Self.count) {
      let dossier = try dossier(id).dossier
      let due = calendar.due(accepted: try dossier.acceptedAt.unwrapped, rules: dossier.rules, pauses: [])
      #expect(dossier.due == due.due, "\(id)")
    }
  }

  /// Each dossier is due by the present days off and says so in so many events; each applicant who asked for it is told
  /// once what holds now.
  private func expectRecomputed(events: Int) throws {
    try expectPresentDueDates()
    for id in 1...Int64(Self.count) { #expect(try dossier(id).events.count == 1 + events, "\(id)") }
    let told = try data.read { try $0.messages(.waiting, limit: 1_000) }.compactMap(\.message.dossier)
    let asked = (1...Int64(Self.count)).filter { $0.isMultiple(of: 2) }
    #expect(told.sorted() == (events == 0 ? [] : asked))
    #expect(try data.store.check().findings == [])
  }

  @Test("Changes from before the start are carried out at once, later ones when the bell rings")
  func finishes() async throws {
    try add(dayOff: due(), reason: "Quyết định 7.")
    try await chore().running {
      try await eventually { try works().first?.finishedAt != nil }
      #expect(try dossier(1).events.last?.note == "Quyết định 7.")
      try expectRecomputed(events: 1)
      try add(dayOff: due(), reason: "Quyết định 8.")
      data.store.daysOffBell.ring()
      try await eventually { try works().allSatisfy { $0.finishedAt != nil } }
    }
    try expectRecomputed(events: 2)
    #expect(try works().map(\.moved) == [Self.count, Self.count])
    #expect(try works().allSatisfy { $0.seen == Self.count && $0.total == Self.count })
  }

  @Test("Stopped between two batches, it continues there at the next start")
  func resumes() async throws {
    try add(dayOff: due(), reason: "Quyết định 7.")
    try await chore { if $0 == 2 { DueRecomputationChore.stopRunning() } }.runOnce()
    let left = try #require(try works().first)
    #expect(left.finishedAt == nil && left.seen > 0 && left.seen < Self.count && left.total == Self.count)
    #expect(try data.store.check().findings == [])

    try await chore().running { try await eventually { try works().first?.finishedAt != nil } }
    try expectRecomputed(events: 1)
    #expect(try works().map(\.seen) == [Self.count])
  }

  @Test("A second change during the first: the remaining dossiers are recomputed once, by both")
  func changedMeanwhile() async throws {
    let day = try due()
    try add(dayOff: day, reason: "Quyết định 7.")
    let later = day.next.weekday.isWeekend ? day.next.next.next : day.next
    let changed = Mutex<(any Error)?>(nil)
    let chore = try chore { number in
      guard number == 2 else { return }
      do { try self.add(dayOff: later, reason: "Quyết định 8.") } catch { changed.withLock { $0 = error } }
    }
    try await chore.running {
      try await eventually { try works().count == 2 && works().allSatisfy { $0.finishedAt != nil } }
    }
    #expect(changed.withLock { $0 } == nil)
    try expectPresentDueDates()
    #expect(try data.store.check().findings == [])
  }
}
