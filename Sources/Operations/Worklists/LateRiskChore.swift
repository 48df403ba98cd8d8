import OneStop
import OneStopStore

/// Brings the risk of every running dossier to what its agency's dossiers have taken lately: each night, and at a start
/// where the night before was missed.
///
/// A dossier's own events do that at once; this is for those that nothing happens to.
package struct LateRiskChore: Chore {
  package let failure = "the risks of lateness cannot be brought up to date"
  private let store: Store
  private let clock: @Sendable () -> Moment

  /// How many dossiers a transaction may hold.
  private let sizes: ClosedRange<Int>

  package init(
    store: Store, sizes: ClosedRange<Int> = 100...16_000, clock: @escaping @Sendable () -> Moment
  ) {
    self.store = store
    self.sizes = sizes
    self.clock = clock
  }

  package func run() async throws -> Duration {
    let today = clock().date
    if try await store.writer.transaction({ try $0.lateRiskDay() }) != today {
      try await refresh()
      if !Task.isCancelled { try await store.writer.transaction { try $0.noteLateRisks(on: today) } }
    }
    let now = clock()
    return .microseconds(now.date.next.start.microseconds - now.microseconds + 5 * Moment.minute)
  }

  /// How many risks changed.
  @discardableResult
  func refresh() async throws -> Int {
    let dossiers = try await store.writer.transaction { try $0.runningDossiers() }
    var rest = dossiers[...]
    var size = TransactionSize(sizes)
    var changed = 0
    while !rest.isEmpty, !Task.isCancelled {
      let some = rest.prefix(size.count)
      // The night is noted at the end.
      changed += try await size.transaction(of: some.count, in: store) { try $0.refreshLateRisks(of: some) }
      rest = rest.dropFirst(some.count)
    }
    return changed
  }
}
