import Markup
import OneStop
import Operations
import Words

/// A page with everything around its content, in its reader's language.
struct Frame {
  let page: Page
  let words: Words
  let language: Language
  let assets: AssetAddresses
  /// The page that the link to the other language comes back to.
  let path: String
  /// The address of the program's source, if the operator gives one.
  var source: String?
  var navigation: Navigation = .everyone
  /// The output of `writeTop` for everyone, made once; nil: it is made here.
  var top: HTML?
  /// The output of `writeFoot`, made once; nil: it is made here.
  var foot: HTML?
}

enum Navigation {
  case everyone
  case staff(
    Account, agency: String, csrf: String, dueSoon: Int, filed: Int, toAnswer: Int, isOfCity: Bool)
}

/// The addresses of static files, with the hash of their content in the name.
package struct AssetAddresses: Sendable {
  private var byName: [String: String]

  package init(_ byName: [String: String] = [:]) {
    self.byName = byName
  }

  package subscript(name: String) -> String { byName[name] ?? "/assets/\(name)" }
}

extension Frame {
  /// The whole page as a browser gets it. A page with an error message brings the script that puts the focus on it.
  var bytes: [UInt8] {
    var scripts = page.scripts
    if page.status.code >= 400 { scripts.append("mistakes.js") }
    if page.form?.isOneOfSeveral == true { scripts.append("forms.js") }
    var html = HTML(capacity: page.content.count + 3_072)
    html += "<!doctype html><html lang=\"\(language.rawValue)\"><head><meta charset=\"utf-8\">"
    html += "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
    // Keeps browsers from taking a dossier's code for a telephone number.
    html += "<meta name=\"format-detection\" content=\"telephone=no\">"
    html += "<title>"
    html.append(page.title)
    html.append(" – ", words.site.name, "</title>")
    if page.isIndexed {
      html.append("<meta name=\"description\" content=\"", page.description ?? words.about.description.html, "\">")
    } else {
      html += "<meta name=\"robots\" content=\"noindex\">"
    }
    for script in scripts { html += "<script src=\"\(assets[script])\" defer></script>" }
    if let top { html.append(top) } else { writeTop(to: &html) }
    writeLanguage(to: &html)
    html += "</ul></nav></div></header>"
    html += "<main id=\"noi-dung\" tabindex=\"-1\"><div class=\"wrap\">"
    if !page.crumbs.isEmpty { html += breadcrumb }
    html.append(page.content)
    html += "</div></main>"
    if let foot { html.append(foot) } else { writeFoot(to: &html) }
    html += "</body></html>"
    return html.bytes
  }

  /// The number to call, and the pages about the site.
  func writeFoot(to html: inout HTML) {
    let foot = words.about.foot
    html += "<footer class=\"foot\"><div class=\"wrap\"><p>"
    words.site.help.write(to: &html) { _, html in html.append(words.hotline) }
    html.append("</p> <ul aria-label=\"", foot.label, "\">")
    html += "<li><a href=\"\(Address.help)\">\(words.help.link)</a></li> "
    for link in AboutPage.allCases { html += "<li><a href=\"\(link.address)\">\(foot.links[link])</a></li> " }
    if let source { html += "<li><a href=\"\(source)\">\(foot.source)</a></li> " }
    html += "</ul></div></footer>"
  }

  /// From the style sheet to the link to the other language, which leads back to the page.
  func writeTop(to html: inout HTML) {
    html += """
      <link rel="stylesheet" href="\(assets["portal.css"])"><link rel="icon" href="\(assets["icon.svg"])" \
      type="image/svg+xml"></head><body>
      """
    html.append("<a class=\"skip\" href=\"#noi-dung\">", words.site.skip, "</a>")
    let home: Address
    let place: HTML
    switch navigation {
    case .everyone: (home, place) = (.home, words.site.city.html)
    case .staff(let account, let agency, _, _, _, _, _): (home, place) = (account.home, HTML(text: agency))
    }
    html += """
      <header class="site"><div class="wrap"><p class="brand"><a href="\(home)">\(words.site.name)</a> \
      <span>\(place)</span></p><nav aria-label="\(navigationName)"><ul>
      """
    writeLinks(to: &html)
  }

  private var navigationName: Phrase {
    if case .everyone = navigation { words.site.navigation } else { words.site.staffNavigation }
  }

  private func writeLinks(to html: inout HTML) {
    switch navigation {
    case .everyone:
      write(.lookup, .home, words.site.lookup, to: &html)
      write(.procedures, .procedures, words.site.procedures, to: &html)
      write(.statistics, .statistics, words.site.statistics, to: &html)
    case .staff(let account, _, let csrf, let dueSoon, let filed, let toAnswer, let isOfCity):
      if account.has(.handleDossiers, isOfCity: isOfCity) {
        write(.worklist, .worklist, words.site.worklist, badge: dueSoonBadge(dueSoon) + filedBadge(filed), to: &html)
      }
      // At the counter it is reached from the intake.
      if account.has(.assistFiling, isOfCity: isOfCity), !account.has(.takeIn, isOfCity: isOfCity) {
        write(.assisting, .assisting, words.filing.help.title, to: &html)
      }
      if account.has(.takeIn, isOfCity: isOfCity) { write(.intake, .intake, words.site.intake, to: &html) }
      if account.has(.handleDossiers, isOfCity: isOfCity) {
        write(.search, .search, words.site.search, to: &html)
        write(
          .consultations, .consultations, words.consultations.list.title, badge: toAnswerBadge(toAnswer),
          to: &html)
      }
      if account.has(.readReports, isOfCity: isOfCity) { write(.reports, .reports, words.site.reports, to: &html) }
      if account.has(.seeOutbox, isOfCity: isOfCity) { write(.outbox, .outbox, words.site.outbox, to: &html) }
      if account.has(.changeDaysOff, isOfCity: isOfCity) { write(.daysOff, .daysOff, words.site.daysOff, to: &html) }
      if account.has(.manageAgencies, isOfCity: isOfCity) {
        write(.agencies, .agencies, words.agencies.title, to: &html)
        write(.emptySearches, .emptySearches, words.catalogue.emptySearches.link, to: &html)
      }
      if account.has(.manageProcedures, isOfCity: isOfCity) {
        write(.procedureSettings, .procedureSettings, words.catalogue.settings.link, to: &html)
      }
      if account.has(.manageForms, isOfCity: isOfCity) { write(.forms, .forms, words.forms.link, to: &html) }
      if account.has(.manageRetention, isOfCity: isOfCity) {
        write(.retention, .retention, words.retention.link, to: &html)
      }
      if account.has(.seeAccounts, isOfCity: isOfCity) {
        write(.people, .people, words.people.link, to: &html)
        write(.tokens, .tokens, words.tokens.link, to: &html)
      }
      if account.has(.readSecurityLog, isOfCity: isOfCity) {
        write(.looks, .looks, words.looks.link, to: &html)
        write(.securityLog, .securityLog, words.securityLog.link, to: &html)
      }
      write(.help, .help, words.help.link, to: &html)
      write(.ownAccount, .ownAccount, words.accounts.own.link, to: &html)
      html += """
        <li><form method="post" action="\(Address.signOut)"><input type="hidden" name="_csrf" value="\(csrf)">\
        <button class="linklike">\(words.site.signOut) (\(account.name))</button></form></li>
        """
    }
  }

  private func write(
    _ link: NavigationLink, _ address: Address, _ name: Phrase, badge: HTML = .empty, to html: inout HTML
  ) {
    html += "<li><a href=\""
    html.append(address)
    html += page.current == link ? "\" aria-current=\"page\">" : "\">"
    html.append(name.html)
    html += "</a>"
    html.append(badge)
    html += "</li>"
  }

  /// "4 sắp đến hạn", with a link to them.
  private func dueSoonBadge(_ count: Int) -> HTML {
    guard count > 0 else { return .empty }
    return badge(.worklist(.dueSoon), words.staff.dueSoon(count: count))
  }

  /// "3 chờ tiếp nhận", with a link to them.
  private func filedBadge(_ count: Int) -> HTML {
    guard count > 0 else { return .empty }
    return badge(.worklist(.filed), words.staff.filed(count: count))
  }

  /// "2 cần trả lời", with a link to them.
  private func toAnswerBadge(_ count: Int) -> HTML {
    guard count > 0 else { return .empty }
    return badge(.consultations(.toAnswer), words.consultations.list.badge(count: count))
  }

  private func badge(_ address: Address, _ text: HTML) -> HTML {
    " <a class=\"badge soon\" href=\"\(address)\">\(text)</a>"
  }

  private var breadcrumb: HTML {
    let items = page.crumbs.map { "<li><a href=\"\($0.address)\">\($0.title)</a></li>" as HTML }
    return "<nav class=\"crumbs\" aria-label=\"\(words.site.breadcrumb)\"><ol>\(items.joined())</ol></nav>"
  }
}
