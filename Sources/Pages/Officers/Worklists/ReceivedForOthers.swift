import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum ReceivedHandlers {
  /// `GET /can-bo/nhan-cho-noi-khac?truoc=`: what the reader's counter took in for other agencies, from the one before
  /// that number on.
  static let list: ReadHandler = { visit in
    let account = try visit.account
    let last = Int64(visit.query[ReceivedPage.before])
    let length = ReceivedPage.length
    let rows = try visit.reader.received(
      by: account.ownAgencies(in: visit.catalogue, on: visit.now.date), before: last, limit: length + 1)
    let shown = Array(rows.prefix(length))
    visit.note(.list, shown.map(\.id))
    let page = ReceivedPage(
      dossiers: shown, hasMore: rows.count > length,
      table: DossierTable(
        dossiers: shown, caption: visit.words.intake.others.title.html, catalogue: visit.catalogue,
        calendar: visit.calendar, now: visit.now, words: visit.words, language: visit.language, showsAgency: true,
        holders: try visit.reader.accountNames(Set(shown.compactMap(\.officer)))),
      words: visit.words)
    return visit.show(page.page)
  }
}

/// What a counter took in for other agencies and has to give something out for.
struct ReceivedPage {
  static let before = "truoc"
  static let length = 50

  let dossiers: [DossierSummary]
  let hasMore: Bool
  let table: DossierTable
  let words: Words

  private var names: IntakeWords.Others { words.intake.others }

  var page: Page {
    Page(
      names.title.html, "<h1>\(names.title)</h1><p>\(names.introduction)</p>\(list)", for: .staff, current: .intake,
      crumbs: [(words.site.intake.html, .intake)])
  }

  private var list: HTML {
    guard let last = dossiers.last else { return "<p>\(names.none)</p>" }
    let more: HTML =
      hasMore
      ? "<p><a href=\"\(Address.receivedForOthers.with(ReceivedPage.before, last.id))\">\(names.more)</a></p>" : .empty
    return "\(table.html)\(more)"
  }
}
