/// Thời hạn lưu giữ: how long after their end the personal data of a procedure's dossiers are kept.
package struct RetentionRule: Hashable, Sendable {
  /// nil: for every procedure that has no rule of its own.
  package var procedure: ProcedureCode?
  package var months: RetentionPeriod
  /// The legal basis, as the administrator cites it.
  package var basis: String

  package init(procedure: ProcedureCode?, months: RetentionPeriod, basis: String) {
    (self.procedure, self.months, self.basis) = (procedure, months, basis)
  }

  /// The limit of `basis`.
  package static let basisRule = TextRule.line(.form, upTo: 300).asReason
}

/// A number of months, from one to a hundred years.
package struct RetentionPeriod: Hashable, Sendable, Comparable {
  package let months: Int
  private static let range = 1...1_200

  package init?(_ months: Int) {
    guard RetentionPeriod.range.contains(months) else { return nil }
    self.months = months
  }

  /// As people type it.
  package init?(typed text: some StringProtocol) {
    guard let months = Int(typed: text, in: RetentionPeriod.range) else { return nil }
    self.months = months
  }

  package static func < (left: RetentionPeriod, right: RetentionPeriod) -> Bool { left.months < right.months }

  /// What ended before this moment is due for erasure on the day: the whole months have passed, and the day of the end
  /// with them. Months end with the same day of the month, or with its last day (Civil Code 2015, article 148).
  package func cutoff(on day: LocalDate) -> Moment {
    let first = day.adding(months: -months)
    // All days of a shorter month have had their own day since.
    return (first.components.day == day.components.day ? first : first.next).start
  }

  /// The first day on which what ended then is due: months have different lengths, so that it is looked for.
  package func dueDay(ofEnd end: Moment) -> LocalDate {
    var day = end.date.adding(months: months)
    while cutoff(on: day.adding(days: -1)) > end { day = day.adding(days: -1) }
    while cutoff(on: day) <= end { day = day.next }
    return day
  }
}
