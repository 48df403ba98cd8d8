import Database
import OneStop

/// What a row of figures is of.
package enum FigureSubject: Sendable {
  case agency
  /// Fields are sums of procedures, which the caller knows.
  case procedure
}

extension Snapshot {
  /// The figures of a period by agency or procedure code, as of its end, or of `now` where that is earlier.
  ///
  /// Confidential procedures are in them only where `countsConfidential` says so: no public figure may.
  ///
  /// Adds up tallies; while the last day lasts, what is open is read besides, in its index. Every row balances.
  ///
  /// - Parameters:
  ///   - agencies: only these; nil: the whole city.
  ///   - countsOpen: false where nobody asks what is open: that costs less, and what is due later today is overdue.
  package func figures(
    by subject: FigureSubject, in period: Period, now: Moment, agencies: Set<AgencyCode>? = nil,
    countsOpen: Bool = true,
    countsConfidential: Bool = false
  ) throws(StoreError) -> [String: ReportFigures] {
    let database = try connection
    let today = min(period.to, now.date)
    var sums = FigureSums(subject: subject, agencies: agencies, countsConfidential: countsConfidential)
    try sums.add(TallySegment.through(min(period.from.adding(days: -1), today)), \.before, from: database)
    try sums.add(TallySegment.from(period.from, through: today), \.within, from: database)
    // Tallies know the state at a day's end: what is due later on the day of the figures is not overdue yet.
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
    for segment in segments {
      switch (subject, agencies) {
      case (.agency, nil): try add(segment, .agencies, "", part, database)
      case (.procedure, nil): try add(segment, .procedures, "", part, database)
      case (_, let agencies?):
        for agency in agencies { try add(segment, .withinAgency, agency.description, part, database) }
      }
      if countsConfidential {
        for agency in try database.confidentialAgencies() where agencies?.contains(agency) ?? true {
          try add(segment, .confidential, agency.description, part, database)
        }
      }
    }
  }

  private mutating func add(
    _ segment: TallySegment, _ view: TallyGrain.View, _ scope: String, _ part: WritableKeyPath<Sums, Tally>,
    _ database: Connection
  ) throws(StoreError) {
    let grain = TallyGrain(view: view, unit: segment.unit).number
    let isSumOfScope = subject == .agency && view.hasScope
    let first = try database.firstPeriod(grain)
    for period in segment.periods where period >= first {
      try database.forEach(
        """
        SELECT subject, channel, received, early, on_time, late, refused, withdrawn, stopped, ended_undated,
          repeat_supplements, overdue_change, paused_change, undated_change, satisfied, partly, unsatisfied,
          corrections, transferred_in, transferred_out
        FROM tallies WHERE grain = $1 AND period = $2 AND scope = $3
        """,
        grain, period, scope
      ) { row throws(StoreError) in
        let key = Key(subject: isSumOfScope ? scope : row.text(0), channel: try row.word(1))
        sums[key, default: Sums()][keyPath: part] += Tally(row, from: 2)
      }
    }
  }

  /// Running dossiers due from `now` on that tallies count as overdue at the day's end already. Reads what is open in
  /// these agencies, in the index alone.
  mutating func addDueLater(from now: Moment, to end: Moment, _ database: Connection) throws(StoreError) {
    let codes = if let agencies { agencies.map(\.description) } else { try database.talliedAgencies() }
    for agency in codes {
      try database.forEach(
        """
        SELECT procedure, channel, count(*) FROM dossiers
        WHERE agency = $1 AND ended_at IS NULL AND due >= $2 AND due < $3 AND is_confidential <= $4
        GROUP BY procedure, channel
        """,
        agency, now, end, countsConfidential
      ) { row throws(StoreError) in
        let key = Key(subject: subject == .agency ? agency : row.text(0), channel: try row.word(1))
        sums[key, default: Sums()].dueLater += row.int(2)
      }
    }
  }
}

extension Connection {
  /// The earliest period of which the grain has rows; without any, later than all.
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
    return Set(agencies).union(try confidentialAgencies().map(\.description)).sorted()
  }

  /// Every agency that has ever received a confidential one.
  fileprivate func confidentialAgencies() throws(StoreError) -> [AgencyCode] {
    let grain = TallyGrain(view: .confidential, unit: .year)
    return try all("SELECT DISTINCT scope FROM tallies WHERE grain = $1", grain.number) { row throws(StoreError) in
      try row.agency(0)
    }
  }
}
