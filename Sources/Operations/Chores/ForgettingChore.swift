import OneStop
import OneStopStore

/// Every hour, deletes answers of the API and bulk orders older than thirty days, because they hold names, lines of the
/// security log older than two years, looks at dossiers older than five, and what is over of citizens' sessions, of links and of
/// unfinished sign-ins.
package struct ForgettingChore: Chore {
  /// How long they are kept, in microseconds.
  package static let lifetime = 30 * Moment.day

  package static let securityLifetime = 731 * Moment.day

  /// As long as somebody may still have to answer for what was done with what they saw.
  package static let lookLifetime = 1_827 * Moment.day

  package let failure = "what is kept for thirty days cannot be forgotten"
  private let store: Store
  private let clock: @Sendable () -> Moment

  package init(store: Store, clock: @escaping @Sendable () -> Moment) {
    (self.store, self.clock) = (store, clock)
  }

  package func run() async throws -> Duration {
    let now = clock()
    let oldest = now.adding(microseconds: -ForgettingChore.lifetime)
    try await store.writer.transaction { transaction in
      try transaction.forgetAnswers(before: oldest)
      try transaction.forgetBulkOrders(before: oldest)
      try transaction.forgetCitizens(now: now)
      try transaction.forgetPendingSignIns(now: now)
      try transaction.forgetSecurityLines(before: now.adding(microseconds: -ForgettingChore.securityLifetime))
      try transaction.forgetLooks(before: now.adding(microseconds: -ForgettingChore.lookLifetime))
    }
    return .seconds(3_600)
  }
}
