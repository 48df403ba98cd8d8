import OneStop

/// A line of the tracking book: one accepted dossier.
package struct TrackingBookLine: Hashable, Sendable {
  package let code: DossierCode
  package let procedure: ProcedureCode
  package let applicant: String
  package let address: String
  package let phone: PhoneNumber?
  package let acceptedAt: Moment
  package let due: Moment?
  /// The new appointment of a lateness letter.
  package let newDue: Moment?
  package let handedOverAt: Moment?
  package let returnBy: ReturnMethod
  package let outcome: Outcome?
}

extension Snapshot {
  /// The dossiers that the agency accepted on these days, in the order of their codes, which is that of their serials;
  /// confidential ones, which are for few, are in no book that everybody leafs through.
  ///
  /// A code begins with the agency that accepted it and the day, whoever has the dossier now: the lines are one stretch of
  /// its index, and cost what they are.
  package func trackingBook(
    agency: AgencyCode, from: LocalDate, to: LocalDate, limit: Int
  ) throws(StoreError) -> [TrackingBookLine] {
    let database = try connection
    return try database.all(
      """
      SELECT code, procedure, applicant_name, address, phone, accepted_at, due, new_due, handed_over_at, return_by,
        outcome
      FROM dossiers WHERE code >= $1 AND code < $2 AND accepted_at IS NOT NULL AND is_confidential = 0
      ORDER BY code LIMIT $3
      """,
      DossierCode.beginning(agency, on: from), DossierCode.beginning(agency, on: to.next), limit
    ) { row throws(StoreError) in
      TrackingBookLine(
        code: try row.dossierCode(0), procedure: try database.procedureCode(row, 1), applicant: row.text(2),
        address: row.text(3), phone: row.optional(4, Row.text).map(PhoneNumber.init(stored:)),
        acceptedAt: row.moment(5), due: row.optional(6, Row.moment), newDue: row.optional(7, Row.moment),
        handedOverAt: row.optional(8, Row.moment), returnBy: try row.word(9), outcome: try row.optionalWord(10))
    }
  }
}
