import OneStop
import OneStopStore
import Words
import Workbook

/// Late dossiers as sheets: one row for each, and counts by cause and by step.
package struct LateFile {
  package typealias Maker = (_ sheet: Phrase, _ columns: [Phrase], _ rows: [[Workbook.Cell]]) -> TableFile

  package let words: Words

  package init(words: Words) {
    self.words = words
  }

  private var page: LatenessWords.Page { words.lateness.page }

  package func dossiers(_ dossiers: [LateDossier], _ catalogue: Catalogue, _ language: Language, _ table: Maker)
    -> TableFile
  {
    table(
      page.list,
      [
        words.dossiers.code, words.dossiers.agency, words.reports.keys[.procedure], words.dossiers.procedure,
        page.cause, words.dossiers.appointment, page.ended,
      ],
      dossiers.map { dossier in
        let agency = catalogue.agency(dossier.agency).map { words.plainName($0.name, in: language) }
        let procedure = catalogue.procedure(dossier.procedure).map { words.plainName($0.name, in: language) }
        return [
          .text(dossier.code.description), .text(agency ?? dossier.agency.description),
          .text(dossier.procedure.description), .text(procedure ?? ""),
          .text(dossier.cause.map { words.dossiers.causes[$0].text } ?? page.unexplained.text),
          .optional(dossier.due), .moment(dossier.endedAt),
        ]
      })
  }

  package func causes(_ rows: [WeeklyReport.Cause], _ table: Maker) -> TableFile {
    table(
      page.cause, [page.cause, page.count],
      rows.map { row in
        [.text(row.cause.map { words.dossiers.causes[$0].text } ?? page.unexplained.text), .integer(row.count)]
      })
  }

  package func steps(_ rows: [WeeklyReport.Step], _ catalogue: Catalogue, _ language: Language, _ table: Maker)
    -> TableFile
  {
    table(
      words.downloads.step,
      [
        words.reports.keys[.procedure], words.dossiers.procedure, words.downloads.step, words.downloads.unit,
        page.count, words.downloads.excessDays,
      ],
      rows.map { row in
        let name = { (text: BilingualText) in words.plainName(text, in: language) }
        let procedure = ProcedureCode(row.procedure).flatMap(catalogue.procedure).map { name($0.name) }
        return [
          .text(row.procedure), .text(procedure ?? ""), .text("\(row.step + 1). \(name(row.name))"),
          .text(name(row.unit)), .integer(row.count), .number(LateFile.days(row.excess)),
        ]
      })
  }

  /// In days of eight hours, with one decimal.
  private static func days(_ time: Int64) -> Double { (Double(time) / Double(8 * Moment.hour) * 10).rounded() / 10 }
}
