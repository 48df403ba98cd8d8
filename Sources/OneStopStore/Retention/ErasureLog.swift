import Database
import OneStop

/// A line of the log of erasures, which is kept for ever.
package struct ErasureLine: Hashable, Sendable {
  package let number: Int64
  package let at: Moment
  package let code: DossierCode
  package let agency: AgencyCode
  package let procedure: ProcedureCode
  package let ground: ErasureGround
  /// The administrator's login; nil: the portal itself.
  package let actor: String?
}

extension Snapshot {
  /// Lines from the newest on, without confidential dossiers.
  ///
  /// - Parameter before: only those with a smaller number.
  package func erasures(before: Int64?, limit: Int) throws(StoreError) -> [ErasureLine] {
    let database = try connection
    return try database.all(
      """
      SELECT e.number, e.at, e.code, e.agency, e.procedure, e.ground, e.actor
      FROM erasures e JOIN dossiers d ON d.code = e.code
      WHERE e.number < $1 AND d.is_confidential = 0 ORDER BY e.number DESC LIMIT $2
      """, before ?? Int64.max, limit
    ) { row throws(StoreError) in
      ErasureLine(
        number: row.int64(0), at: row.moment(1), code: try row.dossierCode(2), agency: try database.agencyCode(row, 3),
        procedure: try database.procedureCode(row, 4), ground: try row.word(5), actor: row.optional(6, Row.text))
    }
  }
}
