import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The work to do at an agency, in lists.
struct WorklistPage {
  static let formID = "danh-sach"

  let tab: WorklistTab
  let counts: WorklistCounts
  let rows: WorklistRows
  let scope: AgencyScopeForm
  let filter: WorklistFilterForm
  let table: DossierTable
  /// nil where the reader only looks.
  let choice: Choice?
  /// How many questions of other agencies wait for an answer of the reader's.
  let toAnswer: Int
  /// What has just been done.
  var message = HTML.empty
  /// Dossiers from a dissolved agency that are still to be checked.
  var placements: PlacementList?

  /// The actions on several rows at once.
  struct Choice {
    let actions: BulkChoice
    /// Whether every row is ticked.
    let isTicked: Bool
    /// The dossiers ticked on other pages.
    let elsewhere: [BulkItem]
    let csrfField: HTML
  }

  private var words: Words { table.words }

  /// - Parameter chosen: what was chosen in it, which may be wrong.
  func page(_ chosen: Form) -> Page {
    Page(
      chosen.title("\(words.site.worklist): \(words.staff.tabs[tab])"), content, for: .staff, current: .worklist,
      status: chosen.status, address: address, form: hasForm ? TypedForm(id: Self.formID) : nil)
  }

  /// The address of this page.
  var address: Address { filter.question.address(tab, place: rows.place) }

  /// Whether rows can be ticked.
  private var hasForm: Bool { choice.map { !table.dossiers.isEmpty || !$0.elsewhere.isEmpty || isWrong } ?? false }

  private var isWrong: Bool { choice?.actions.form.isWrong ?? false }

  private var content: HTML {
    let none = filter.question.isPlain ? words.staff.empty[tab] : words.worklists.filter.none
    // Without rows, the error summary leads to the sentence that says so.
    let id = choice.map { " id=\"\($0.actions.form.id(BulkField.dossiers))\"" as HTML } ?? .empty
    let list: HTML = table.dossiers.isEmpty ? "<p\(id, if: isWrong)>\(none)</p>" : table.html
    return """
      <h1>\(words.site.worklist)</h1>\(message)\(SearchBox(form: Form(words: words), isAside: true).html)\(scope.html)\
      \(questions)\(placements?.html ?? .empty)\(tabs)\(filter.html)\(hasForm ? form(list) : list + pager)\
      \(downloads)<p class="actions"><a href="\(Address.trackingBook)">\(words.trackingBook.title)</a></p>
      """
  }

  private var downloads: HTML {
    if table.dossiers.isEmpty { return .empty }
    return DownloadLinks(words: words.reports) { $0 == .xlsx ? filter.question.fileAddress(tab) : nil }.html
  }

  private var questions: HTML {
    guard toAnswer > 0 else { return .empty }
    let text = words.consultations.list.waiting(count: toAnswer)
    return Notice.remark("<a href=\"\(Address.consultations(.toAnswer))\">\(text)</a>").html
  }

  /// The list with its check boxes, and the choice of an action for the ticked rows.
  private func form(_ list: HTML) -> HTML {
    guard let choice else { return list }
    let hidden = choice.elsewhere.map { item -> HTML in
      "<input type=\"hidden\" name=\"\(BulkField.dossiers)\" value=\"\(item.formValue)\">"
    }
    return """
      <form method="post" action="\(Address.bulk)" id="\(Self.formID)">\(choice.csrfField)\
      <input type="hidden" name="\(BulkField.list)" value="\(address)">\(hidden.joined())\(choosing(choice))\(list)\
      \(pager)\(elsewhere(choice))\(choice.actions.html)</form>
      """
  }

  /// A button to another page of the list, which keeps the ticks.
  private func button(_ name: String, _ address: Address, _ label: HTML) -> HTML {
    "<button class=\"linklike\" name=\"\(name)\" value=\"\(address)\" formnovalidate>\(label)</button> "
  }

  /// Buttons to tick every row and to show more rows, and a link to the choice below the list.
  private func choosing(_ choice: Choice) -> HTML {
    let question = filter.question
    var links: HTML =
      choice.isTicked
      ? button(BulkField.clearPage, address, words.bulk.chooseNone.html)
      : button(
        BulkField.goTo, question.address(tab, place: rows.place, isTicked: true), words.bulk.chooseAll.html)
    links += " <a href=\"#\(BulkChoice.id)\">\(words.bulk.toChoice)</a> "
    let hasMore = tab.count(in: counts) > WorklistQuestion.rowCounts[0]
    for rows in WorklistQuestion.rowCounts where hasMore && rows != question.rows {
      var other = question
      other.rows = rows
      links += button(BulkField.goTo, other.address(tab), words.bulk.rows(count: rows))
    }
    return "<p class=\"actions\">\(links)</p>"
  }

  /// How many are ticked on other pages.
  private func elsewhere(_ choice: Choice) -> HTML {
    let count = choice.elsewhere.count
    guard count > 0 else { return .empty }
    let untick = button(BulkField.clear, address, words.worklists.untickAll.html)
    return Notice.news("\(words.worklists.tickedElsewhere(count: count)) \(untick)").html
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

  /// Links to the rows before and after; where rows can be ticked, they are buttons that keep the ticks.
  private var pager: HTML {
    guard rows.previous != nil || rows.next != nil, !rows.dossiers.isEmpty else { return .empty }
    let number = { (value: Int) in HTML(text: grouped(value, table.language)) }
    let range = words.worklists.range([
      "first": number(rows.before + 1), "last": number(rows.before + rows.dossiers.count), "all": number(rows.count),
    ])
    return """
      <nav class="actions" aria-label="\(words.staff.pages)">\
      \(rows.previous.map { way($0, words.staff.previousPage, "prev") } ?? .empty)<span>\(range)</span> \
      \(rows.next.map { way($0, words.staff.nextPage, "next") } ?? .empty)</nav>
      """
  }

  private func way(_ place: ListPlace, _ name: Phrase, _ relation: StaticString) -> HTML {
    let address = filter.question.address(tab, place: place)
    if hasForm {
      return
        "<button class=\"button quiet\" name=\"\(BulkField.goTo)\" value=\"\(address)\" formnovalidate>\(name)</button> "
    }
    return "<a class=\"button quiet\" rel=\"\(relation)\" href=\"\(address)\">\(name)</a> "
  }
}
