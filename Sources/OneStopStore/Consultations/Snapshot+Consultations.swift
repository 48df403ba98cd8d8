import Database
import OneStop

/// The lists of questions with which an agency works.
package enum ConsultationList: Hashable, Sendable {
  /// Asked of the agency and not answered, the earliest due first.
  case toAnswer
  /// Asked by the agency and not answered, the earliest due first.
  case awaited
  /// Asked of the agency and over, the latest first.
  case ended
  /// Asked by the agency and over, the latest first.
  case answered
}

extension ConsultationList {
  var order: ListOrder {
    let numbers = ["c.dossier_id", "c.number"]
    return switch self {
    case .toAnswer, .awaited: ListOrder(value: "c.due", isOptional: true, numbers: numbers)
    case .ended, .answered: ListOrder(value: "c.ended_at", numbers: numbers, isDescending: true)
    }
  }
}

extension ConsultationSummary {
  /// Where it stands in a list.
  package func key(in list: ConsultationList) -> ListKey {
    ListKey(value: (list == .ended || list == .answered ? endedAt : due)?.microseconds, dossierID, Int64(number))
  }
}

package struct ConsultationCounts: Hashable, Sendable {
  package var toAnswer = 0
  package var awaited = 0
}

extension Snapshot {
  /// One page of a list of the agency.
  ///
  /// - Parameter sight: which confidential dossiers the reader sees. Questions may have been asked before a dossier
  ///   became confidential.
  package func consultations(
    _ list: ConsultationList, agency: AgencyCode, sight: ConfidentialSight = .none, place: ListPlace? = nil,
    limit: Int = 50
  ) throws(StoreError) -> [ConsultationSummary] {
    try consultations(list, agencies: [agency], sight: sight, place: place, limit: limit)
  }

  /// The same for several agencies together; nothing for none. Rows that are not on the page are read in the index
  /// alone.
  package func consultations(
    _ list: ConsultationList, agencies: [AgencyCode], sight: ConfidentialSight = .none, place: ListPlace? = nil,
    limit: Int = 50
  ) throws(StoreError) -> [ConsultationSummary] {
    if agencies.isEmpty { return [] }
    let database = try connection
    var values: [any SQLParameter] = []
    let these = "IN \(values.list(agencies))"
    let condition =
      switch list {
      case .toAnswer: "c.asked \(these) AND c.ended_at IS NULL"
      case .awaited: "c.agency \(these) AND c.ended_at IS NULL"
      case .ended: "c.asked \(these) AND c.ended_at IS NOT NULL"
      case .answered: "c.agency \(these) AND c.ended_at IS NOT NULL"
      }
    let onSide = list.order.condition(place, &values)
    let seen = sight.questionCondition(&values, of: "c.")
    var lines: [ConsultationSummary] = []
    try database.forEach(
      composed: """
        SELECT \(ConsultationSummary.columns) FROM consultations c JOIN dossiers d ON d.id = c.dossier_id
        WHERE (c.dossier_id, c.number) IN (SELECT c.dossier_id, c.number FROM consultations c
          WHERE \(condition)\(onSide)\(seen)
          ORDER BY \(list.order.nearest(place)) LIMIT $\(values.count + 1))
        ORDER BY \(list.order.sql())
        """,
      values + [limit]
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
    var values: [any SQLParameter] = [agency]
    let seen = sight.questionCondition(&values)
    return ConsultationCounts(
      toAnswer: try database.count("consultations WHERE asked = $1 AND ended_at IS NULL\(seen)", values),
      awaited: try database.count("consultations WHERE agency = $1 AND ended_at IS NULL\(seen)", values))
  }

  /// How many questions wait for the agencies' answers, due or not.
  ///
  /// - Parameter moment: only those that were asked before it.
  package func questionsToAnswer(
    agencies: [AgencyCode], askedBefore moment: Moment? = nil
  ) throws(StoreError) -> Int {
    var count = 0
    for some in agencies.groups {
      var values: [any SQLParameter] = []
      let isOfThese = "asked IN \(values.list(some))"
      var seen = ConfidentialSight.none.questionCondition(&values)
      if let moment {
        values.append(moment)
        seen += " AND asked_at < $\(values.count)"
      }
      count += try connection.count("consultations WHERE \(isOfThese) AND ended_at IS NULL\(seen)", values)
    }
    return count
  }

  /// When silence next becomes agreement; nil where no such question is open.
  package func nextSilence() throws(StoreError) -> Moment? {
    try connection.first(
      """
      SELECT due FROM consultations WHERE ended_at IS NULL AND is_silence_agreement = 1 AND due IS NOT NULL
      ORDER BY due LIMIT 1
      """
    ) { $0.moment(0) }
  }
}
