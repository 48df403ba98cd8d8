import OneStop
import OneStopStore

/// A message that has not arrived is sent at once.
package struct SendAgain: Operation {
  private let message: Int64
  private let now: Moment

  package init(_ message: Int64, now: Moment) { (self.message, self.now) = (message, now) }

  package func run(in transaction: Transaction) throws -> Transaction.SentAgain {
    try transaction.sendAgain(message, now: now)
  }
}
