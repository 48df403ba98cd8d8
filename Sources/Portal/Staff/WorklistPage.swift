import OneStop
import OneStopStore

/// What there is to do at an agency, by lists.
struct WorklistPage {
  static let pageLength = 50

  let tab: WorklistTab
  let counts: WorklistCounts
  /// From 1.
  let page: Int
  let table: DossierTable

  private var words: Words { table.words }

  var title: HTML { "\(words.site.worklist): \(words.staff.tabs[tab])" }

  var content: HTML {
    let body: HTML = table.dossiers.isEmpty ? "<p>\(words.staff.empty[tab])</p>" : table.html + pager
    return """
      <h1>\(words.site.worklist)</h1>\(SearchBox(form: Form(words: words), isAside: true).html)\(tabs)\(body)\
      <p class="actions"><a href="/can-bo/so-theo-doi">\(words.trackingBook.title)</a></p>
      """
  }

  private var tabs: HTML {
    let items = WorklistTab.allCases.map { tab -> HTML in
      let current: HTML = tab == self.tab ? " aria-current=\"page\"" : .empty
      return """
        <li><a href="/can-bo?muc=\(tab.rawValue)"\(current)>\(words.staff.tabs[tab]) \
        <span class="count">\(grouped(tab.count(in: counts), table.language))</span></a></li>
        """
    }
    return "<nav aria-label=\"\(words.staff.lists)\"><ul class=\"tabs\">\(items.joined())</ul></nav>"
  }

  private var pager: HTML {
    let count = tab.count(in: counts)
    let last = max(1, (count + WorklistPage.pageLength - 1) / WorklistPage.pageLength)
    guard last > 1 else { return .empty }
    var links = HTML()
    if page > 1 { links += link(page - 1, words.staff.previousPage, "prev") }
    links += "<span>\(words.staff.page(["page": "\(page)", "last": "\(last)"]))</span>"
    if page < last { links += link(page + 1, words.staff.nextPage, "next") }
    return "<nav class=\"actions\" aria-label=\"\(words.staff.pages)\">\(links)</nav>"
  }

  private func link(_ page: Int, _ name: Phrase, _ relation: StaticString) -> HTML {
    """
    <a class="button quiet" rel="\(relation)" href="/can-bo?muc=\(tab.rawValue)&amp;trang=\(page)">\(name)</a>
    """
  }
}
