import OneStop
import OneStopStore

/// Makes reports of the store's figures and the catalogue's names.
package struct ReportBuilder {
  let catalogue: Catalogue
  /// What the field is called of procedures that are in the catalogue no more.
  private let otherFields: BilingualText

  /// Both languages: a report keeps its names in each, as files and programs read them.
  package init(catalogue: Catalogue, vietnamese: Words, english: Words) {
    self.catalogue = catalogue
    otherFields = BilingualText(vietnamese.reports.otherFields.text, english: english.reports.otherFields.text)
  }

  /// For totals, which have no names.
  init(catalogue: Catalogue) {
    self.catalogue = catalogue
    otherFields = BilingualText(Self.noField)
  }

  /// The report as of the period's end, or of `now` where that is earlier: every row balances, and the total is the sum
  /// of the rows. A row without a single dossier is left out. Where most wait too long stands first.
  ///
  /// Fails as the store fails.
  package func report(_ question: ReportQuestion, from snapshot: some Snapshot, now: Moment) throws -> Report {
    let agencies = agencies(of: question.scope)
    let figures = try snapshot.figures(
      by: question.grouping == .agency ? .agency : .procedure, in: question.period, now: now, agencies: agencies)
    let lateEntries = try snapshot.lateEntryCount(in: question.period, agencies: agencies)
    return report(question, figures: figures, lateEntries: lateEntries, now: now)
  }

  /// The sum over the question's scope alone: without names and rows, it costs less.
  package func total(of period: Period, scope: ReportScope, from snapshot: some Snapshot, now: Moment) throws
    -> ReportFigures
  {
    // There are fewer procedures than agencies, so that fewer rows are added up.
    let figures = try snapshot.figures(by: .procedure, in: period, now: now, agencies: agencies(of: scope))
    return figures.values.reduce(into: ReportFigures()) { $0 += $1 }
  }

  /// nil: the whole city, with what agencies did that are in the catalogue no more.
  func agencies(of scope: ReportScope) -> Set<AgencyCode>? {
    switch scope {
    case .city: return nil
    case .agency(let code): return [code]
    case .subtree(let code):
      let codes = Set(catalogue.subtree(of: code).map(\.code)).union([code])
      return codes.count >= catalogue.agencies.count ? nil : codes
    }
  }

  /// - Parameter figures: by agency or procedure code, as the question groups them.
  func report(
    _ question: ReportQuestion, figures: [String: ReportFigures], lateEntries: Int, now: Moment
  ) -> Report {
    var rows: [String: Report.Row] = [:]
    for (code, figures) in figures where !figures.isZero {
      let procedure = question.grouping == .agency ? nil : ProcedureCode(code).flatMap(catalogue.procedure)
      if question.grouping != .agency, let field = question.field, procedure?.field.slug ?? Self.noField != field {
        continue
      }
      let (key, name) = subject(code, procedure, question.grouping)
      rows[key, default: Report.Row(key: key, name: name, figures: ReportFigures())].figures += figures
    }
    let sorted = rows.values.map { (row: $0, order: VietnameseOrder($0.name.vietnamese)) }
      .sorted { ReportBuilder.isWorse(($0.row, $0.order), ($1.row, $1.order)) }
      .map(\.row)
    return Report(
      period: question.period, asOf: question.period.asOf(now: now), grouping: question.grouping, rows: sorted,
      total: sorted.reduce(into: ReportFigures()) { $0 += $1.figures }, lateEntries: lateEntries)
  }

  /// The slug under which procedures are gathered that are in the catalogue no more.
  static let noField = "khac"

  /// The key and name of a code's row. What is in the catalogue no more goes by its code.
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
  /// Not one dossier, rating or request stands in it.
  var isZero: Bool { self == ReportFigures() }

  /// Dossiers whose applicants waited, or are waiting, longer than the law allows.
  var tooLong: Int { ended.late + open.overdue }

  var onTimeCount: Int { ended.early + ended.onTime }
}
