import Database
import OneStop

/// The lists with which an agency works.
package enum Worklist: Hashable, Sendable {
  /// Not ended, and in the hands of the login.
  case mine(login: String)
  /// Filed online or by post and not yet accepted.
  case filed
  /// Every dossier that has not ended, those without a due moment last.
  case open
  /// Running, and due from now until the end of the day.
  case dueToday
  /// Running, and due from now until the moment.
  case dueSoon(until: Moment)
  case overdue
  /// Running and not overdue, with less time left than needed (`LateRisk`).
  case likelyLate
  /// The applicant is asked for a supplement or a payment, and the clock is stopped.
  case waiting
  /// Finished, and not handed over.
  case toHandOver
  /// Not ended, and another agency has been asked and has not answered.
  case awaitingAnswers
}

extension Snapshot {
  /// One page of a list of the agency, filtered: unless an order is given, the earliest due first, or for results to be
  /// handed over, the longest finished first. Rows that are not on the page are read in the index alone.
  ///
  /// - Parameter sight: which confidential dossiers the reader sees.
  package func worklist(
    _ list: Worklist, agency: AgencyCode, sight: ConfidentialSight = .none, now: Moment,
    filter: WorklistFilter = WorklistFilter(), order: WorklistOrder? = nil, place: ListPlace? = nil,
    limit: Int = 50, offset: Int = 0
  ) throws(StoreError) -> [DossierSummary] {
    try worklist(
      list, agencies: [agency], sight: sight, now: now, filter: filter, order: order, place: place, limit: limit,
      offset: offset)
  }

  /// The same for several agencies together; nothing for none.
  package func worklist(
    _ list: Worklist, agencies: [AgencyCode], sight: ConfidentialSight = .none, now: Moment,
    filter: WorklistFilter = WorklistFilter(), order: WorklistOrder? = nil, place: ListPlace? = nil,
    limit: Int = 50, offset: Int = 0
  ) throws(StoreError) -> [DossierSummary] {
    if agencies.isEmpty { return [] }
    var values = list.values(now: now)
    let isOfThese = "agency IN \(values.list(agencies))"
    let column = order?.column ?? list.usualOrder
    let conditions =
      try filter.conditions(&values) + condition(place, in: column, &values) + sight.condition(&values)
    let count = values.count
    return try connection.summaries(
      """
      id IN (SELECT id FROM dossiers WHERE \(isOfThese) AND \(list.condition(isOfThese))\(conditions)
        ORDER BY \(column.order.nearest(place)) LIMIT $\(count + 1) OFFSET $\(count + 2)) ORDER BY \(column.order.sql())
      """,
      values + [limit, offset])
  }

  /// How many rows of the list are before or after a place.
  package func worklistCount(
    _ list: Worklist, agencies: [AgencyCode], sight: ConfidentialSight = .none, now: Moment,
    filter: WorklistFilter = WorklistFilter(), order: WorklistOrder? = nil, place: ListPlace
  ) throws(StoreError) -> Int {
    if agencies.isEmpty { return 0 }
    var values = list.values(now: now)
    let isOfThese = "agency IN \(values.list(agencies))"
    let column = order?.column ?? list.usualOrder
    let conditions =
      try filter.conditions(&values) + condition(place, in: column, &values) + sight.condition(&values)
    var count = 0
    try connection.forEach(
      composed: """
        SELECT count(*) FROM dossiers WHERE \(isOfThese) AND \(list.condition(isOfThese))\(conditions)
        """, values
    ) { row in
      count = row.int(0)
      return true
    }
    return count
  }

  /// How many open dossiers of the agencies are due from now until the moment, inclusive. Reads the open ones, in the
  /// index alone.
  package func dueSoonCount(
    agencies: [AgencyCode], sight: ConfidentialSight = .none, now: Moment, until soon: Moment,
    acceptedBefore moment: Moment? = nil
  ) throws(StoreError) -> Int {
    var count = 0
    for some in agencies.groups {
      var values: [any SQLParameter] = [now, soon]
      let isOfThese = "agency IN \(values.list(some))"
      let seen = sight.condition(&values) + accepted(before: moment, &values)
      count += try connection.count(
        "dossiers WHERE \(isOfThese) AND ended_at IS NULL AND due >= $1 AND due <= $2\(seen)", values)
    }
    return count
  }

  /// How many open dossiers of the agency are due from now until the moment, and how many wait to be accepted. Reads the
  /// open ones, in the index alone.
  package func deskCounts(
    agency: AgencyCode, sight: ConfidentialSight = .none, now: Moment, until soon: Moment
  ) throws(StoreError) -> (dueSoon: Int, filed: Int) {
    var values: [any SQLParameter] = [now, soon, agency.description]
    let seen = sight.condition(&values)
    var counts = (dueSoon: 0, filed: 0)
    try connection.forEach(
      composed: """
        SELECT count(CASE WHEN due >= $1 AND due <= $2 THEN 1 END), count(CASE WHEN status = 1 AND due IS NULL THEN 1 END)
        FROM dossiers WHERE agency = $3 AND ended_at IS NULL\(seen)
        """, values
    ) { row in
      counts = (row.int(0), row.int(1))
      return true
    }
    return counts
  }

  /// Whether the dossier is on the list of those likely late.
  package func isLikelyLate(_ id: Int64, now: Moment) throws(StoreError) -> Bool {
    try connection.count("dossiers WHERE \(Worklist.isLikelyLate) AND id = $2", [now, id]) > 0
  }

  /// How many dossiers of the agencies are not overdue yet, but have less time left than they need.
  package func likelyLateCount(
    agencies: [AgencyCode], sight: ConfidentialSight = .none, now: Moment, acceptedBefore moment: Moment? = nil
  ) throws(StoreError) -> Int {
    var count = 0
    for some in agencies.groups {
      var values: [any SQLParameter] = [now]
      let isOfThese = "agency IN \(values.list(some))"
      let seen = sight.condition(&values) + accepted(before: moment, &values)
      count += try connection.count(
        "dossiers WHERE \(isOfThese) AND \(Worklist.isLikelyLate)\(seen)", values)
    }
    return count
  }

  /// A condition with `AND` before it; empty where no moment is given.
  private func accepted(before moment: Moment?, _ values: inout [any SQLParameter]) -> String {
    guard let moment else { return "" }
    values.append(moment)
    return " AND accepted_at < $\(values.count)"
  }
}

extension Connection {
  /// How many rows a table with its condition on parameters `$1`, `$2`, … has.
  func count(_ rows: String, _ values: [any SQLParameter]) throws(StoreError) -> Int {
    var count = 0
    try forEach(composed: "SELECT count(*) FROM \(rows)", values) { row in
      count = row.int(0)
      return true
    }
    return count
  }
}

extension Worklist {
  /// The condition in SQL; `$1` is the present moment.
  static let isLikelyLate = "ended_at IS NULL AND due >= $1 AND at_risk_from <= $1"

  /// The condition in SQL; `$1` and `$2` are `values(now:)`.
  ///
  /// - Parameter agencies: the condition on the column `agency`.
  func condition(_ agencies: String) -> String {
    switch self {
    case .mine: "officer = $1 AND ended_at IS NULL"
    case .filed: "ended_at IS NULL AND due IS NULL AND status = 1"
    case .open: "ended_at IS NULL"
    case .dueToday: "ended_at IS NULL AND due >= $1 AND due < $2"
    case .dueSoon: "ended_at IS NULL AND due >= $1 AND due <= $2"
    case .overdue: "ended_at IS NULL AND due < $1"
    case .likelyLate: Worklist.isLikelyLate
    case .waiting: "ended_at IS NULL AND due IS NULL AND status IN (5, 6)"
    case .toHandOver: "status = 9"
    case .awaitingAnswers: "id IN (SELECT dossier_id FROM consultations WHERE \(agencies) AND ended_at IS NULL)"
    }
  }

  /// The parameters of the condition.
  fileprivate func values(now: Moment) -> [any SQLParameter] {
    switch self {
    case .mine(let login): [login]
    case .dueToday: [now, now.date.next.start]
    case .dueSoon(let moment): [now, moment]
    case .overdue, .likelyLate: [now]
    case .filed, .open, .waiting, .toHandOver, .awaitingAnswers: []
    }
  }

  var usualOrder: WorklistColumn {
    switch self {
    case .filed: .id
    case .waiting: .lastEventAt
    case .toHandOver: .endedAt
    case .awaitingAnswers, .mine, .open, .dueToday, .dueSoon, .overdue, .likelyLate: .due
    }
  }
}
