import OneStop
import Synchronization
import TestSupport
import Testing

@testable import OneStopStore

@Suite("The clock by which the database is written", .eachEngine) struct WatchedClockTests {
  private final class Hands: Sendable {
    private let moment: Mutex<Moment>

    init(_ moment: Moment) { self.moment = Mutex(moment) }

    var now: Moment {
      get { moment.withLock { $0 } }
      set { moment.withLock { $0 = newValue } }
    }
  }

  private static let start = Moment.at("2018-06-01T09:30")
  private static func days(_ count: Int64) -> Moment { start.adding(microseconds: count * Moment.day) }

  static let distances: [(to: Moment, isBelieved: Bool)] = [
    (days(0), true), (days(21), true), (days(179), true), (days(-1), true), (days(-179), true),
    (days(181), false), (days(365), false), (days(-181), false), (.at("2106-02-07T13:28"), false),
    (Moment(microseconds: 0), false), (.at("2262-04-11T00:00"), false),
  ]

  private func open(_ folder: TemporaryFolder, _ hands: Hands) throws -> Store {
    try Store(folder: DataFolder(creating: folder.path, server: try folder.server()), clock: { hands.now })
  }

  @Test(
    "is believed while it goes on from where it stood, half a year to either side, while the store is open and later",
    arguments: distances)
  func distance(_ to: Moment, _ isBelieved: Bool) async throws {
    for isReopened in [false, true] {
      let folder = try TemporaryFolder()
      let hands = Hands(Self.start)
      var store = try open(folder, hands)
      try await store.writer.transaction { _ = try $0.accept(at: Self.start) }
      if isReopened {
        store.close()
        store = try open(folder, hands)
      }
      defer { store.close() }
      hands.now = to
      let clock = try #require(store.clock)
      #expect(clock.now() == (isBelieved ? to : Self.start))
      let expected = isBelieved ? nil : StoreError.clock(now: to.rfc3339, last: Self.start.rfc3339)
      let (writer, bulk) = await (failure(store), bulkFailure(store))
      #expect(writer == expected && bulk == expected, "reopened: \(isReopened)")
      #expect(try store.check().events == (isBelieved ? 3 : 1))
    }
  }

  private func failure(_ store: Store) async -> StoreError? {
    do {
      try await store.writer.transaction { _ = try $0.accept(at: Self.start) }
      return nil
    } catch { return error as? StoreError }
  }

  private func bulkFailure(_ store: Store) -> StoreError? {
    do {
      try store.writer.bulk { try $0.accept(at: Self.start) }
      return nil
    } catch { return error as? StoreError }
  }

  @Test("that is right again is believed again; so is one that the operator accepts, from then on")
  func again() async throws {
    let folder = try TemporaryFolder()
    let hands = Hands(Self.start)
    let store = try open(folder, hands)
    try await store.writer.transaction { _ = try $0.accept(at: Self.start) }
    hands.now = Self.days(999)
    #expect(await failure(store) != nil)
    hands.now = Self.days(1)
    #expect(await failure(store) == nil)
    hands.now = Self.days(999)
    store.clock?.accept()
    #expect(await failure(store) == nil)
    store.close()
    let next = try open(folder, hands)
    defer { next.close() }
    #expect(next.clock?.now() == Self.days(999))
  }

  @Test("goes on by itself: what is kept is never older than an hour, and a change that fails keeps nothing")
  func kept() async throws {
    struct Refused: Error {}
    let folder = try TemporaryFolder()
    let hands = Hands(Self.start)
    let store = try open(folder, hands)
    defer { store.close() }
    for hour in 0..<5 {
      hands.now = Self.start.adding(microseconds: Int64(hour) * (Moment.hour - 1))
      try await store.writer.transaction { _ in }
      let kept = try store.makeReader().connection.lastClock()
      #expect(hands.now.microseconds - (kept?.microseconds ?? 0) < Moment.hour)
    }
    let before = try store.makeReader().connection.lastClock()
    hands.now = Self.days(1)
    #expect(throws: Refused.self) { try store.writer.bulk { _ in throw Refused() } }
    #expect(try store.makeReader().connection.lastClock() == before)
    try await store.writer.transaction { _ in }
    #expect(try store.makeReader().connection.lastClock() == Self.days(1))
  }

  @Test(
    "of a database that does not say when it was written is believed, wherever it stands",
    arguments: [nil, .min, -1, .max] as [Int64?])
  func unknown(_ kept: Int64?) async throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    try await store.writer.transaction { transaction in
      _ = try transaction.accept(at: Self.start)
      if let kept { try transaction.connection.run("INSERT INTO counters (name, value) VALUES ('clock', $1)", kept) }
    }
    store.close()
    let next = try open(folder, Hands(Self.days(5_000)))
    defer { next.close() }
    #expect(await failure(next) == nil)
  }
}
