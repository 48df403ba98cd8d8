import OneStop
import Portal
import Words

/// A report as a table of text, for a terminal.
struct ReportTable {
  let lines: [String]

  init(_ report: Report, language: Language) {
    let heads = [
      "received", "carried", "moved in", "early", "on time", "late", "other ends", "moved out", "within", "overdue",
      "paused", "rate",
    ]
    var rows = [["name"] + heads]
    for row in report.rows {
      let name = row.name.text(in: language)
      rows.append([name] + ReportTable.cells(row.figures))
    }
    rows.append(["total"] + ReportTable.cells(report.total))
    let widths = (0..<rows[0].count).map { column in rows.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    lines =
      ["\(report.period.from) to \(report.period.to), as of \(report.asOf)"]
      + rows.map { row in
        row.indices.map { ReportTable.padded(row[$0], to: widths[$0], isName: $0 == 0) }.joined(separator: "  ")
      }
  }

  private static func cells(_ figures: ReportFigures) -> [String] {
    let ended = figures.ended
    let others = ended.refused + ended.withdrawn + ended.stopped + ended.undated
    let numbers = [
      figures.received.total, figures.carriedOver, figures.transferred.in, ended.early, ended.onTime, ended.late,
      others,
      figures.transferred.out, figures.open.withinTime, figures.open.overdue,
      figures.open.paused + figures.open.undated,
    ]
    let rate = figures.onTimeRate.map { rate in
      let tenths = Int((rate * 1000).rounded())
      return "\(tenths / 10).\(tenths % 10) %"
    }
    return numbers.map(String.init) + [rate ?? "–"]
  }

  private static func padded(_ text: String, to width: Int, isName: Bool) -> String {
    let space = String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    return isName ? text + space : space + text
  }
}
