import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite(.eachEngine) struct TransactionSizeTests {
  let data: TestStore

  init() throws { data = try TestStore() }

  @Test("A part of a long work waits for the disk, unless it records no events")
  func durability() async throws {
    try TestEngine.require(.sqlite)
    var size = TransactionSize(1...2)
    /// 2 waits for the disk, 1 does not.
    let synchronous: @Sendable (Transaction) throws -> Int = { try $0.connection.integer("PRAGMA synchronous") }
    #expect(try await size.transaction(of: 1, in: data.store, synchronous) == 2)
    #expect(try await size.transaction(of: 1, in: data.store, isDurable: false, synchronous) == 1)
  }
}
