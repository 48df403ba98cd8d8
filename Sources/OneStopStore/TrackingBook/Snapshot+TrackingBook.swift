import Database
import OneStop

/// A line of the tracking book: one accepted dossier.
package struct TrackingBookLine: Hashable, Sendable {
  package let id: Int64
  package let code: DossierCode
  package let procedure: ProcedureCode
  package let applicant: String
  package let address: String
  package let phone: PhoneNumber?
  package let acceptedAt: Moment
  package let due: Moment?
  /// The new appointment from a lateness letter.
  package let newDue: Moment?
  package let handedOverAt: Moment?
  package let returnBy: ReturnMethod
  package let outcome: Outcome?
}

extension Snapshot {
  /// The dossiers that the agency accepted on these days, in the order of their days and serials: 9999 comes before
  /// 10000. Confidential ones are left out, since everybody may read the book.
  ///
  /// A code begins with the agency that accepted the dossier and the day, whichever agency has it now, so the lines are
  /// one stretch of the index of codes.
  package func trackingBook(
    agency: AgencyCode, from: LocalDate, to: LocalDate, limit: Int
  ) throws(StoreError) -> [TrackingBookLine] {
    let database = try connection
    let end = DossierCode.beginning(agency, on: to.next)
    var lines: [TrackingBookLine] = []
    var begin = DossierCode.beginning(agency, on: from)
    while lines.count < limit, let day = try database.dayOfFirstCode(from: begin, to: end) {
      begin = DossierCode.beginning(agency, on: day.next)
      lines += try database.trackingBook(
        from: DossierCode.beginning(agency, on: day), to: begin, limit: limit - lines.count)
    }
    return lines
  }
}

extension Connection {
  /// The day of the first accepted dossier in a stretch of codes.
  fileprivate func dayOfFirstCode(from: String, to: String) throws(StoreError) -> LocalDate? {
    try first(
      "SELECT code FROM dossiers WHERE code >= $1 AND code < $2 AND accepted_at IS NOT NULL AND is_confidential = 0 ORDER BY code LIMIT 1",
      from, to
    ) { row throws(StoreError) in try row.dossierCode(0).date } ?? nil
  }

  /// The lines of one day, where the longer code has the larger serial.
  fileprivate func trackingBook(from: String, to: String, limit: Int) throws(StoreError) -> [TrackingBookLine] {
    try all(
      """
      SELECT code, procedure, applicant_name, address, phone, accepted_at, due, new_due, handed_over_at, return_by,
        outcome, id
      FROM dossiers WHERE code >= $1 AND code < $2 AND accepted_at IS NOT NULL AND is_confidential = 0
      ORDER BY length(code), code LIMIT $3
      """,
      from, to, limit
    ) { row throws(StoreError) in
      TrackingBookLine(
        id: row.int64(11), code: try row.dossierCode(0), procedure: try procedureCode(row, 1), applicant: row.text(2),
        address: row.text(3), phone: row.optional(4, Row.text).map(PhoneNumber.init(stored:)),
        acceptedAt: row.moment(5), due: row.optional(6, Row.moment), newDue: row.optional(7, Row.moment),
        handedOverAt: row.optional(8, Row.moment), returnBy: try row.word(9), outcome: try row.optionalWord(10))
    }
  }
}
