import OneStopStore

/// Every minute, keeps the write-ahead log short where nothing is written.
package struct LogChore: Chore {
  package let failure = "the write-ahead log cannot be cut"
  private let store: Store

  package init(store: Store) { self.store = store }

  package func run() async throws -> Duration {
    store.writer.tendLog()
    return .seconds(60)
  }
}
