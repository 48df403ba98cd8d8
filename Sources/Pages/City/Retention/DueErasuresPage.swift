import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The dossiers of a procedure whose personal data are erased the next night, and those that are held.
struct DueErasuresPage {
  typealias Row = (key: ListKey, line: DueErasure)

  static let pageLength = 50

  let procedure: Procedure
  let lines: KeyedPage<Row>
  let pager: Pager
  let agencyName: (AgencyCode) -> String
  let words: Words
  let language: Language

  private var names: RetentionWords.Due { words.retention.due }

  var page: Page {
    let plain = HTML(text: words.plainName(procedure.name, in: language))
    return Page(
      names.title(["procedure": plain]), content, for: .staff, current: .retention,
      crumbs: [(words.retention.title.html, .retention)])
  }

  private var content: HTML {
    let title = names.title(["procedure": words.name(procedure.name, in: language)])
    guard !lines.rows.isEmpty else { return "<h1>\(title)</h1><p>\(names.none)</p>" }
    let rows = lines.rows.map { row -> HTML in
      let line = row.line
      return """
        <tr><th scope="row" class="code"><span>\(line.code)</span></th>\
        <td data-label="\(names.agency)"><span>\(agencyName(line.agency))</span></td>\
        <td data-label="\(names.ended)"><span>\(words.shortDate(line.endedAt.date))</span></td>\
        <td data-label="\(names.state)"><span>\(line.isHeld ? names.held.html : .empty)</span></td></tr>
        """
    }
    return """
      <h1>\(title)</h1><div class="frame"><table class="cards"><caption>\(names.caption)</caption><thead><tr>\
      <th scope="col">\(names.code)</th><th scope="col">\(names.agency)</th><th scope="col">\(names.ended)</th>\
      <th scope="col">\(names.state)</th></tr></thead><tbody>\(rows.joined())</tbody></table></div>\
      \(pager.html)
      """
  }
}
