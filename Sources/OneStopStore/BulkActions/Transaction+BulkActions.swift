import Database
import OneStop

extension Transaction {
  /// Keeps an order before it is begun, so that it can be continued after any interruption. False, with nothing
  /// changed, where another order has the same token. The same order again changes nothing either.
  ///
  /// - Parameter digest: the digest of everything in the form.
  package func begin(
    _ order: BulkOrder, of items: [BulkItem], as key: BulkKey, digest: String, now: Moment
  ) throws(StoreError) -> Bool {
    let database = try connection
    let known = try database.first(
      "SELECT digest FROM bulk_orders WHERE login = $1 AND number = $2", key.login, key.number
    ) { $0.text(0) }
    if let known { return known == digest }
    try database.run(
      """
      INSERT INTO bulk_orders (login, number, digest, action, officer, note, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      key.login, key.number, digest, order.kind.rawValue, order.officer, order.note, now)
    for (position, item) in items.enumerated() {
      try database.run(
        "INSERT INTO bulk_items (login, number, position, code, version) VALUES ($1, $2, $3, $4, $5)",
        key.login, key.number, position, item.code, item.version)
    }
    return true
  }

  /// Does the next few dossiers of an order that are still to be done, each together with its outcome: either both are
  /// kept or neither, so that no dossier is acted on twice, however often the form is sent.
  ///
  /// - Parameter act: acts on one of them; throws `BulkRefusal` where that one is left as it is.
  /// - Returns: whether there were any.
  package func carryOut(
    next count: Int, of key: BulkKey, _ act: (BulkOrder, BulkItem) throws -> Void
  ) throws -> Bool {
    let database = try connection
    guard let order = try database.bulkOrder(key)?.order else { return false }
    let waiting = try database.all(
      """
      SELECT position, code, version FROM bulk_items
      WHERE login = $1 AND number = $2 AND outcome IS NULL ORDER BY position LIMIT $3
      """,
      key.login, key.number, count
    ) { row in
      (position: row.int(0), code: DossierCode(stored: row.text(1)), version: row.optional(2, Row.int))
    }
    for item in waiting {
      var outcome = BulkOutcome.done
      do {
        try act(order, BulkItem(item.code, version: item.version))
      } catch let refusal as BulkRefusal {
        outcome = .refused(refusal)
      }
      try database.run(
        "UPDATE bulk_items SET outcome = $1, detail = $2 WHERE login = $3 AND number = $4 AND position = $5",
        outcome.stored.word, outcome.stored.detail, key.login, key.number, item.position)
    }
    return !waiting.isEmpty
  }

  /// Deletes orders from before the moment (they are kept as long as answers of the API).
  @discardableResult
  package func forgetBulkOrders(before moment: Moment) throws(StoreError) -> Int {
    let database = try connection
    try database.run(
      """
      DELETE FROM bulk_items WHERE (login, number) IN (SELECT login, number FROM bulk_orders WHERE created_at < $1)
      """, moment)
    return try database.change("DELETE FROM bulk_orders WHERE created_at < $1", moment)
  }
}
