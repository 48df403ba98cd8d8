import OneStop
import OneStopStore

/// What an answer shows is recorded before it is sent.
package struct RecordLooks: Operation {
  private let looks: [Look]

  package init(_ looks: [Look]) { self.looks = looks }

  package func run(in transaction: Transaction) throws {
    for look in looks { try transaction.record(look) }
  }
}
