import OneStop
import Words
import Workbook

/// A report as a file for other programs.
package struct ReportFile {
  package let report: Report
  package let words: Words
  package let language: Language
  /// Whose dossiers it counts, in words.
  package let scope: String
  /// Ratings, where the file includes them, as the public figures do.
  package let ratings: PublicRatings?

  package init(_ report: Report, scope: String, words: Words, language: Language, ratings: PublicRatings? = nil) {
    self.report = report
    self.scope = scope
    self.words = words
    self.language = language
    self.ratings = ratings
  }

  /// The rows and their total, with a column for each figure.
  package var table: TableFile {
    let rows =
      report.rows.map { row in
        Workbook.Row(
          cells(row.key, words.plainName(row.name, in: language), row.figures) + answers(ratings?.row(row.key)))
      }
      + [Workbook.Row(cells("", words.reports.total.text, report.total) + answers(ratings?.total), isBold: true)]
    var caption = [words.reports.title.text, scope, words.plainPeriod(report)]
    if let ratings {
      let period = ratings.period
      caption.append(
        words.reports.satisfactionPeriod.text([
          "from": words.dateText(period.from), "to": words.dateText(period.to),
        ]) + " " + words.reports.satisfactionHidden.text)
    }
    return TableFile(
      name: name, sheet: words.reports.sheet.text,
      caption: caption, columns: columns, rows: rows)
  }

  private func cells(_ key: String, _ name: String, _ figures: ReportFigures) -> [Workbook.Cell] {
    let rate = figures.onTimeRate.map { Workbook.Cell.percent($0) } ?? .empty
    return [key.isEmpty ? .empty : .text(key), .text(name)]
      + ReportColumn.allCases.map { .integer($0.value(figures)) } + [rate]
  }

  private func answers(_ row: PublicRatings.Row?) -> [Workbook.Cell] {
    row.map { row in levels.map { .optional(row[$0]) } } ?? []
  }

  private var levels: [Rating.Level] { ratings == nil ? [] : Rating.Level.allCases.reversed() }

  private var columns: [TableFile.Column] {
    let words = words.reports
    return [.init(words.keys[report.grouping].text), .init(words.subjects[report.grouping].text)]
      + ReportColumn.allCases.map { .init(words.columns[$0].text) } + [.init(words.rate.text, isShare: true)]
      + levels.map { .init(words.levels[$0].text) }
  }

  /// The file's name in plain letters, without its extension.
  private var name: String {
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
