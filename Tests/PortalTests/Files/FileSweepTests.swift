import Glibc
import OneStop
import OneStopStore
import Synchronization
import System
import TestSupport
import Testing

@testable import Operations

@Suite("The sweep of uploaded files", .eachEngine) struct FileSweepTests {
  private func sweep(_ clock: @escaping @Sendable () -> Moment) throws -> (FileSweepChore, path: String, TestStore) {
    let data = try TestStore()
    let path = "\(data.store.folder.files)/\(String(repeating: "ab", count: 32))"
    try FileSystem.write([1], to: path)
    return (FileSweepChore(store: data.store, clock: clock), path, data)
  }

  @Test("The first turn is a day after the start, even by a clock that is corrected by years meanwhile")
  func first() async throws {
    let real = Moment(microseconds: Int64(time(nil)) * Moment.second)
    let clock = Mutex(real.adding(microseconds: 400 * Moment.day))
    let (chore, path, data) = try sweep { clock.withLock { $0 } }
    defer { withExtendedLifetime(data) {} }
    #expect(try await chore.run() == .microseconds(Moment.day))
    #expect(FileSystem.kind(of: path) != nil)
    clock.withLock { $0 = real }
    #expect(try await chore.run() == .microseconds(Moment.day))
    #expect(FileSystem.kind(of: path) != nil, "it came today")
    clock.withLock { $0 = real.adding(microseconds: Moment.day + Moment.minute) }
    #expect(try await chore.run() == .microseconds(Moment.day))
    #expect(FileSystem.kind(of: path) == nil)
  }
}
