import Database
import OneStop

/// A dossier that ended late.
package struct LateDossier: Hashable, Sendable {
  package let id: Int64
  package let code: DossierCode
  package let agency: AgencyCode
  package let procedure: ProcedureCode
  package let due: Moment?
  package let endedAt: Moment
  package let cause: LatenessCause?
}

extension Snapshot {
  /// How many dossiers ended late in the period, by cause; nil: without one.
  ///
  /// - Parameter agencies: only these; nil: the whole city.
  package func lateCounts(
    in period: Period, agencies: Set<AgencyCode>? = nil
  ) throws(StoreError) -> [LatenessCause?: Int] {
    let database = try connection
    var counts: [LatenessCause?: Int] = [:]
    for agency in try database.codes(agencies) {
      try database.forEach(
        """
        SELECT cause, count(*) FROM dossiers
        WHERE coalesce(ended_agency, agency) = $1 AND outcome = 'late' AND ended_at >= $2 AND ended_at < $3
        GROUP BY cause
        """,
        agency, period.from.start, period.to.next.start
      ) { row throws(StoreError) in
        counts[try row.optionalWord(0), default: 0] += row.int(1)
      }
    }
    return counts
  }

  /// The dossiers that ended late in the period, by agency, then the latest first, up to a limit.
  ///
  /// - Parameters:
  ///   - sight: which confidential dossiers are included.
  ///   - cause: only those with the cause; nil: all of them.
  package func lateDossiers(
    in period: Period, agencies: Set<AgencyCode>? = nil, sight: ConfidentialSight = .none, cause: LatenessCause? = nil,
    limit: Int
  ) throws(StoreError) -> [LateDossier] {
    let database = try connection
    var found: [LateDossier] = []
    for agency in try database.codes(agencies) where found.count < limit {
      var values: [any SQLParameter] = [
        agency, period.from.start, period.to.next.start, cause?.rawValue, limit - found.count,
      ]
      let seen = sight.condition(&values)
      try database.forEach(
        composed: """
          SELECT id, code, $1, procedure, due, ended_at, cause FROM dossiers
          WHERE coalesce(ended_agency, agency) = $1 AND outcome = 'late' AND ended_at >= $2 AND ended_at < $3
            AND (CAST($4 AS TEXT) IS NULL OR cause = $4)\(seen)
          ORDER BY ended_at DESC LIMIT $5
          """, values
      ) { row throws(StoreError) in
        found.append(
          LateDossier(
            id: row.int64(0), code: try row.dossierCode(1), agency: try database.agencyCode(row, 2),
            procedure: try database.procedureCode(row, 3), due: row.optional(4, Row.moment), endedAt: row.moment(5),
            cause: try row.optionalWord(6)))
        return true
      }
    }
    return found
  }
}

extension Connection {
  /// In order; nil: every agency that has ever received a dossier.
  fileprivate func codes(_ agencies: Set<AgencyCode>?) throws(StoreError) -> [String] {
    guard let agencies else { return try talliedAgencies() }
    return agencies.map(\.description).sorted()
  }
}
