import OneStop
import OneStopStore

/// What there is to do at an agency, by lists.
struct WorklistPage {
  let tab: WorklistTab
  let counts: WorklistCounts
  /// From 1.
  let page: Int
  let last: Int
  let scope: AgencyScopeForm
  let filter: WorklistFilterForm
  let table: DossierTable
  /// nil where the reader only looks.
  let choice: Choice?
  /// Dossiers that came from an agency that ended and are to be looked at.
  var placements: PlacementList?

  /// What can be done to several rows at once.
  struct Choice {
    let actions: BulkChoice
    /// Whether every row is ticked.
    let isTicked: Bool
    let csrfField: HTML
  }

  private var words: Words { table.words }

  var title: HTML { "\(words.site.worklist): \(words.staff.tabs[tab])" }

  var content: HTML {
    let none = filter.question.isPlain ? words.staff.empty[tab] : words.worklists.filter.none
    let body: HTML = table.dossiers.isEmpty ? "<p>\(none)</p>" : form + pager
    return """
      <h1>\(words.site.worklist)</h1>\(SearchBox(form: Form(words: words), isAside: true).html)\(scope.html)\
      \(placements?.html ?? .empty)\(tabs)\
      \(filter.html)\(body)\
      <p class="actions"><a href="/can-bo/so-theo-doi">\(words.trackingBook.title)</a></p>
      """
  }

  /// The list, each row to be ticked, and what can be done to those that are.
  private var form: HTML {
    guard let choice else { return table.html }
    let here = filter.question.address(tab, page: page)
    return """
      <form method="post" action="/can-bo/nhieu-ho-so">\(choice.csrfField)\
      <input type="hidden" name="\(BulkField.list)" value="\(here)">\(choosing(choice))\(table.html)\
      \(choice.actions.html)</form>
      """
  }

  /// Ways to tick every row, to the choice behind the list, and to more rows.
  private func choosing(_ choice: Choice) -> HTML {
    let question = filter.question
    let all = question.address(tab, page: page, isTicked: !choice.isTicked)
    var links: HTML = """
      <a href="\(all)">\(choice.isTicked ? words.bulk.chooseNone : words.bulk.chooseAll)</a>\
      <a href="#\(BulkChoice.id)">\(words.bulk.toChoice)</a>
      """
    let hasMore = tab.count(in: counts) > WorklistQuestion.rowCounts[0]
    for rows in WorklistQuestion.rowCounts where hasMore && rows != question.rows {
      var other = question
      other.rows = rows
      links += "<a href=\"\(other.address(tab))\">\(words.bulk.rows(count: rows))</a>"
    }
    return "<p class=\"actions\">\(links)</p>"
  }

  private var tabs: HTML {
    let items = WorklistTab.allCases.map { tab -> HTML in
      let current: HTML = tab == self.tab ? " aria-current=\"page\"" : .empty
      return """
        <li><a href="\(filter.question.address(tab))"\(current)>\(words.staff.tabs[tab]) \
        <span class="count">\(grouped(tab.count(in: counts), table.language))</span></a></li>
        """
    }
    return "<nav aria-label=\"\(words.staff.lists)\"><ul class=\"tabs\">\(items.joined())</ul></nav>"
  }

  private var pager: HTML {
    Pager(page, of: last, words: words) { filter.question.address(tab, page: $0) }.html
  }
}
