import OneStop

/// The lists of questions that an agency works from.
package enum ConsultationList: Hashable, Sendable {
  /// Put to the agency and not answered, the earliest due first.
  case toAnswer
  /// Put by the agency and not answered, the earliest due first.
  case awaited
  /// Put to the agency and over, the latest first.
  case ended
}

package struct ConsultationCounts: Hashable, Sendable {
  package var toAnswer = 0
  package var awaited = 0
}

extension Snapshot {
  /// One page of a list of the agency.
  package func consultations(
    _ list: ConsultationList, agency: AgencyCode, limit: Int = 50, offset: Int = 0
  ) throws(StoreError) -> [ConsultationSummary] {
    try consultations(list, agencies: [agency], limit: limit, offset: offset)
  }

  /// The same of several agencies together; of none, nothing. Only the index is read for what is not on the page.
  package func consultations(
    _ list: ConsultationList, agencies: [AgencyCode], limit: Int = 50, offset: Int = 0
  ) throws(StoreError) -> [ConsultationSummary] {
    guard let first = agencies.first else { return [] }
    let database = try connection
    var values: [any Bindable] = [first]
    let these = "IN ($1\(values.places(ofOthers: agencies)))"
    let (condition, order) =
      switch list {
      case .toAnswer: ("c.asked \(these) AND c.ended_at IS NULL", "c.due NULLS LAST, c.dossier_id, c.number")
      case .awaited: ("c.agency \(these) AND c.ended_at IS NULL", "c.due NULLS LAST, c.dossier_id, c.number")
      case .ended: ("c.asked \(these) AND c.ended_at IS NOT NULL", "c.ended_at DESC, c.dossier_id, c.number")
      }
    var lines: [ConsultationSummary] = []
    try database.forEach(
      composed: """
        SELECT \(ConsultationSummary.columns) FROM consultations c JOIN dossiers d ON d.id = c.dossier_id
        WHERE (c.dossier_id, c.number) IN (SELECT c.dossier_id, c.number FROM consultations c WHERE \(condition)
          ORDER BY \(order) LIMIT $\(values.count + 1) OFFSET $\(values.count + 2))
        ORDER BY \(order)
        """,
      values + [limit, offset]
    ) { row throws(StoreError) in
      lines.append(try ConsultationSummary(row, database))
      return true
    }
    return lines
  }

  package func consultationCounts(agency: AgencyCode) throws(StoreError) -> ConsultationCounts {
    let database = try connection
    let count = { (sql: StaticString) throws(StoreError) in
      try database.first(sql, agency) { $0.int(0) } ?? 0
    }
    return ConsultationCounts(
      toAnswer: try count("SELECT count(*) FROM consultations WHERE asked = $1 AND ended_at IS NULL"),
      awaited: try count("SELECT count(*) FROM consultations WHERE agency = $1 AND ended_at IS NULL"))
  }

  /// How many questions wait for the agency's answer, due or not.
  package func questionsToAnswer(agency: AgencyCode) throws(StoreError) -> Int {
    try connection.first(
      "SELECT count(*) FROM consultations WHERE asked = $1 AND ended_at IS NULL", agency
    ) { $0.int(0) } ?? 0
  }

  /// When the next silence becomes agreement; nil where none is waited for.
  package func nextSilence() throws(StoreError) -> Moment? {
    try connection.first(
      """
      SELECT due FROM consultations WHERE ended_at IS NULL AND is_silence_agreement = 1 AND due IS NOT NULL
      ORDER BY due LIMIT 1
      """
    ) { $0.moment(0) }
  }
}
