import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The preview of a change of days off: which open dossiers would move, and how many of each agency.
struct DaysOffPreviewPage {
  static let pageLength = 50

  let form: DaysOffForm
  /// The change in words, as the ledgers will put it in Vietnamese.
  let reason: HTML
  let moves: DueMoves
  /// The dossiers of this page.
  let lines: [DueMove]
  /// From 1.
  let number: Int
  let revision: Int64
  let csrfField: HTML
  /// The changed day, if it has already passed.
  var past: LocalDate?
  /// What went wrong with the change itself.
  var notice: Notice?
  let catalogue: Catalogue
  let words: Words
  let language: Language

  private var preview: DaysOffWords.Preview { words.daysOff.preview }
  private var total: DueMoves.Counts { moves.total }
  private var lastPage: Int { DaysOffPreviewPage.lastPage(of: moves) }

  static func lastPage(of moves: DueMoves) -> Int { max(1, (moves.dossiers.count + pageLength - 1) / pageLength) }

  var page: Page {
    Page(
      preview.title.html, content, for: .staff, current: .daysOff,
      address: .daysOffPreview.with(form.pairs),
      crumbs: [(words.daysOff.title.html, .daysOff)])
  }

  private var content: HTML {
    let overdue: HTML =
      total.newlyOverdue == 0 ? .empty : "<p class=\"toned bad\">\(preview.overdue(count: total.newlyOverdue))</p>"
    let past: HTML = past.map { "<p class=\"toned bad\">\(preview.past(["date": words.date($0)]))</p>" } ?? .empty
    let count: HTML = total.total == 0 ? preview.none.html : preview.moved(count: total.total)
    return """
      <h1>\(preview.title)</h1>\(notice)<p class="lead">\(reason)</p><p><strong>\(count)</strong> \(preview.onlyOpen)</p>\
      \(past)\(overdue)<form method="post" action="\(Address.daysOff)" class="actions">\(csrfField)\(form.hidden)\
      <input type="hidden" name="\(DaysOffForm.Field.revision)" value="\(revision)">\
      <button class="button">\(preview.save)</button> \
      <a href="\(Address.daysOffForm.with(form.pairs))">\(preview.change)</a></form>\(tables)
      """
  }

  private var tables: HTML { moves.dossiers.isEmpty ? .empty : agencies + list + pager }

  private var agencies: HTML {
    let heads = [preview.agency, preview.later, preview.earlier, preview.other, preview.newlyOverdue]
    let rows = moves.counts.sorted { ($1.value.total, $0.key) < ($0.value.total, $1.key) }.map { code, counts -> HTML in
      let numbers = [
        (preview.later, counts.later), (preview.earlier, counts.earlier), (preview.other, counts.other),
        (preview.newlyOverdue, counts.newlyOverdue),
      ]
      let cells = numbers.map { label, number -> HTML in
        "<td class=\"number\" data-label=\"\(label)\">\(grouped(number, language))</td>"
      }
      return "<tr><th scope=\"row\">\(name(code))</th>\(cells.joined())</tr>"
    }
    return """
      <h2>\(preview.byAgency)</h2><div class="frame"><table class="cards"><thead><tr>\
      \(heads.enumerated().map { "<th scope=\"col\"\(" class=\"number\"", if: $0 > 0)>\($1)</th>" as HTML }.joined())\
      </tr></thead><tbody>\(rows.joined())</tbody></table></div>
      """
  }

  private var list: HTML {
    let rows = lines.map { move -> HTML in
      """
      <tr><th scope="row" class="code">\(move.code)</th><td data-label="\(preview.agency)"><span>\(name(move.agency))\
      </span></td><td class="nowrap" data-label="\(preview.from)">\(moment(move.from))</td>\
      <td class="nowrap" data-label="\(preview.to)">\(moment(move.to))</td></tr>
      """
    }
    let heads = [words.dossiers.code, preview.agency, preview.from, preview.to]
    return """
      <h2>\(preview.list)</h2><div class="frame"><table class="cards"><thead><tr>\
      \(heads.map { "<th scope=\"col\">\($0)</th>" as HTML }.joined())</tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div>
      """
  }

  private func moment(_ moment: Moment?) -> HTML { moment.map(words.shortMoment) ?? preview.noDue.html }

  private func name(_ code: AgencyCode) -> HTML {
    catalogue.agency(code).map { words.name($0.name, in: language) } ?? "\(code)"
  }

  private var pager: HTML {
    Pager(number, of: lastPage, words: words) { .daysOffPreview.with(form.pairs).with("trang", $0) }.html
  }
}
