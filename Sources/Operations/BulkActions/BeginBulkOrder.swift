import OneStop
import OneStopStore

/// Stores an order for many dossiers; `ActInBulk` carries it out.
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

  /// False where the key was used before, for a different order. The same order again counts as the first one.
  package func run(in transaction: Transaction) throws -> Bool {
    try transaction.begin(order, of: items, as: key, digest: digest, now: now)
  }
}
