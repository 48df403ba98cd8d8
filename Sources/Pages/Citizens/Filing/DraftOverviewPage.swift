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
  let site: String?
  let band: HTML
  let words: Words
  let language: Language

  init(_ visit: Visit, _ draft: OpenDraft) {
    self.draft = draft
    site = visit.site
    band = visit.helpBand(draft)
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
        <li><a href="\(Address.draftPage(draft.key, page.number))">\
        \(words.name(draft.form.pages[page.number].title, in: language))</a> \
        <span class="soft">\(isDone ? names.done : names.toMend)</span></li>
        """
    }
    let next = sheet.firstPageToMend.map { Address.draftPage(draft.key, $0) } ?? Address.draftCheck(draft.key)
    let end = draft.draft.savedAt.date.adding(days: Draft.days)
    return """
      \(band)<h1>\(names.title)</h1><p>\(name)</p><p>\(names.kept(["date": words.date(end)]))</p>\
      <p class="actions"><a class="button" href="\(next)">\(names.goOn)</a></p>\
      <h2>\(names.pages)</h2><ol>\(pages.joined())</ol>\
      <h2>\(names.linkLabel)</h2><p>\(names.note)</p><p class="code breakable">\(site ?? "")\(Address.draft(draft.key))</p>\
      <p>\(names.lead) \(names.secret)</p>
      """
  }
}
