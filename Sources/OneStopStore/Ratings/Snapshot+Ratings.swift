import Database
import OneStop

extension Snapshot {
  /// Answers of whole months by agency, or by procedure of one agency; each month under its first day. Confidential
  /// procedures are not included.
  package func ratings(
    in period: Period, of agency: AgencyCode? = nil
  ) throws(StoreError) -> [LocalDate: PublicRatings.Counts] {
    let unit = TallyGrain.Unit.month
    let grain = TallyGrain(view: agency == nil ? .agencies : .withinAgency, unit: unit)
    var months: [LocalDate: PublicRatings.Counts] = [:]
    try connection.forEach(
      """
      SELECT period, subject, sum(satisfied), sum(partly), sum(unsatisfied) FROM tallies
      WHERE grain = $1 AND period BETWEEN $2 AND $3 AND scope = $4 AND (satisfied <> 0 OR partly <> 0 OR unsatisfied <> 0)
      GROUP BY period, subject
      """,
      grain.number, unit.period(of: period.from), unit.period(of: period.to), agency?.description ?? ""
    ) { row in
      let number = row.int(0)
      guard let month = LocalDate(year: number / 12, month: number % 12 + 1, day: 1) else { return }
      var ratings = ReportFigures.Ratings()
      (ratings.satisfied, ratings.partly, ratings.unsatisfied) = (row.int(2), row.int(3), row.int(4))
      months[month, default: [:]][row.text(1)] = ratings
    }
    return months
  }
}
