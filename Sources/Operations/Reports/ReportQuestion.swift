import OneStop

/// What a report is asked for.
package struct ReportQuestion: Hashable, Sendable {
  package var period: Period
  package var grouping: Report.Grouping
  package var scope: ReportScope
  /// Only procedures of this field; nil: of every field. It has no meaning in a report by agency.
  package var field: String?

  package init(period: Period, grouping: Report.Grouping, scope: ReportScope = .city, field: String? = nil) {
    self.period = period
    self.grouping = grouping
    self.scope = scope
    self.field = field
  }

  package var previous: ReportQuestion {
    var question = self
    question.period = period.previous
    return question
  }
}

/// Whose dossiers a report counts.
package enum ReportScope: Hashable, Sendable {
  case city
  /// The agency and all that are below it.
  case subtree(AgencyCode)
  case agency(AgencyCode)
}

extension LocalDate {
  /// The days that a portal can have figures for.
  package var isInReports: Bool { (2000...2100).contains(year) }
}
