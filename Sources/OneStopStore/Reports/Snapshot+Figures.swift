import Database
import OneStop

/// What a row of figures is about.
package enum FigureSubject: Sendable {
  case agency
  /// Fields are sums of procedures, which the caller makes.
  case procedure
}

extension Snapshot {
  /// The figures of a period by agency or procedure code, as of its end, or of `now` where that is earlier.
  ///
  /// Confidential procedures are included only if `countsConfidential` says so, which no public figure may.
  ///
  /// Adds up tallies; while the last day is not over, open dossiers are read too, in their index. Every row balances.
  ///
  /// - Parameters:
  ///   - agencies: only these; nil: the whole city.
  ///   - countsOpen: false where open dossiers are not asked for: those due later today then count as overdue.
  package func figures(
    by subject: FigureSubject, in period: Period, now: Moment, agencies: Set<AgencyCode>? = nil,
    countsOpen: Bool = true,
    countsConfidential: Bool = false
  ) throws(StoreError) -> [String: ReportFigures] {
    askEarly {
      _ = try $0.readFigures(by: subject, in: period, now: now, agencies, countsOpen, countsConfidential)
    }
    return try readFigures(by: subject, in: period, now: now, agencies, countsOpen, countsConfidential)
  }

  private func readFigures(
    by subject: FigureSubject, in period: Period, now: Moment, _ agencies: Set<AgencyCode>?, _ countsOpen: Bool,
    _ countsConfidential: Bool
  ) throws(StoreError) -> [String: ReportFigures] {
    let database = try connection
    let today = min(period.to, now.date)
    var sums = FigureSums(subject: subject, agencies: agencies, countsConfidential: countsConfidential)
    try sums.add(TallySegment.through(min(period.from.adding(days: -1), today)), \.before, from: database)
    try sums.add(TallySegment.from(period.from, through: today), \.within, from: database)
    // Tallies have the state at a day's end, but what is due later on the day of the figures is not overdue yet.
    if countsOpen, now < today.next.start {
      try sums.addDueLater(from: now, to: today.next.start, database)
    }
    return sums.figures
  }
}

/// Sums of tallies by subject and channel.
private struct FigureSums {
  struct Key: Hashable {
    var subject: String
    var channel: Channel
  }

  struct Sums {
    var before = Tally.zero
    var within = Tally.zero
    var dueLater = 0
  }

  let subject: FigureSubject
  let agencies: Set<AgencyCode>?
  let countsConfidential: Bool
  private var sums: [Key: Sums] = [:]

  init(subject: FigureSubject, agencies: Set<AgencyCode>?, countsConfidential: Bool) {
    self.subject = subject
    self.agencies = agencies
    self.countsConfidential = countsConfidential
  }

  var figures: [String: ReportFigures] {
    var figures: [String: ReportFigures] = [:]
    for (key, sums) in sums {
      figures[key.subject, default: ReportFigures()].add(
        key.channel, before: sums.before, within: sums.within, dueLater: sums.dueLater)
    }
    return figures
  }

  mutating func add(
    _ segments: [TallySegment], _ part: WritableKeyPath<Sums, Tally>, from database: Connection
  ) throws(StoreError) {
    let confidential = try countsConfidential ? database.confidentialAgencies(among: agencies) : []
    for segment in segments {
      switch (subject, agencies) {
      case (.agency, nil): try add(segment, .agencies, part, database)
      case (.procedure, nil): try add(segment, .procedures, part, database)
      case (_, let agencies?): try add(segment, .withinAgency, of: agencies.map(\.description), part, database)
      }
      try add(segment, .confidential, of: confidential, part, database)
    }
  }

  private static let columns = """
    channel, received, early, on_time, late, refused, withdrawn, stopped, ended_undated, repeat_supplements, \
    overdue_change, paused_change, undated_change, satisfied, partly, unsatisfied, corrections, transferred_in, \
    transferred_out
    """

  /// Rows of the whole city, which are neighbours.
  private mutating func add(
    _ segment: TallySegment, _ view: TallyGrain.View, _ part: WritableKeyPath<Sums, Tally>, _ database: Connection
  ) throws(StoreError) {
    let grain = TallyGrain(view: view, unit: segment.unit).number
    try database.forEach(
      composed: """
        SELECT subject, \(FigureSums.columns) FROM tallies
        WHERE grain = $1 AND period BETWEEN $2 AND $3 AND scope = ''
        """, [grain, segment.periods.lowerBound, segment.periods.upperBound]
    ) { row throws(StoreError) in
      try add(row, part)
      return true
    }
  }

  /// Rows of agencies, each looked up by its period.
  private mutating func add(
    _ segment: TallySegment, _ view: TallyGrain.View, of scopes: [String], _ part: WritableKeyPath<Sums, Tally>,
    _ database: Connection
  ) throws(StoreError) {
    if scopes.isEmpty { return }
    let grain = TallyGrain(view: view, unit: segment.unit).number
    let first = try max(segment.periods.lowerBound, database.firstPeriod(grain))
    guard first <= segment.periods.upperBound else { return }
    let key = subject == .agency ? "scope" : "subject"
    for some in scopes.groups {
      var values: [any SQLParameter] = [grain]
      let isThen = "period IN \(values.list(Array(first...segment.periods.upperBound)))"
      let isOfThese = "scope IN \(values.list(some))"
      try database.forEach(
        composed: """
          SELECT \(key), \(FigureSums.columns) FROM tallies WHERE grain = $1 AND \(isThen) AND \(isOfThese)
          """, values
      ) { row throws(StoreError) in
        try add(row, part)
        return true
      }
    }
  }

  private mutating func add(_ row: Row, _ part: WritableKeyPath<Sums, Tally>) throws(StoreError) {
    let key = Key(subject: row.text(0), channel: try row.word(1))
    sums[key, default: Sums()][keyPath: part] += Tally(row, from: 2)
  }

  /// Running dossiers due from `now` on, which the tallies count as overdue at the day's end already. Reads the open
  /// dossiers of these agencies, in the index alone.
  mutating func addDueLater(from now: Moment, to end: Moment, _ database: Connection) throws(StoreError) {
    let codes = if let agencies { agencies.map(\.description) } else { try database.talliedAgencies() }
    let key = subject == .agency ? "agency" : "procedure"
    for some in codes.groups {
      var values: [any SQLParameter] = [now, end, countsConfidential]
      let isOfThese = "agency IN \(values.list(some))"
      try database.forEach(
        composed: """
          SELECT \(key), channel, count(*) FROM dossiers
          WHERE \(isOfThese) AND ended_at IS NULL AND due >= $1 AND due < $2 AND is_confidential <= $3
          GROUP BY \(key), channel
          """, values
      ) { row throws(StoreError) in
        sums[Key(subject: row.text(0), channel: try row.word(1)), default: Sums()].dueLater += row.int(2)
        return true
      }
    }
  }
}

extension Connection {
  /// The earliest period for which the grain has rows; later than all if it has none.
  fileprivate func firstPeriod(_ grain: Int) throws(StoreError) -> Int {
    let period = try first("SELECT min(period) FROM tallies WHERE grain = $1", grain) { $0.optional(0, Row.int) }
    return (period ?? nil) ?? .max
  }

  /// Every agency that has ever received a dossier.
  func talliedAgencies() throws(StoreError) -> [String] {
    let grain = TallyGrain(view: .agencies, unit: .year)
    let agencies = try all("SELECT DISTINCT subject FROM tallies WHERE grain = $1 AND scope = ''", grain.number) {
      $0.text(0)
    }
    return Set(agencies).union(try confidentialAgencies()).sorted()
  }

  /// Every agency that has ever received a confidential one.
  fileprivate func confidentialAgencies(among agencies: Set<AgencyCode>? = nil) throws(StoreError) -> [String] {
    let grain = TallyGrain(view: .confidential, unit: .year)
    return try all("SELECT DISTINCT scope FROM tallies WHERE grain = $1", grain.number) { row throws(StoreError) in
      try row.agency(0)
    }
    .filter { agencies?.contains($0) ?? true }.map(\.description)
  }
}
