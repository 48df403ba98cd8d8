import OneStop
import OneStopStore

/// Every night, recomputes the risk of lateness of every running dossier from the times that the agency's dossiers have
/// needed lately; also at the start, if the last night was missed.
///
/// A dossier's own events recompute its risk at once; this is for dossiers that nothing happens to.
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

  /// The number of risks that changed.
  @discardableResult
  func refresh() async throws -> Int {
    let dossiers = try await store.writer.transaction { try $0.runningDossiers() }
    var rest = dossiers[...]
    var size = TransactionSize(sizes)
    var changed = 0
    while !rest.isEmpty, !Task.isCancelled {
      let some = rest.prefix(size.count)
      // The night counts as done only at the end.
      changed += try await size.transaction(of: some.count, in: store, isDurable: false) {
        try $0.refreshLateRisks(of: some)
      }
      rest = rest.dropFirst(some.count)
    }
    return changed
  }
}
