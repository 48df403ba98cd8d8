import OneStop
import OneStopStore
import Operations
import Words
import Workbook

/// The tracking book as a sheet, with the columns of its page.
struct TrackingBookFile {
  let agency: Agency
  let period: Period
  /// At most one more than fits into a file.
  let lines: [TrackingBookLine]
  let catalogue: Catalogue
  let words: Words
  let language: Language

  var table: TableFile {
    let book = words.trackingBook
    let shown = lines.prefix(TableFile.mostRows)
    var caption = [
      book.title.text, words.plainName(agency.name, in: language),
      words.reports.period.text(["from": words.dateText(period.from), "to": words.dateText(period.to)]),
    ]
    if lines.count > shown.count { caption.append(book.more.text(["count": grouped(shown.count, language)])) }
    let columns = [
      book.columns.number, words.dossiers.code, words.reports.keys[.procedure], book.columns.procedure,
      book.columns.applicant, words.downloads.address, words.downloads.phone, book.columns.received, book.columns.due,
      words.downloads.newAppointment, book.columns.returned, book.columns.returnBy, book.columns.note,
    ]
    return TableFile(
      name: "so-theo-doi_\(agency.code)_\(period.from)_\(period.to)", sheet: book.title.text, caption: caption,
      columns: columns.map { .init($0.text) }, rows: shown.enumerated().map { Workbook.Row(cells($0 + 1, $1)) })
  }

  private func cells(_ number: Int, _ line: TrackingBookLine) -> [Workbook.Cell] {
    let procedure = catalogue.procedure(line.procedure).map { words.plainName($0.name, in: language) }
    return [
      .integer(number), .text(line.code.description), .text(line.procedure.description), .text(procedure ?? ""),
      .text(line.applicant), .text(line.address), line.phone.map { .text($0.description) } ?? .empty,
      .moment(line.acceptedAt), .optional(line.due), .optional(line.newDue), .optional(line.handedOverAt),
      .text(words.dossiers.returnMethods[line.returnBy].text),
      line.outcome.map { .text(words.trackingBook.outcomes[$0].text) } ?? .empty,
    ]
  }
}
