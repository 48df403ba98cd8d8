import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Who signed in, was refused, or changed accounts, tokens and settings: the newest first.
struct SecurityLogPage {
  static let pageLength = 50

  let form: SecurityLogForm
  let lines: [SecurityLine]
  /// The number that the next page begins below; nil: there is none.
  let next: Int64?
  let isLater: Bool
  /// Display names by login.
  let people: [String: String]
  let agencyName: (AgencyCode) -> String
  let words: Words

  private var names: SecurityLogWords { words.securityLog }

  var page: Page {
    Page(
      form.form.title(names.title.html), content, for: .staff, current: .securityLog, status: form.form.status)
  }

  private var content: HTML {
    """
    <h1>\(names.title)</h1>\(form.form.errorSummary)<p class="lead">\(names.introduction)</p>\
    <form class="sheet" action="\(Address.securityLog)" method="get" role="search" novalidate>\
    \(form.inputs)<p class="actions"><button class="button quiet">\(names.button)</button></p></form>\
    \(lines.isEmpty ? "<p role=\"status\">\(names.none)</p>" : table)\(pager)
    """
  }

  private var table: HTML {
    let columns = names.columns
    return """
      <div class="frame"><table class="cards"><caption>\(names.caption)</caption><thead><tr>\
      <th scope="col">\(columns.moment)</th><th scope="col">\(columns.event)</th><th scope="col">\(columns.about)</th>\
      <th scope="col">\(columns.actor)</th><th scope="col">\(columns.client)</th>\
      <th scope="col">\(columns.detail)</th></tr></thead><tbody>\(lines.map(row).joined())</tbody></table></div>
      """
  }

  private func row(_ line: SecurityLine) -> HTML {
    let columns = names.columns
    let agency = line.login != nil ? .empty : line.agency.map { "\(agencyName($0))" as HTML } ?? .empty
    let client =
      line.commandUser.map { names.command(["user": HTML(text: String($0))]) } ?? HTML(text: line.client ?? "")
    return """
      <tr><th scope="row"><span><time datetime="\(line.at.rfc3339)">\(words.shortMoment(line.at))</time></span></th>\
      <td data-label="\(columns.event)"><span>\(names.events[line.event])</span></td>\
      <td data-label="\(columns.about)"><span>\(person(line.login) ?? .empty)\(agency)</span></td>\
      <td data-label="\(columns.actor)"><span>\(actor(line))</span></td>\
      <td data-label="\(columns.client)"><span>\(client)</span></td>\
      <td data-label="\(columns.detail)"><span>\(SecurityDetail(line: line, agencyName: agencyName, words: words).html)</span></td></tr>
      """
  }

  private func actor(_ line: SecurityLine) -> HTML {
    if let person = person(line.actor) { return person }
    return line.commandUser == nil ? names.nobody.html : .empty
  }

  private func person(_ login: String?) -> HTML? {
    guard let login else { return nil }
    guard let name = people[login], name != login else { return "\(login)" }
    return "\(name) <span class=\"soft\">\(login)</span>"
  }

  private var pager: HTML {
    let address = Address.securityLog.with(form.pairs)
    return Pager(
      first: isLater ? (address, names.newest) : nil, next: next.map { (address.with("sau", $0), names.older) },
      words: words
    ).html
  }
}
