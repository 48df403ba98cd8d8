import Database
import OneStop

/// A line of the log of erasures, which is kept for ever.
package struct ErasureLine: Hashable, Sendable {
  package let at: Moment
  package let code: DossierCode
  package let agency: AgencyCode
  package let procedure: ProcedureCode
  package let ground: ErasureGround
  /// The administrator's login; nil: the portal itself.
  package let actor: String?
}

extension Snapshot {
  /// Lines from the newest on, without confidential dossiers. They are found by moment and dossier: a number of their own
  /// would tell of lines that are left out.
  ///
  /// - Parameter place: where the page before ended.
  package func erasures(place: ListPlace?, limit: Int) throws(StoreError) -> [(key: ListKey, line: ErasureLine)] {
    let database = try connection
    let order = ListOrder(value: "e.at", numbers: ["d.id"], isDescending: true)
    var values: [any SQLParameter] = []
    let condition = order.condition(place, &values)
    values.append(limit)
    var lines: [(key: ListKey, line: ErasureLine)] = []
    try database.forEach(
      composed: """
        SELECT d.id, e.at, e.code, e.agency, e.procedure, e.ground, e.actor
        FROM erasures e JOIN dossiers d ON d.code = e.code
        WHERE d.is_confidential = 0\(condition) ORDER BY \(order.nearest(place)) LIMIT $\(values.count)
        """, values
    ) { row throws(StoreError) in
      let line = ErasureLine(
        at: row.moment(1), code: try row.dossierCode(2), agency: try database.agencyCode(row, 3),
        procedure: try database.procedureCode(row, 4), ground: try row.word(5), actor: row.optional(6, Row.text))
      lines.append((ListKey(value: line.at.microseconds, row.int64(0)), line))
      return true
    }
    if case .before = place { lines.reverse() }
    return lines
  }
}
