import OneStop
import OneStopStore

/// Has a message that was not delivered sent again at once.
package struct SendAgain: Operation {
  private let message: Int64
  private let manager: AccountManager
  private let now: Moment

  package init(_ message: Int64, by manager: AccountManager, now: Moment) {
    (self.message, self.manager, self.now) = (message, manager, now)
  }

  package func run(in transaction: Transaction) throws -> Transaction.SentAgain {
    let outcome = try transaction.sendAgain(message, now: now)
    if case .queued = outcome { try transaction.note(.sentAgain(message: message), by: manager, now: now) }
    return outcome
  }
}
