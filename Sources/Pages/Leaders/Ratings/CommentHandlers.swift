import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web

enum CommentHandlers {
  /// `GET /quan-tri/y-kien?tu=&den=&co-quan=&muc=&sau=&truoc=&dang=html|csv|xlsx`: the comments that applicants wrote
  /// with their ratings, for leaders of the agency and of those above it.
  static let show: ReadHandler = { visit in
    let account = try visit.account
    let words = visit.words
    let today = visit.now.date
    let standard = Period(from: Period(monthOf: today).previous.from, to: today)
    var form = ReportForm(visit.query, standard: standard ?? Period(day: today), today: today, words: words)
    let agency = visit.query["co-quan"]
    let scope = visit.reportScope(ReportChoice(agency: agency), account)
    if scope == nil { form.mistake("tu", words.reports.badAgency) }
    guard let period = form.period, let scope else {
      return visit.show(CommentsPage.mistakes(form))
    }
    let level = Int(visit.query["muc"]).flatMap(Rating.Level.init(rawValue:))
    let address = CommentsAddress(period: period, agency: agency, level: level)
    let agencies = visit.reportBuilder(for: .staff).agencies(of: scope)
    if form.format != .html {
      let comments = try visit.reader.comments(
        in: period, agencies: agencies, level: level, limit: TableFile.mostRows)
      visit.note(.export, comments.map(\.dossierID))
      let file = CommentsFile(
        comments: comments, period: period, scope: visit.plainScope(scope), catalogue: visit.catalogue, words: words,
        language: visit.language
      ).table
      return form.format == .xlsx ? try .sheet(file) : .csv(file)
    }
    var counts: [Rating.Level: Int] = [:]
    for level in Rating.Level.allCases {
      counts[level] = try visit.reader.commentCount(in: period, agencies: agencies, level: level)
    }
    let comments = try KeyedPage(at: ListPlace(visit.query), length: CommentsPage.pageLength, key: \.key) {
      place, limit in
      try visit.reader.comments(in: period, agencies: agencies, level: level, place: place, limit: limit)
    }
    visit.note(.comments, comments.rows.map(\.dossierID))
    let page = CommentsPage(
      comments: comments, counts: counts, form: form, address: address,
      scope: HTML(text: visit.plainScope(scope)), catalogue: visit.catalogue, words: words, language: visit.language)
    return visit.show(page.page)
  }
}

/// The choices in the page's address.
struct CommentsAddress {
  var period: Period
  /// The code of an agency below the reader's; empty: the reader's and all below it.
  var agency = ""
  var level: Rating.Level?
  var place: ListPlace?
  var format = ReportFormat.html

  var hidden: [(name: String, value: String)] {
    [(name: "co-quan", value: agency), (name: "muc", value: level.map { "\($0.rawValue)" } ?? "")]
  }

  var address: Address { .comments.with(period).with(hidden).with(place).with("dang", format.parameter) }
}
