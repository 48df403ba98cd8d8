import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// How far a draft is, and the link by which it is gone on with.
struct DraftOverviewPage {
  let draft: OpenDraft
  /// The version that holds now, where the draft is in an older one.
  let newer: PublishedForm?
  var notice: Notice?
  let site: String?
  let words: Words
  let language: Language

  init(_ visit: Visit, _ draft: OpenDraft, newer: PublishedForm?) {
    self.draft = draft
    self.newer = newer
    site = visit.site
    words = visit.words
    language = visit.language
  }

  var page: Page {
    let names = words.filing.draft
    let name = words.name(draft.procedure.name, in: language)
    return Page(
      "\(names.title) – \(name)", content(name), current: .procedures, address: Address.draft(draft.key),
      isIndexed: false, isSecret: true)
  }

  private func content(_ name: HTML) -> HTML {
    let names = words.filing.draft
    let sheet = draft.sheet()
    let pages = sheet.pages.map { page -> HTML in
      let isDone = sheet.mistakes(onPage: page.number).isEmpty
      return """
        <li><a href="\(Address.draftPage(draft.key, page.number + 1))">\
        \(words.name(draft.form.pages[page.number].title, in: language))</a> \
        <span class="soft">\(isDone ? names.done : names.toMend)</span></li>
        """
    }
    let next = sheet.firstPageToMend.map { Address.draftPage(draft.key, $0 + 1) } ?? Address.draftCheck(draft.key)
    let end = draft.draft.savedAt.date.adding(days: Draft.days)
    let offer = newer.map { newer -> HTML in
      let renewal = words.filing.renewal
      let link: HTML = "<p><a href=\"\(Address.draftRenewal(draft.key))\">\(renewal.link)</a></p>"
      return Notice.remark(renewal.offered(["date": words.date(newer.validFrom)]), list: link).html
    }
    return """
      <h1>\(names.title)</h1>\(notice)<p>\(name)</p>\(offer ?? .empty)<p>\(names.kept(["date": words.date(end)]))</p>\
      <p class="actions"><a class="button" href="\(next)">\(names.goOn)</a></p>\
      <h2>\(names.pages)</h2><ol>\(pages.joined())</ol>\
      <h2>\(names.linkLabel)</h2><p>\(names.note)</p><p class="code breakable">\(site ?? "")\(Address.draft(draft.key))</p>\
      <p>\(names.lead) \(names.secret)</p>
      """
  }
}
