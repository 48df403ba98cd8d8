import Database
import OneStop

extension Snapshot {
  /// An order with its result for each dossier, in the order in which they were chosen; nil for one that was never
  /// given, or has been deleted.
  ///
  /// - Parameters:
  ///   - agency: applicants of other agencies' dossiers are not named.
  ///   - sight: nor are those of confidential dossiers that the reader does not see.
  package func bulkOrder(
    _ key: BulkKey, agency: AgencyCode, sight: ConfidentialSight = .none
  ) throws(StoreError) -> StoredBulkOrder? {
    let database = try connection
    guard let (order, createdAt) = try database.bulkOrder(key) else { return nil }
    var values: [any SQLParameter] = [key.login, key.number, agency]
    let seen = sight.condition(&values, of: "d.")
    var lines: [StoredBulkOrder.Line] = []
    try database.forEach(
      composed: """
        SELECT i.code, d.applicant_name, i.outcome, i.detail, d.id FROM bulk_items i
        LEFT JOIN dossiers d ON d.code = i.code AND d.agency = $3\(seen)
        WHERE i.login = $1 AND i.number = $2 ORDER BY i.position
        """, values
    ) { row throws(StoreError) in
      var outcome: BulkOutcome?
      if !row.isNull(2) {
        outcome = BulkOutcome(word: row.text(2), detail: row.optional(3, Row.text))
        if outcome == nil { throw row.unreadable(2) }
      }
      lines.append(
        StoredBulkOrder.Line(
          code: DossierCode(stored: row.text(0)), applicant: row.optional(1, Row.text), outcome: outcome,
          id: row.optional(4, Row.int64)))
      return true
    }
    return StoredBulkOrder(order: order, createdAt: createdAt, lines: lines)
  }

  /// Lines of these dossiers as a list has them, in this order; what is not the agency's is left out.
  package func summaries(
    of codes: [DossierCode], agency: AgencyCode, sight: ConfidentialSight = .none
  ) throws(StoreError) -> [DossierSummary] {
    var found: [DossierSummary] = []
    for code in codes {
      var values: [any SQLParameter] = [code, agency]
      let seen = sight.condition(&values)
      found += try connection.summaries("code = $1 AND agency = $2\(seen)", values)
    }
    return found
  }
}

extension Connection {
  func bulkOrder(_ key: BulkKey) throws(StoreError) -> (order: BulkOrder, createdAt: Moment)? {
    try first(
      "SELECT action, officer, note, created_at FROM bulk_orders WHERE login = $1 AND number = $2", key.login,
      key.number
    ) { row throws(StoreError) in
      (
        BulkOrder(try row.word(0), officer: row.optional(1, Row.text), note: row.text(2)), row.moment(3)
      )
    }
  }
}
