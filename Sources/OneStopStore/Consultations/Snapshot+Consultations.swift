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
  ///
  /// - Parameter sight: which confidential dossiers the reader sees: what had been asked about one before it was so.
  package func consultations(
    _ list: ConsultationList, agency: AgencyCode, sight: ConfidentialSight = .none, limit: Int = 50, offset: Int = 0
  ) throws(StoreError) -> [ConsultationSummary] {
    try consultations(list, agencies: [agency], sight: sight, limit: limit, offset: offset)
  }

  /// The same of several agencies together; of none, nothing. Only the index is read for what is not on the page.
  package func consultations(
    _ list: ConsultationList, agencies: [AgencyCode], sight: ConfidentialSight = .none, limit: Int = 50,
    offset: Int = 0
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
    let seen = sight.questionCondition(&values, of: "c.")
    var lines: [ConsultationSummary] = []
    try database.forEach(
      composed: """
        SELECT \(ConsultationSummary.columns) FROM consultations c JOIN dossiers d ON d.id = c.dossier_id
        WHERE (c.dossier_id, c.number) IN (SELECT c.dossier_id, c.number FROM consultations c
          WHERE \(condition)\(seen)
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

  package func consultationCounts(
    agency: AgencyCode, sight: ConfidentialSight = .none
  ) throws(StoreError) -> ConsultationCounts {
    let database = try connection
    var values: [any Bindable] = [agency]
    let seen = sight.questionCondition(&values)
    return ConsultationCounts(
      toAnswer: try database.count("consultations WHERE asked = $1 AND ended_at IS NULL\(seen)", values),
      awaited: try database.count("consultations WHERE agency = $1 AND ended_at IS NULL\(seen)", values))
  }

  /// How many questions wait for the agency's answer, due or not.
  package func questionsToAnswer(agency: AgencyCode) throws(StoreError) -> Int {
    var values: [any Bindable] = [agency]
    let seen = ConfidentialSight.none.questionCondition(&values)
    return try connection.count("consultations WHERE asked = $1 AND ended_at IS NULL\(seen)", values)
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
