import OneStop
import OneStopStore
import Workbook

/// Comments as a file for other programs.
struct CommentsFile {
  /// What a file holds at most: the newest.
  static let mostRows = 20_000

  let comments: [Comment]
  let period: Period
  /// Whose dossiers they are about, in words.
  let scope: String
  let catalogue: Catalogue
  let words: Words
  let language: Language

  private var page: RatingWords.Comments { words.ratings.comments }

  var name: String { "y-kien_\(period.from)_\(period.to)" }

  private var header: [String] {
    [
      page.month.text, words.dossiers.agency.text, words.dossiers.procedure.text, page.level.text, page.comment.text,
      words.dossiers.code.text,
    ]
  }

  private func cells(_ comment: Comment) -> [String] {
    [
      comment.rating.at.date.monthText,
      catalogue.agency(comment.agency).map { words.plainName($0.name, in: language) } ?? comment.agency.description,
      catalogue.procedure(comment.procedure).map { words.plainName($0.name, in: language) }
        ?? comment.procedure.description,
      words.ratings.levels[comment.rating.level].text, comment.rating.comment, comment.code.description,
    ]
  }

  func csv() -> [UInt8] {
    var writer = CSVWriter()
    for row in [header] + comments.map(cells) {
      for cell in row { writer.text(cell) }
      writer.endLine()
    }
    return writer.bytes
  }

  func workbook() throws(WorkbookError) -> [UInt8] {
    let days = words.reports.period.text([
      "from": words.plainNumbers(period.from), "to": words.plainNumbers(period.to),
    ])
    let sheet = Workbook.Sheet(
      name: page.sheet.text, caption: [page.title.text, scope, days], header: header,
      rows: comments.map { Workbook.Row(cells($0).map { .text($0) }) })
    return try Workbook(sheets: [sheet]).bytes()
  }
}
