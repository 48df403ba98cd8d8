import Database
import OneStop

/// Which of an agency's dossiers another system wants; nil means all.
package struct DossierListFilter: Hashable, Sendable {
  package var status: Status?
  package var procedure: ProcedureCode?
  /// Accepted on these days, both included.
  package var receivedFrom: LocalDate?
  package var receivedTo: LocalDate?
  /// Something happened to it at this moment or since.
  package var updatedSince: Moment?

  package init() {}

  fileprivate func conditions(_ values: inout [any SQLParameter]) -> String {
    var sql = ""
    func add(_ condition: String, _ value: some SQLParameter, to values: inout [any SQLParameter]) {
      values.append(value)
      sql += " AND \(condition) $\(values.count)"
    }
    if let status { add("status =", status.rawValue, to: &values) }
    if let procedure { add("procedure =", procedure, to: &values) }
    if let receivedFrom { add("accepted_at >=", receivedFrom.start, to: &values) }
    if let receivedTo { add("accepted_at <", receivedTo.next.start, to: &values) }
    if let updatedSince { add("last_event_at >=", updatedSince, to: &values) }
    return sql
  }
}

extension Snapshot {
  /// How many dossiers one call reads at most, however few of them pass the filter.
  package static var dossierListSpan: Int { 2_000 }

  /// One page of the agencies' dossiers in the order in which they came in, without confidential ones.
  ///
  /// A dossier keeps its place whatever happens to it: over all pages, none is skipped and none comes twice.
  ///
  /// - Parameter after: where the previous page ended; 0 at first.
  /// - Returns: the page, which may be short even before the end, and where the next one begins; nil after the last.
  package func dossierList(
    of agencies: [AgencyCode], _ filter: DossierListFilter, after: Int64, limit: Int
  ) throws(StoreError) -> (lines: [DossierSummary], next: Int64?) {
    let database = try connection
    var seen: [Int64] = []
    for agency in agencies {
      seen += try database.all(
        "SELECT id FROM dossiers WHERE agency = $1 AND id > $2 ORDER BY id LIMIT $3", agency, after,
        Self.dossierListSpan
      ) { $0.int64(0) }
    }
    seen = Array(seen.sorted().prefix(Self.dossierListSpan))
    guard let last = seen.last else { return ([], nil) }
    var values: [any SQLParameter] = [after, last]
    let conditions = filter.conditions(&values) + ConfidentialSight.none.condition(&values)
    var places: [String] = []
    for agency in agencies {
      values.append(agency)
      places.append("$\(values.count)")
    }
    values.append(limit)
    let lines = try database.summaries(
      """
      id > $1 AND id <= $2\(conditions) AND agency IN (\(places.joined(separator: ", "))) ORDER BY id LIMIT $\(values.count)
      """, values)
    if lines.count == limit, let end = lines.last, end.id < last { return (lines, end.id) }
    return (lines, seen.count == Self.dossierListSpan ? last : nil)
  }
}
