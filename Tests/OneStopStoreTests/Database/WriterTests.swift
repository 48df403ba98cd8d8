import Synchronization
import System
import TestSupport
import Testing

@testable import OneStopStore

@Suite(.eachEngine) struct WriterTests {
  struct Refused: Error, Equatable {}

  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(notesIn: folder)
  }

  /// What a program that starts now, after a crash of this one, would find.
  private func countAfterCrash() throws -> Int {
    // A server's files are its own.
    if TestEngine.current != .sqlite { return try store.makeReader().noteCount() }
    let other = try TemporaryFolder()
    for name in ["motcua.sqlite", "motcua.sqlite-wal"] {
      try FileSystem.copy(folder.path + "/" + name, other.path + "/" + name)
    }
    return try Store(notesIn: other).makeReader().noteCount()
  }

  @Test("Every change of 64 concurrent writers is there once it is acknowledged, crash or not")
  func concurrentWriters() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for id in 1...64 {
        group.addTask { [store] in
          for round in 0..<4 { try await store.writer.transaction { try $0.addNote(round * 100 + id) } }
        }
      }
      try await group.waitForAll()
    }
    #expect(try countAfterCrash() == 256)
  }

  @Test("A change that throws is taken back alone, with all that it did")
  func rollbackAlone() async throws {
    let failures = await withTaskGroup(of: Bool.self) { group in
      for id in 1...64 {
        group.addTask { [store] in
          do {
            try await store.writer.transaction { transaction in
              try transaction.addNote(id)
              if id % 4 == 0 { throw Refused() }
            }
            return false
          } catch {
            return error is Refused
          }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(failures == 16)
    let kept = try store.makeReader().connection.all("SELECT id FROM notes ORDER BY id") { $0.int(0) }
    #expect(kept == (1...64).filter { $0 % 4 != 0 })
  }

  @Test(
    "A group is run again where a change throws that has written, and not for one that has only looked",
    arguments: [(writes: true, runs: 2), (writes: false, runs: 1)])
  func runs(_ writes: Bool, _ runs: Int) async throws {
    let counts = Mutex<[Int: Int]>([:])
    let results = await inOneGroup(count: 8) { transaction, id in
      counts.withLock { $0[id, default: 0] += 1 }
      if id != 5 || writes { try transaction.addNote(id) }
      if id == 5 { throw Refused() }
      return try transaction.noteCount()
    }
    // Those behind it in the group have not run when it throws.
    #expect(counts.withLock { $0[5] } == runs)
    #expect(counts.withLock { $0.values.allSatisfy((1...runs).contains) })
    #expect(Set(results.compactMap { try? $0.get() }) == Set(1...7))
    #expect(throws: Refused.self) { try results[4].get() }
    #expect(try countAfterCrash() == 7)
  }

  @Test("A commit waits for the disk, unless nothing in it asks for that")
  func durability() async throws {
    // In SQLite's words.
    try TestEngine.require(.sqlite)
    /// 2 waits for the disk, 1 does not.
    let synchronous: @Sendable (Transaction) throws -> Int = { try $0.connection.integer("PRAGMA synchronous") }
    #expect(try await store.writer.transaction(synchronous) == 2)
    #expect(try await store.writer.transaction(isDurable: false, synchronous) == 1)
    #expect(try store.writer.bulk(synchronous) == 2)
    let together = await inOneGroup(count: 2, durable: 2...2) { transaction, _ in try synchronous(transaction) }
    #expect(try together.map { try $0.get() } == [2, 2])
    try await store.writer.transaction(isDurable: false) { try $0.addNote(1) }
    #expect(try countAfterCrash() == 1)
  }

  @Test("The result of the change comes back, and it sees what it wrote")
  func result() async throws {
    let count = try await store.writer.transaction { transaction in
      try transaction.addNote(1)
      return try transaction.noteCount()
    }
    #expect(count == 1)
  }

  @Test("When the commit fails, nothing of the group is kept, all are told, and the next change works")
  func commitFails() async throws {
    let failed = await changesInOneGroup(count: 8) { transaction, id in
      try transaction.addNote(id)
      // Checked at the commit only: the whole group breaks the rule.
      if id == 3 { try transaction.connection.run("INSERT INTO replies (note) VALUES ($1)", 999) }
    }
    #expect(failed.count == 8 && failed.allSatisfy { if case .constraint = $0 { true } else { false } })
    #expect(try store.makeReader().noteCount() == 0)
    try await store.writer.transaction { try $0.addNote(1) }
    #expect(try store.makeReader().noteCount() == 1)
  }

  @Test("A full disk refuses the new, keeps the old, and passes when there is space again")
  func fullDisk() async throws {
    // A limit of the file.
    try TestEngine.require(.sqlite)
    try await store.writer.transaction { try $0.addNote(1) }
    try store.writer.bulk { transaction in
      let pages = try transaction.connection.integer("PRAGMA page_count")
      try transaction.connection.execute("PRAGMA max_page_count = \(pages + 2)")
    }
    let long = String(repeating: "x", count: 100_000)
    await #expect(throws: StoreError.diskFull) {
      try await store.writer.transaction { try $0.addNote(2, long) }
    }
    #expect(try store.makeReader().noteCount() == 1)
    try store.writer.bulk { try $0.connection.execute("PRAGMA max_page_count = 1000000") }
    try await store.writer.transaction { try $0.addNote(2, long) }
    #expect(try countAfterCrash() == 2)
  }

  @Test("Closing does what waits, then refuses")
  func close() async throws {
    let inTime = try await withThrowingTaskGroup(of: Bool.self) { group in
      for id in 1...32 {
        group.addTask { [store] in
          do {
            try await store.writer.transaction { try $0.addNote(id) }
            return true
          } catch StoreError.closed {
            return false
          }
        }
      }
      store.close()
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(try store.makeReader().noteCount() == inTime)
    await #expect(throws: StoreError.closed) { try await store.writer.transaction { try $0.addNote(99) } }
  }

  @Test("A bulk load that throws leaves nothing")
  func bulk() throws {
    try store.writer.bulk { try $0.addNote(1) }
    #expect(throws: Refused.self) {
      try store.writer.bulk { transaction in
        try transaction.addNote(2)
        throw Refused()
      }
    }
    #expect(try store.makeReader().noteCount() == 1)
  }

  @Test("The log does not grow without bound under steady load")
  func boundedLog() async throws {
    // Its own log.
    try TestEngine.require(.sqlite)
    let folder = try TemporaryFolder()
    let store = try Store(notesIn: folder, log: .init(stride: 16, limit: 64, patience: 256))
    let text = String(repeating: "x", count: 20_000)
    for id in 1...300 { try await store.writer.transaction { try $0.addNote(id, text) } }
    // 300 changes of 5 pages and more are past 6 MB in all.
    #expect(try fileSize(folder.path + "/motcua.sqlite-wal") < 2_000_000)
  }

  /// What each of the changes throws that share one commit.
  private func changesInOneGroup(
    count: Int, _ body: @escaping @Sendable (Transaction, Int) throws -> Void
  ) async -> [StoreError?] {
    await inOneGroup(count: count, body).map {
      if case .failure(let error) = $0 { error as? StoreError } else { nil }
    }
  }

  /// Holds the writer until all changes wait, so that they share a commit; what comes of each, by their numbers from 1.
  private func inOneGroup<Value: Sendable>(
    count: Int, durable: ClosedRange<Int> = 1...Int.max,
    _ body: @escaping @Sendable (Transaction, Int) throws -> Value
  ) async -> [Result<Value, any Error>] {
    let gate = Mailbox<Void>()
    let (held, holder) = AsyncStream<Void>.makeStream()
    async let first: Void = store.writer.transaction { _ in
      holder.finish()
      _ = gate.take(upTo: 1)
    }
    for await _ in held {}
    let group = (1...count).map { id in
      Task { [store] in
        try await store.writer.transaction(isDurable: durable.contains(id)) { try body($0, id) }
      }
    }
    while store.writer.waitingCount < count { await Task.yield() }
    _ = gate.put(())
    _ = try? await first
    var results: [Result<Value, any Error>] = []
    for task in group { results.append(await task.result) }
    return results
  }

  @Test("A log that a long reader has made large is cut once it is gone, though nothing is written any more")
  func longReader() async throws {
    // Its own log.
    try TestEngine.require(.sqlite)
    let folder = try TemporaryFolder()
    let store = try Store(notesIn: folder, log: .init(stride: 16, limit: 32, patience: 64))
    defer { store.close() }
    let reader = try store.makeReader()
    #expect(try reader.noteCount() == 0)
    for id in 0..<200 {
      try await store.writer.transaction { try $0.addNote(id, String(repeating: "x", count: 9_000)) }
    }
    let log = folder.path + "/motcua.sqlite-wal"
    store.writer.tendLog()
    #expect(try fileSize(log) > 32 * 4_096)
    reader.endBatch()
    let deadline = ContinuousClock.now + .seconds(60)
    while try fileSize(log) > 0, ContinuousClock.now < deadline {
      store.writer.tendLog()
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(try fileSize(log) == 0)
    #expect(try store.makeReader().noteCount() == 200)
  }
}
