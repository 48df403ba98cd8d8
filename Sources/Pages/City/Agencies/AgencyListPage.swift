import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Every agency with its open dossiers and the link that records its end, and the progress of recorded ends.
struct AgencyListPage {
  static let pageLength = 50

  /// The search form, with the field `q`.
  let form: Form
  /// The agencies of this page.
  let agencies: [Agency]
  /// How many there are on all pages.
  let count: Int
  /// From 1.
  let number: Int
  /// By the agency's code.
  let figures: [String: ReportFigures]
  let progress: DissolutionProgress
  /// What was just done.
  let notice: Notice?
  let catalogue: Catalogue
  let today: LocalDate
  let language: Language

  private var words: Words { form.words }
  private var names: AgencyWords { words.agencies }
  private var last: Int { max(1, (count + Self.pageLength - 1) / Self.pageLength) }

  var page: Page { Page(names.title.html, content, for: .staff, current: .agencies) }

  private var content: HTML {
    let look = FieldLook(hint: names.searchHint.html, isOptional: true, type: "search", autocomplete: "off")
    return """
      <h1>\(names.title)</h1>\(notice)<p class="lead">\(names.introduction)</p>\(progress.html)\
      <form class="inline-form search" action="\(Address.agencies)" method="get" role="search">\
      \(form.input("q", names.search, look))<button class="button quiet">\(names.searchButton)</button></form>\
      \(agencies.isEmpty ? "<p role=\"status\">\(names.none)</p>" : table + pager)
      """
  }

  private var table: HTML {
    let columns = names.columns
    return """
      <div class="frame"><table class="cards"><caption>\(names.caption(count: count))</caption><thead><tr>\
      <th scope="col">\(columns.agency)</th><th scope="col" class="number">\(columns.open)</th>\
      <th scope="col" class="number">\(columns.overdue)</th><th scope="col">\(columns.action)</th></tr></thead>\
      <tbody>\(agencies.map(row).joined())</tbody></table></div>
      """
  }

  private func row(_ agency: Agency) -> HTML {
    let open = figures[agency.code.description]?.open ?? ReportFigures.Open()
    let contact = ContactFacts(counter: catalogue.counter(of: agency), words: words, language: language)
    return """
      <tr><th scope="row"><span>\(words.name(agency.name, in: language)) \
      <span class="soft line code">\(agency.code)</span> <span class="soft line">\(contact.linkedLine(of: agency))</span></span></th>\
      <td class="number" data-label="\(names.columns.open)">\(grouped(open.total, language))</td>\
      <td class="number" data-label="\(names.columns.overdue)">\(grouped(open.overdue, language))</td>\
      <td data-label="\(names.columns.action)"><span>\(state(agency))</span></td></tr>
      """
  }

  private func state(_ agency: Agency) -> HTML {
    guard let dissolution = agency.dissolution else {
      // The city itself is not merged into anything.
      if agency.parent == nil { return .empty }
      let label = names.dissolveThis(["agency": HTML(text: words.plainName(agency.name, in: language))])
      return """
        <a href="\(Address.dissolution(of: agency.code))" aria-label="\(label)">\(names.dissolve)</a>
        """
    }
    let phrase = dissolution.isInForce(on: today) ? names.dissolved : names.willDissolve
    let successor = catalogue.agency(dissolution.successor).map { words.name($0.name, in: language) }
    return phrase([
      "date": words.date(dissolution.on), "agency": successor ?? "\(dissolution.successor)",
    ])
  }

  private var pager: HTML {
    Pager(number, of: last, words: words) { .agencies.with("q", form.values["q"]).with("trang", $0) }.html
  }
}

/// The latest recorded ends, and how many of their dossiers have passed on.
struct DissolutionProgress {
  /// The newest first.
  let ends: [AgencyDissolution]
  /// Display names by login.
  let people: [String: String]
  let catalogue: Catalogue
  let words: Words
  let language: Language

  private var work: AgencyWords.Work { words.agencies.work }

  /// Empty where there was none.
  var html: HTML {
    if ends.isEmpty { return .empty }
    let isRunning = ends.contains { $0.finishedAt == nil }
    let reload: HTML = "<p><a href=\"\(Address.agencies)\">\(work.reload)</a></p>"
    return """
      <section class="sheet"><h2>\(work.title)</h2><ul class="plain">\(ends.map(item).joined())</ul>\
      \(reload, if: isRunning)</section>
      """
  }

  private func item(_ end: AgencyDissolution) -> HTML {
    let author = end.actor.login.map { HTML(text: people[$0] ?? $0) } ?? words.staff.byPortal.html
    let line = work.line(["agency": name(end.agency), "successor": name(end.dissolution.successor)])
    return """
      <li><strong>\(line)</strong><p lang="vi">\(end.dissolution.decision)</p><p class="soft">\
      \(work.by(["moment": words.moment(end.createdAt), "author": author]))</p><p>\(state(end))</p></li>
      """
  }

  private func state(_ end: AgencyDissolution) -> HTML {
    if let finished = end.finishedAt {
      return work.finished(count: end.moved, ["moment": words.moment(finished)])
    }
    guard let total = end.total else {
      return work.waiting(["date": words.date(end.dissolution.on)])
    }
    let progress = work.progress([
      "moved": work.progress.number(end.moved), "total": work.progress.number(max(total, end.moved)),
    ])
    return """
      <progress max="\(max(total, end.moved, 1))" value="\(end.moved)" aria-label="\(work.title)"></progress> \(progress)
      """
  }

  private func name(_ code: AgencyCode) -> HTML {
    catalogue.agency(code).map { words.name($0.name, in: language) } ?? "\(code)"
  }
}
