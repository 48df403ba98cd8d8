import OneStop
import Words
import Workbook

/// A weekly report as sheets: its figures, late dossiers by cause and by step, and the agencies or units.
package struct WeeklyFile {
  package let lines: WeeklyLines
  package let agency: Agency
  package let catalogue: Catalogue

  package init(lines: WeeklyLines, agency: Agency, catalogue: Catalogue) {
    self.lines = lines
    self.agency = agency
    self.catalogue = catalogue
  }

  private var words: Words { lines.words }
  private var weekly: WeeklyWords { lines.words.weekly }
  private var report: WeeklyReport { lines.report }

  package var tables: [TableFile] {
    [
      table(
        weekly.title, [weekly.figure, weekly.thisWeek, weekly.weekBefore, weekly.change],
        WeeklyFigure.allCases.map { figure in
          let (value, before) = (figure.value(report), figure.before(report))
          let change = value.flatMap { value in before.map { value - $0 } }
          return [.text(weekly.names[figure].text), .optional(value), .optional(before), .optional(change)]
        }),
      LateFile(words: words).causes(report.causes, table),
      LateFile(words: words).steps(report.steps, catalogue, lines.language, table),
      table(
        words.downloads.unit, [words.downloads.unit, words.downloads.rated, words.reports.columns[.late]],
        report.units.map { [.text(lines.plain($0.name)), .integer($0.rated), .integer($0.late)] }),
    ]
  }

  private func table(_ sheet: Phrase, _ columns: [Phrase], _ rows: [[Workbook.Cell]]) -> TableFile {
    TableFile(
      name: "bao-cao-tuan_\(agency.code)_\(lines.week)", sheet: sheet.text,
      caption: ["\(weekly.title.text): \(lines.name)", lines.plain(agency.name), lines.days],
      columns: columns.map { .init($0.text) }, rows: rows.map { Workbook.Row($0) })
  }
}

extension Workbook.Cell {
  package static func optional(_ number: Int?) -> Workbook.Cell { number.map { .integer($0) } ?? .empty }
}
