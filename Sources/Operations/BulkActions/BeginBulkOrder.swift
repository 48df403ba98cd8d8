import OneStop
import OneStopStore

/// An order for many dossiers is given; `ActInBulk` carries it out.
package struct BeginBulkOrder: Operation {
  private let order: BulkOrder
  private let items: [BulkItem]
  private let key: BulkKey
  private let digest: String
  private let now: Moment

  /// - Parameter digest: of everything that is ordered.
  package init(_ order: BulkOrder, of items: [BulkItem], as key: BulkKey, digest: String, now: Moment) {
    (self.order, self.items, self.key, self.digest, self.now) = (order, items, key, digest, now)
  }

  /// False where another order came with the key before. The same one again is the one that was given.
  package func run(in transaction: Transaction) throws -> Bool {
    try transaction.begin(order, of: items, as: key, digest: digest, now: now)
  }
}
