/// Báo cáo tuần: what a leader is told about the past week. It is kept as it was made.
package struct WeeklyReport: Hashable, Sendable, Codable {
  /// Late dossiers that ended in the week with one cause; nil: without any.
  package struct Cause: Hashable, Sendable, Codable {
    package var cause: LatenessCause?
    package var count: Int

    package init(cause: LatenessCause?, count: Int) {
      self.cause = cause
      self.count = count
    }
  }

  /// Late dossiers that ended in the week and exceeded the share of this step by more than that of any other.
  package struct Step: Hashable, Sendable, Codable {
    package var procedure: String
    /// From 0.
    package var step: Int
    package var name: BilingualText
    package var unit: BilingualText
    package var count: Int
    /// The working time by which they exceeded the step's share, all together, in microseconds.
    package var excess: Int64

    package init(
      procedure: String, step: Int, name: BilingualText, unit: BilingualText, count: Int = 0, excess: Int64 = 0
    ) {
      self.procedure = procedure
      self.step = step
      self.name = name
      self.unit = unit
      self.count = count
      self.excess = excess
    }
  }

  /// An agency below, or a unit of the agency itself.
  package struct Unit: Hashable, Sendable, Codable {
    /// nil for a unit of the agency itself.
    package var agency: String?
    package var name: BilingualText
    /// Dossiers that ended early, on time or late in the week.
    package var rated: Int
    /// How many of them were late because of it.
    package var late: Int

    package init(agency: String? = nil, name: BilingualText, rated: Int, late: Int) {
      self.agency = agency
      self.name = name
      self.rated = rated
      self.late = late
    }
  }

  /// Of the agency and those below it, as of the week's end, or of `asOf` where that is earlier.
  package var figures: ReportFigures
  /// Of the week before.
  package var before: ReportFigures
  /// When the report was made, in microseconds since 1970 UTC.
  package var madeAt: Int64
  /// Open dossiers due in the week after, of those received until the week's end and still open when the report was
  /// made; nil where it was made later than that week.
  package var dueNext: Int?
  /// Of all dossiers received until the week's end and still open, those that will probably be late; nil where that is
  /// not known.
  package var likelyLate: Int?
  /// Questions that other agencies asked until the week's end and that wait for an answer; nil where the report was
  /// made later than the week after.
  package var toAnswer: Int?
  /// The week's ratings with a comment; nil in reports from before they were counted.
  package var comments: Int?
  /// The most frequent first; their sum is `figures.ended.late`.
  package var causes: [Cause]
  /// The most frequent first; late dossiers of procedures without steps are not included.
  package var steps: [Step]
  /// Those with the largest share of late dossiers first.
  package var units: [Unit]

  package init(
    figures: ReportFigures, before: ReportFigures, madeAt: Moment, dueNext: Int? = nil, likelyLate: Int? = nil,
    toAnswer: Int? = nil, comments: Int? = nil, causes: [Cause] = [], steps: [Step] = [], units: [Unit] = []
  ) {
    self.figures = figures
    self.before = before
    self.madeAt = madeAt.microseconds
    self.dueNext = dueNext
    self.likelyLate = likelyLate
    self.toAnswer = toAnswer
    self.comments = comments
    self.causes = causes
    self.steps = steps
    self.units = units
  }

  /// Up to `limit` units with late dossiers, the worst first.
  package func worstUnits(_ limit: Int = 3) -> [Unit] { Array(units.filter { $0.late > 0 }.prefix(limit)) }

  /// Up to `limit` of the other units, with the smallest share of late dossiers, the best first.
  package func bestUnits(_ limit: Int = 3) -> [Unit] {
    Array(units.dropFirst(worstUnits(limit).count).reversed().prefix(limit))
  }
}

extension WeeklyReport.Unit {
  /// Whether `left` has the larger share of late dossiers; between equal shares, more late dossiers, then the order of
  /// names, decide.
  package static func isWorse(_ left: Self, _ right: Self) -> Bool {
    let (a, b) = (left.late * max(right.rated, 1), right.late * max(left.rated, 1))
    if a != b { return a > b }
    // Among units without late dossiers, the one that did more comes last, as the best.
    if left.late != right.late { return left.late > right.late }
    if left.rated != right.rated { return left.rated < right.rated }
    return VietnameseOrder(left.name.vietnamese, byValue: true) < VietnameseOrder(right.name.vietnamese, byValue: true)
  }
}

extension LatenessCause: Codable {}
