import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Who was shown which dossiers: the newest first.
struct LookPage {
  static let pageLength = 50
  /// How many dossiers of a look are named.
  static let namedDossiers = 5

  let form: LookForm
  let looks: [RecordedLook]
  /// The address of the page after this one.
  let next: Address?
  let isLater: Bool
  /// Whether no account and no token has the name that is asked for.
  var isUnknownReader = false
  /// Display names by login.
  let people: [String: String]
  let agencyName: (AgencyCode) -> String
  let words: Words
  let language: Language

  private var names: LookWords { words.looks }

  var page: Page {
    Page(form.form.title(names.title.html), content, for: .staff, current: .looks, status: form.form.status)
  }

  private var content: HTML {
    """
    <h1>\(names.title)</h1>\(form.form.errorSummary)<p class="lead">\(names.introduction)</p>\
    <form class="sheet" action="\(Address.looks)" method="get" role="search" novalidate>\
    \(form.inputs(language))<p class="actions"><button class="button quiet">\(names.button)</button></p></form>\
    \(looks.isEmpty ? "<p role=\"status\">\(isUnknownReader ? names.unknownReader : names.none)</p>" : table)\(pager)
    """
  }

  private var table: HTML {
    let columns = names.columns
    let file = Address.looks.with(form.pairs).with("dang", ReportFormat.csv.rawValue)
    let most: HTML = "\(grouped(TableFile.mostRows, language))"
    return """
      <div class="frame"><table class="cards"><caption>\(names.caption)</caption><thead><tr>\
      <th scope="col">\(columns.moment)</th><th scope="col">\(columns.reader)</th><th scope="col">\(columns.part)</th>\
      <th scope="col">\(columns.dossiers)</th><th scope="col">\(columns.page)</th></tr></thead>\
      <tbody>\(looks.map(row).joined())</tbody></table></div>\
      <p><a href="\(file)" download>\(names.download)</a> \
      <span class="soft small">\(names.downloadHint(["most": most]))</span></p>
      """
  }

  private func row(_ look: RecordedLook) -> HTML {
    let columns = names.columns
    return """
      <tr><th scope="row"><span><time datetime="\(look.at.rfc3339)">\(words.shortMoment(look.at))</time></span></th>\
      <td data-label="\(columns.reader)"><span>\(reader(look))</span></td>\
      <td data-label="\(columns.part)"><span>\(names.parts[look.part])</span></td>\
      <td data-label="\(columns.dossiers)"><span>\(dossiers(look))</span></td>\
      <td data-label="\(columns.page)"><span>\(page(of: look))</span></td></tr>
      """
  }

  private func page(of look: RecordedLook) -> HTML {
    guard let source = LookSource(pattern: look.page) else { return "<span class=\"code\">\(look.page)</span>" }
    guard let file = LookSource.file(ofPage: look.page) else { return names.pages[source].html }
    return "\(names.pages[source]) <span class=\"soft line\">\(names.file(["number": "\(file)"]))</span>"
  }

  private func reader(_ look: RecordedLook) -> HTML {
    let agency: HTML = look.agency.map { " <span class=\"soft line\">\(agencyName($0))</span>" } ?? .empty
    switch look.reader {
    case .person(let login):
      guard let name = people[login], name != login else { return "\(login)\(agency)" }
      return "\(name) <span class=\"soft\">\(login)</span>\(agency)"
    case .token(let label): return "\(label) <span class=\"soft\">\(names.readers[.token])</span>\(agency)"
    case .applicant(let proof): return "\(names.readers[.applicant]) <span class=\"soft\">\(names.proofs[proof])</span>"
    }
  }

  private func dossiers(_ look: RecordedLook) -> HTML {
    var lines = look.dossiers.map { "<span class=\"line code\">\($0.code)</span>" as HTML }
    let more = look.count - lines.count
    if more > 0 { lines.append("<span class=\"soft line\">\(names.more(count: more))</span>") }
    return lines.joined()
  }

  private var pager: HTML {
    Pager(
      first: isLater ? (Address.looks.with(form.pairs), names.newest) : nil, next: next.map { ($0, names.older) },
      words: words
    ).html
  }
}
