import OneStop
import Workbook

/// A report as a file for other programs.
package struct ReportFile {
  package let report: Report
  let words: Words
  let language: Language
  /// Whose dossiers it counts, in words.
  let scope: String
  /// Whether answers about satisfaction stand in it, as in the public figures.
  let hasRatings: Bool

  package init(_ report: Report, scope: String, words: Words, language: Language, hasRatings: Bool = false) {
    self.report = report
    self.scope = scope
    self.words = words
    self.language = language
    self.hasRatings = hasRatings
  }

  /// Rows and their total, each figure in a column; by language, see `CSVWriter`.
  package func csv() -> [UInt8] {
    var writer = CSVWriter()
    for name in header { writer.text(name) }
    writer.endLine()
    for row in report.rows { write(row.key, words.plainName(row.name, in: language), row.figures, to: &writer) }
    write("", words.reports.total.text, report.total, to: &writer)
    return writer.bytes
  }

  private func write(_ key: String, _ name: String, _ figures: ReportFigures, to writer: inout CSVWriter) {
    writer.text(key)
    writer.text(name)
    for column in ReportColumn.allCases { writer.number(column.value(figures)) }
    writer.share(figures.onTimeRate)
    for level in ratings { writer.number(figures.ratings[level]) }
    writer.endLine()
  }

  /// An Excel workbook of one sheet, whose caption says what it shows and of when.
  package func workbook() throws(WorkbookError) -> [UInt8] {
    let rows =
      report.rows.map { Workbook.Row(cells($0.key, words.plainName($0.name, in: language), $0.figures)) }
      + [Workbook.Row(cells("", words.reports.total.text, report.total), isBold: true)]
    let sheet = Workbook.Sheet(
      name: words.reports.sheet.text, caption: [words.reports.title.text, scope, words.plainPeriod(report)],
      header: header, rows: rows)
    return try Workbook(sheets: [sheet]).bytes()
  }

  private func cells(_ key: String, _ name: String, _ figures: ReportFigures) -> [Workbook.Cell] {
    let rate = figures.onTimeRate.map { Workbook.Cell.percent($0) } ?? .empty
    return [.text(key), .text(name)] + ReportColumn.allCases.map { .integer($0.value(figures)) } + [rate]
      + ratings.map { .integer(figures.ratings[$0]) }
  }

  private var ratings: [Rating.Level] { hasRatings ? Rating.Level.allCases.reversed() : [] }

  private var header: [String] {
    let words = words.reports
    return [words.keys[report.grouping].text, words.subjects[report.grouping].text]
      + ReportColumn.allCases.map { words.columns[$0].text } + [words.rate.text]
      + ratings.map { words.levels[$0].text }
  }

  /// A clear name in plain letters, without its ending.
  package var name: String {
    let subject: String =
      switch (language, report.grouping) {
      case (.vietnamese, .agency): "bao-cao-theo-co-quan"
      case (.vietnamese, .field): "bao-cao-theo-linh-vuc"
      case (.vietnamese, .procedure): "bao-cao-theo-thu-tuc"
      case (.english, let grouping): "report-by-\(grouping.rawValue)"
      }
    return "\(subject)_\(report.period.from)_\(report.period.to)"
  }
}

extension ReportFigures.Ratings {
  subscript(level: Rating.Level) -> Int {
    switch level {
    case .satisfied: satisfied
    case .partly: partly
    case .unsatisfied: unsatisfied
    }
  }
}
