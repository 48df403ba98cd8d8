import Database
import OneStop

/// What an applicant wrote with a rating.
package struct Comment: Hashable, Sendable {
  /// The number of the dossier.
  package let dossierID: Int64
  package let rating: Rating
  package let code: DossierCode
  /// The agency in whose figures the dossier counts.
  package let agency: AgencyCode
  package let procedure: ProcedureCode
}

extension Snapshot {
  /// Comments written in the period about dossiers of the agencies, the newest first.
  ///
  /// - Parameters:
  ///   - agencies: nil: of the whole city.
  ///   - level: only those that came with this answer; nil: with any.
  package func comments(
    in period: Period, agencies: Set<AgencyCode>?, level: Rating.Level? = nil, place: ListPlace? = nil,
    limit: Int
  ) throws(StoreError) -> [Comment] {
    let database = try connection
    var (condition, values) = Comment.condition(period, agencies, level)
    condition += Comment.order.condition(place, &values)
    values.append(limit)
    var comments: [Comment] = []
    try database.forEach(
      composed: """
        SELECT r.level, r.comment, r.at, d.code, coalesce(d.ended_agency, d.agency), d.procedure, r.dossier_id
        FROM ratings r JOIN dossiers d ON d.id = r.dossier_id WHERE r.dossier_id IN (SELECT r.dossier_id \(condition)
          ORDER BY \(Comment.order.nearest(place)) LIMIT $\(values.count))
        ORDER BY \(Comment.order.sql())
        """, values
    ) { row throws(StoreError) in
      comments.append(
        Comment(
          dossierID: row.int64(6), rating: Rating(level: try row.number(0), comment: row.text(1), at: row.moment(2)),
          code: try row.dossierCode(3), agency: try database.agencyCode(row, 4),
          procedure: try database.procedureCode(row, 5)))
      return true
    }
    return comments
  }

  package func commentCount(
    in period: Period, agencies: Set<AgencyCode>?, level: Rating.Level? = nil
  ) throws(StoreError) -> Int {
    let (condition, values) = Comment.condition(period, agencies, level)
    var count = 0
    try connection.forEach(composed: "SELECT count(*) \(condition)", values) { row in
      count = row.int(0)
      return true
    }
    return count
  }
}

extension Comment {
  fileprivate static let order = ListOrder(value: "r.at", numbers: ["r.dossier_id"], isDescending: true)

  /// Where it stands in the list.
  package var key: ListKey { ListKey(value: rating.at.microseconds, dossierID) }

  fileprivate static func condition(
    _ period: Period, _ agencies: Set<AgencyCode>?, _ level: Rating.Level?
  ) -> (sql: String, values: [any SQLParameter]) {
    var values: [any SQLParameter] = [period.from.start, period.to.next.start]
    var sql = """
      FROM ratings r JOIN dossiers d ON d.id = r.dossier_id
      WHERE r.comment <> '' AND d.is_confidential = 0 AND r.at >= $1 AND r.at < $2
      """
    if let level {
      values.append(level.rawValue)
      sql += " AND r.level = $\(values.count)"
    }
    if let agencies {
      let places = agencies.sorted().map { agency in
        values.append(agency)
        return "$\(values.count)"
      }
      sql += " AND coalesce(d.ended_agency, d.agency) IN (\(places.isEmpty ? "''" : places.joined(separator: ", ")))"
    }
    return (sql, values)
  }
}
