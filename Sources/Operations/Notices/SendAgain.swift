import OneStop
import OneStopStore

/// Has a message that was not delivered sent again at once.
package struct SendAgain: Operation {
  private let message: Int64
  private let now: Moment

  package init(_ message: Int64, now: Moment) { (self.message, self.now) = (message, now) }

  package func run(in transaction: Transaction) throws -> Transaction.SentAgain {
    try transaction.sendAgain(message, now: now)
  }
}
