import OneStop
import OneStopStore

/// Takes lines of a register of enterprises in, each in the place of what stood there of the same enterprise.
package struct ImportEnterprises: Operation {
  package struct Outcome: Hashable, Sendable {
    package var added = 0
    package var changed = 0
    package var unchanged = 0

    package static func += (sum: inout Outcome, one: Outcome) {
      sum.added += one.added
      sum.changed += one.changed
      sum.unchanged += one.unchanged
    }

    package init() {}
  }

  private let enterprises: [RegisteredEnterprise]

  package init(_ enterprises: [RegisteredEnterprise]) { self.enterprises = enterprises }

  package func run(in transaction: Transaction) throws -> Outcome {
    var outcome = Outcome()
    for enterprise in enterprises {
      switch try transaction.register(enterprise) {
      case nil: outcome.added += 1
      case enterprise: outcome.unchanged += 1
      default: outcome.changed += 1
      }
    }
    return outcome
  }
}
