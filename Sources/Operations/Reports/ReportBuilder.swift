import OneStop
import OneStopStore
import Words

/// Makes reports from the store's figures and the catalogue's names.
///
/// Only this place decides whether confidential procedures are counted: they are, for staff who read reports, and never
/// in what everybody can read.
package struct ReportBuilder {
  /// Who the report is for.
  package enum Audience: Hashable, Sendable {
    case everyone, staff
  }

  package let catalogue: Catalogue
  package let audience: Audience
  /// The name of the field for procedures that are no longer in the catalogue.
  private let otherFields: BilingualText

  /// Both languages: a report has its names in each, for files and programs.
  package init(catalogue: Catalogue, vietnamese: Words, english: Words, for audience: Audience) {
    self.catalogue = catalogue
    self.audience = audience
    otherFields = BilingualText(vietnamese.reports.otherFields.text, english: english.reports.otherFields.text)
  }

  /// For totals, which have no names.
  package init(catalogue: Catalogue, for audience: Audience) {
    self.catalogue = catalogue
    self.audience = audience
    otherFields = BilingualText(Self.noField)
  }

  /// The report as of the period's end, or of `now` where that is earlier: every row balances, and the total is the sum
  /// of the rows. A row without a single dossier is left out. The rows with the most late and overdue dossiers come
  /// first.
  ///
  /// Throws the store's errors.
  package func report(_ question: ReportQuestion, from snapshot: some Snapshot, now: Moment) throws -> Report {
    let agencies = agencies(of: question.scope)
    let figures = try figures(
      by: question.grouping == .agency ? .agency : .procedure, in: question.period, agencies, from: snapshot, now: now)
    let lateEntries = try snapshot.lateEntryCount(
      in: question.period, agencies: agencies, countsConfidential: audience == .staff)
    return report(question, figures: figures, lateEntries: lateEntries, now: now)
  }

  /// Only the sum over the question's scope, without names and rows.
  package func total(of period: Period, scope: ReportScope, from snapshot: some Snapshot, now: Moment) throws
    -> ReportFigures
  {
    // By procedure, because there are fewer procedures than agencies to add up.
    let figures = try figures(by: .procedure, in: period, agencies(of: scope), from: snapshot, now: now)
    return figures.values.reduce(into: ReportFigures()) { $0 += $1 }
  }

  /// By agency or procedure code.
  package func figures(
    by subject: FigureSubject, in period: Period, _ agencies: Set<AgencyCode>?, from snapshot: some Snapshot,
    now: Moment
  ) throws -> [String: ReportFigures] {
    try snapshot.figures(
      by: subject, in: period, now: now, agencies: agencies, countsConfidential: audience == .staff)
  }

  /// nil: the whole city, including agencies that are no longer in the catalogue.
  package func agencies(of scope: ReportScope) -> Set<AgencyCode>? {
    switch scope {
    case .city: return nil
    case .agency(let code): return [code]
    case .subtree(let code):
      let codes = Set(catalogue.subtree(of: code).map(\.code)).union([code])
      return codes.count >= catalogue.agencies.count ? nil : codes
    }
  }

  /// - Parameter figures: by agency or procedure code, as the question groups them.
  package func report(
    _ question: ReportQuestion, figures: [String: ReportFigures], lateEntries: Int, now: Moment
  ) -> Report {
    var rows: [String: Report.Row] = [:]
    for (code, var figures) in figures {
      // Ratings of few people are hidden (`PublicRatings`), and not even a row may reveal them.
      figures.ratings = ReportFigures.Ratings()
      if figures.isZero { continue }
      let procedure = question.grouping == .agency ? nil : ProcedureCode(code).flatMap(catalogue.procedure)
      if question.grouping != .agency, let field = question.field, procedure?.field.slug ?? Self.noField != field {
        continue
      }
      let (key, name) = subject(code, procedure, question.grouping)
      rows[key, default: Report.Row(key: key, name: name, figures: ReportFigures())].figures += figures
    }
    let sorted = rows.values.map { (row: $0, order: VietnameseOrder($0.name.vietnamese, byValue: true)) }
      .sorted { ReportBuilder.isWorse(($0.row, $0.order), ($1.row, $1.order)) }
      .map(\.row)
    return Report(
      period: question.period, asOf: question.period.asOf(now: now), grouping: question.grouping, rows: sorted,
      total: sorted.reduce(into: ReportFigures()) { $0 += $1.figures }, lateEntries: lateEntries)
  }

  /// The slug that gathers procedures that are no longer in the catalogue.
  package static let noField = "khac"

  /// The key and name of a code's row. What is no longer in the catalogue is named by its code.
  private func subject(
    _ code: String, _ procedure: Procedure?, _ grouping: Report.Grouping
  ) -> (key: String, name: BilingualText) {
    switch grouping {
    case .agency: (code, AgencyCode(code).flatMap(catalogue.agency)?.name ?? BilingualText(code, english: code))
    case .procedure: (code, procedure?.name ?? BilingualText(code, english: code))
    case .field:
      (procedure?.field.slug ?? Self.noField, procedure?.field.name ?? otherFields)
    }
  }

  private static func isWorse(
    _ left: (row: Report.Row, order: VietnameseOrder), _ right: (row: Report.Row, order: VietnameseOrder)
  ) -> Bool {
    let (a, b) = (left.row.figures, right.row.figures)
    if a.tooLong != b.tooLong { return a.tooLong > b.tooLong }
    let (rateA, rateB) = (a.onTimeRate ?? 2, b.onTimeRate ?? 2)
    if rateA != rateB { return rateA < rateB }
    if left.order != right.order { return left.order < right.order }
    return left.row.key < right.row.key
  }
}

extension ReportFigures {
  /// Whether it has no dossier, rating or request.
  var isZero: Bool { self == ReportFigures() }

  /// Dossiers whose applicants waited, or are waiting, longer than the law allows.
  package var tooLong: Int { ended.late + open.overdue }

  package var onTimeCount: Int { ended.early + ended.onTime }
  package var rate: Rate? { Rate(onTimeCount, of: ended.rated) }
}
