import OneStop
import OneStopStore

/// What there is to do at an agency, by lists.
struct WorklistPage {
  static let pageLength = 50

  let tab: WorklistTab
  let counts: WorklistCounts
  /// From 1.
  let page: Int
  let last: Int
  let choice: AgencyScopeForm
  let filter: WorklistFilterForm
  let table: DossierTable

  private var words: Words { table.words }

  var title: HTML { "\(words.site.worklist): \(words.staff.tabs[tab])" }

  var content: HTML {
    let none = filter.question.isPlain ? words.staff.empty[tab] : words.worklists.filter.none
    let body: HTML = table.dossiers.isEmpty ? "<p>\(none)</p>" : table.html + pager
    return """
      <h1>\(words.site.worklist)</h1>\(SearchBox(form: Form(words: words), isAside: true).html)\(choice.html)\(tabs)\(filter.html)\(body)\
      <p class="actions"><a href="/can-bo/so-theo-doi">\(words.trackingBook.title)</a></p>
      """
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
    guard last > 1 else { return .empty }
    var links = HTML()
    if page > 1 { links += link(page - 1, words.staff.previousPage, "prev") }
    links += "<span>\(words.staff.page(["page": "\(page)", "last": "\(last)"]))</span>"
    if page < last { links += link(page + 1, words.staff.nextPage, "next") }
    return "<nav class=\"actions\" aria-label=\"\(words.staff.pages)\">\(links)</nav>"
  }

  private func link(_ page: Int, _ name: Phrase, _ relation: StaticString) -> HTML {
    """
    <a class="button quiet" rel="\(relation)" href="\(filter.question.address(tab, page: page))">\(name)</a>
    """
  }
}
