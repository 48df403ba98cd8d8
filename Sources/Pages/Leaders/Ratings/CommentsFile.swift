import OneStop
import OneStopStore
import Operations
import Words
import Workbook

/// Comments as a file for other programs.
struct CommentsFile {
  let comments: [Comment]
  let period: Period
  /// The agencies whose dossiers they are about, in words.
  let scope: String
  let catalogue: Catalogue
  let words: Words
  let language: Language

  private var page: RatingWords.Comments { words.ratings.comments }

  private var name: String { "y-kien_\(period.from)_\(period.to)" }

  private var columns: [TableFile.Column] {
    [
      page.month.text, words.dossiers.agency.text, words.dossiers.procedure.text, page.level.text, page.comment.text,
      words.dossiers.code.text,
    ].map { .init($0) }
  }

  private func cells(_ comment: Comment) -> [String] {
    [
      words.monthText(comment.rating.at.date),
      catalogue.agency(comment.agency).map { words.plainName($0.name, in: language) } ?? comment.agency.description,
      catalogue.procedure(comment.procedure).map { words.plainName($0.name, in: language) }
        ?? comment.procedure.description,
      words.ratings.levels[comment.rating.level].text, comment.rating.comment, comment.code.description,
    ]
  }

  var table: TableFile {
    let days = words.reports.period.text([
      "from": words.dateText(period.from), "to": words.dateText(period.to),
    ])
    return TableFile(
      name: name, sheet: page.sheet.text, caption: [page.title.text, scope, days], columns: columns,
      rows: comments.map { Workbook.Row(cells($0).map { .text($0) }) })
  }
}
