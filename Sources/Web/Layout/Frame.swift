import HTTPTypes
import Markup
import OneStop
import Words

/// What surrounds the content of a page.
package struct Frame {
  /// In plain words, without markup.
  package var title: HTML
  package var words: Words
  package var language: Language
  package var assets: AssetAddresses
  /// What `writeTop` writes for everyone, made once; nil: it is made here.
  package var top: HTML?
  /// What `writeFoot` writes, made once; nil: it is made here.
  package var foot: HTML?
  /// Where the program's source is, if the operator says so.
  package var source: String?
  /// What the page is about, in a sentence for search engines; nil: what the site is.
  package var description: HTML?
  /// The page's own address, to come back to after the language was changed; a local path.
  package var path: String
  package var navigation: Navigation = .everyone
  /// The link of the navigation that this page belongs to.
  package var current: NavigationLink?
  /// Links above the heading, from the outermost.
  package var crumbs: [(title: HTML, address: String)] = []
  /// What the reader may have typed into.
  package var form: TypedForm?
  /// Names of scripts in `Resources/Assets`; they make better what works without them.
  package var scripts: [String] = []
  /// Whether search engines may keep it: pages of dossiers are not theirs.
  package var isIndexed = true
}

package enum Navigation {
  case everyone
  case staff(
    Account, agency: String, csrf: String, dueSoon: Int, toAnswer: Int, seesOutbox: Bool, changesDaysOff: Bool)
}

package enum NavigationLink {
  case lookup, procedures, statistics, worklist, intake, search, consultations, reports, outbox, daysOff, agencies
  case emptySearches, help
}

/// Where static files are served, with the hash of their content in the name.
package struct AssetAddresses: Sendable {
  private var byName: [String: String]

  package init(_ byName: [String: String] = [:]) {
    self.byName = byName
  }

  package subscript(name: String) -> String { byName[name] ?? "/assets/\(name)" }
}

extension Frame {
  /// The whole page around the content of `<main>`, which holds its own `<h1>`. One that says what is wrong brings the
  /// script that puts the focus there.
  package func page(_ content: HTML, status: HTTPResponse.Status = .ok) -> [UInt8] {
    var scripts = scripts
    if status.code >= 400 { scripts.append("mistakes.js") }
    if form?.isOneOfSeveral == true { scripts.append("forms.js") }
    var page = HTML(capacity: content.count + 3_072)
    page += "<!doctype html><html lang=\"\(language.rawValue)\"><head><meta charset=\"utf-8\">"
    page += "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
    // A dossier's code is no telephone number.
    page += "<meta name=\"format-detection\" content=\"telephone=no\">"
    page += "<title>"
    page.append(title)
    page.append(" – ", words.site.name, "</title>")
    if isIndexed {
      page.append("<meta name=\"description\" content=\"", description ?? words.about.description.html, "\">")
    } else {
      page += "<meta name=\"robots\" content=\"noindex\">"
    }
    for script in scripts { page += "<script src=\"\(assets[script])\" defer></script>" }
    if let top { page.append(top) } else { writeTop(to: &page) }
    writeLanguage(to: &page)
    page += "</ul></nav></div></header>"
    page += "<main id=\"noi-dung\" tabindex=\"-1\"><div class=\"wrap\">"
    if !crumbs.isEmpty { page += breadcrumb }
    page.append(content)
    page += "</div></main>"
    if let foot { page.append(foot) } else { writeFoot(to: &page) }
    page += "</body></html>"
    return page.bytes
  }

  /// Whom to call, and what the site says of itself.
  func writeFoot(to page: inout HTML) {
    let foot = words.about.foot
    page += "<footer class=\"foot\"><div class=\"wrap\"><p>"
    words.site.help.write(to: &page) { _, html in html.append(words.hotline) }
    page.append("</p> <ul aria-label=\"", foot.label, "\">")
    page += "<li><a href=\"\(HelpReader.path)\">\(words.help.link)</a></li> "
    for link in AboutPage.allCases { page += "<li><a href=\"\(link.address)\">\(foot.links[link])</a></li> " }
    if let source { page += "<li><a href=\"\(source)\">\(foot.source)</a></li> " }
    page += "</ul></div></footer>"
  }

  /// From the style sheet up to the link of the other language, which leads back to the page.
  func writeTop(to page: inout HTML) {
    page += """
      <link rel="stylesheet" href="\(assets["portal.css"])"><link rel="icon" href="\(assets["icon.svg"])" \
      type="image/svg+xml"></head><body>
      """
    page.append("<a class=\"skip\" href=\"#noi-dung\">", words.site.skip, "</a>")
    let home: String
    let place: HTML
    switch navigation {
    case .everyone: (home, place) = ("/", words.site.city.html)
    case .staff(let account, let agency, _, _, _, _, _): (home, place) = (account.home, HTML(text: agency))
    }
    page += """
      <header class="site"><div class="wrap"><p class="brand"><a href="\(home)">\(words.site.name)</a> \
      <span>\(place)</span></p><nav aria-label="\(navigationName)"><ul>
      """
    writeLinks(to: &page)
  }

  private var navigationName: Phrase {
    if case .everyone = navigation { words.site.navigation } else { words.site.staffNavigation }
  }

  private func writeLinks(to page: inout HTML) {
    switch navigation {
    case .everyone:
      write(.lookup, "/", words.site.lookup, to: &page)
      write(.procedures, "/thu-tuc", words.site.procedures, to: &page)
      write(.statistics, "/thong-ke", words.site.statistics, to: &page)
    case .staff(let account, _, let csrf, let dueSoon, let toAnswer, let seesOutbox, let changesDaysOff):
      if account.role.has(.handleDossiers) {
        write(.worklist, "/can-bo", words.site.worklist, badge: dueSoonBadge(dueSoon), to: &page)
      }
      if account.role.has(.takeIn) { write(.intake, "/can-bo/tiep-nhan", words.site.intake, to: &page) }
      if account.role.has(.handleDossiers) {
        write(.search, "/can-bo/tim", words.site.search, to: &page)
        write(
          .consultations, "/can-bo/lien-thong", words.consultations.list.title, badge: toAnswerBadge(toAnswer),
          to: &page)
      }
      if account.role.has(.readReports) { write(.reports, "/quan-tri/bao-cao", words.site.reports, to: &page) }
      if seesOutbox { write(.outbox, "/quan-tri/thu-di", words.site.outbox, to: &page) }
      // The same people do both.
      if changesDaysOff {
        write(.daysOff, "/quan-tri/ngay-nghi", words.site.daysOff, to: &page)
        write(.agencies, "/quan-tri/co-quan", words.agencies.title, to: &page)
        write(.emptySearches, "/quan-tri/tim-khong-thay", words.catalogue.emptySearches.link, to: &page)
      }
      write(.help, "/huong-dan", words.help.link, to: &page)
      page += """
        <li><form method="post" action="/can-bo/dang-xuat"><input type="hidden" name="_csrf" value="\(csrf)">\
        <button class="linklike">\(words.site.signOut) (\(account.name))</button></form></li>
        """
    }
  }

  private func write(
    _ link: NavigationLink, _ address: StaticString, _ name: Phrase, badge: HTML = .empty, to page: inout HTML
  ) {
    page += "<li><a href=\""
    page += address
    page += current == link ? "\" aria-current=\"page\">" : "\">"
    page.append(name.html)
    page += "</a>"
    page.append(badge)
    page += "</li>"
  }

  /// "4 sắp đến hạn", and the way to them.
  private func dueSoonBadge(_ count: Int) -> HTML {
    guard count > 0 else { return .empty }
    return " <a class=\"badge soon\" href=\"/can-bo?muc=sap-den-han\">\(words.staff.dueSoon(count: count))</a>"
  }

  /// "2 cần trả lời", and the way to them.
  private func toAnswerBadge(_ count: Int) -> HTML {
    guard count > 0 else { return .empty }
    let text = words.consultations.list.badge(count: count)
    return " <a class=\"badge soon\" href=\"/can-bo/lien-thong?muc=hoi-ta\">\(text)</a>"
  }

  private var breadcrumb: HTML {
    let items = crumbs.map { "<li><a href=\"\($0.address)\">\($0.title)</a></li>" as HTML }
    return "<nav class=\"crumbs\" aria-label=\"\(words.site.breadcrumb)\"><ol>\(items.joined())</ol></nav>"
  }
}
