import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Sổ theo dõi hồ sơ: the dossiers that an agency accepted on some days, a line for each, as a page that prints on A4
/// landscape.
struct TrackingBookPage {
  static let limit = 1_000

  let form: ReportForm
  let agency: Agency
  /// The agencies whose books the reader may open, beginning with the reader's own.
  let books: [Agency]
  /// At most one more than are shown.
  let lines: [TrackingBookLine]
  let catalogue: Catalogue
  let words: Words
  let language: Language
  /// `https://HOST`; nil where nothing says how the site is called.
  let site: String?

  private var book: TrackingBookWords { words.trackingBook }

  var page: Page {
    Page(
      form.form.title(title), content, for: .staff, current: .worklist, status: form.form.status,
      crumbs: [(words.site.worklist.html, .worklist)], scripts: ["print.js"])
  }

  private var title: HTML { book.title.html }

  private var content: HTML {
    """
    <div class="no-print">\(form.form.errorSummary)\(others)\
    \(form.html(
      action: .trackingBook, hasGroupings: false, button: words.reports.showList, hidden: chosen))\(printing)</div>\(sheet)
    """
  }

  private var chosen: [(name: String, value: String)] {
    agency.code == books.first?.code ? [] : [(name: AgencyScope.field, value: agency.code.description)]
  }

  /// Links to the books of agencies that merged into the reader's, which keeps them.
  private var others: HTML {
    guard books.count > 1 else { return .empty }
    let items = books.enumerated().map { place, other -> HTML in
      let address = Address.trackingBook.with(AgencyScope.field, place == 0 ? "" : other.code.description)
      let current: HTML = other.code == agency.code ? " aria-current=\"page\"" : .empty
      return "<li><a href=\"\(address)\"\(current)>\(name(other.name))</a></li>"
    }
    return "<nav aria-label=\"\(words.agencies.books)\"><ul class=\"tabs\">\(items.joined())</ul></nav>"
  }

  private var printing: HTML {
    let screen = words.printed.screen
    return """
      <p class="actions"><span data-print-button="\(screen.print)"></span> \
      <span>\(screen.how)</span></p>\(downloads)
      """
  }

  private var downloads: HTML {
    guard let period = form.period, !lines.isEmpty else { return .empty }
    return DownloadLinks(words: words.reports) { $0 == .xlsx ? address(period).with("dang", $0.rawValue) : nil }.html
  }

  private var sheet: HTML {
    guard let period = form.period else { return "<h1>\(title)</h1>" }
    let from = words.date(period.from)
    let rule = RuleLine(form: nil, date: period.to, words: words)
    let days = period.from == period.to ? from : book.days(["from": from, "to": words.date(period.to)])
    return """
      <article class="paper book" lang="\(language.rawValue)">\("<p class=\"form-number\">\(rule.number)</p>", if: !rule.number.isEmpty)\
      <p class="caps"><strong>\(name(agency.name))</strong></p>\
      <h1>\(title)</h1><p class="center">\(days)</p>\(lines.isEmpty ? "<p class=\"center\">\(book.none)</p>" : table)\
      \(card(period))<p class="rules">\(rule.sentence)</p></article>
      """
  }

  private func card(_ period: Period) -> HTML {
    DeskCard(
      site: site, address: address(period), words: words.printed.desk, sentence: words.printed.desk.book
    ).html
  }

  private func address(_ period: Period) -> Address {
    .trackingBook.with(period).with(AgencyScope.field, agency.code)
  }

  private var table: HTML {
    let columns = book.columns
    let heads = [
      columns.number, words.dossiers.code, columns.procedure, columns.applicant, columns.contact, columns.received,
      columns.due, columns.returned, columns.returnBy, columns.signed, columns.note,
    ]
    let rows = lines.prefix(TrackingBookPage.limit).enumerated().map { row($0.offset + 1, $0.element) }
    let more: HTML =
      lines.count > TrackingBookPage.limit
      ? "<p class=\"no-print\">\(book.more(count: TrackingBookPage.limit))</p>" : .empty
    return """
      \(more)<div class="frame" tabindex="0" role="region" aria-label="\(title)"><table><thead>\
      <tr>\(heads.map { "<th scope=\"col\">\($0)</th>" as HTML }.joined())</tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div>
      """
  }

  private func row(_ number: Int, _ line: TrackingBookLine) -> HTML {
    let procedure = catalogue.procedure(line.procedure).map { name($0.name) } ?? "\(line.procedure)"
    let contact = [line.address, line.phone?.spaced ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
    let due = line.due.map { max($0, line.newDue ?? $0) }
    return """
      <tr><td class="number">\(number)</td><th scope="row" class="code">\(line.code)</th><td>\(procedure)</td>\
      <td class="name">\(line.applicant)</td><td>\(contact)</td><td>\(words.shortMoment(line.acceptedAt))</td>\
      <td>\(due.map(words.shortMoment) ?? .empty)</td><td>\(line.handedOverAt.map(words.shortMoment) ?? .empty)</td>\
      <td>\(words.dossiers.returnMethods[line.returnBy])</td><td></td>\
      <td>\(line.outcome.map { book.outcomes[$0].html } ?? .empty)</td></tr>
      """
  }

  private func name(_ text: BilingualText) -> HTML { words.name(text, in: language) }
}
