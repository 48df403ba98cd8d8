import OneStop
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  static let ratings: [PageSample] =
    [true, false].map { isOpened in
      PageSample("rating, \(isOpened ? "known" : "asked for digits")", showsText: false) {
        try rating($0, $0.form(), isOpened: isOpened).page
      }
    } + [
      PageSample("rating, wrong", wrong: ["muc", "y_kien", "so_cuoi"]) {
        try rating($0, $0.form(["y_kien": $0.text], wrong: ["muc", "y_kien", "so_cuoi"]), isOpened: false).page
      },
      PageSample("rating, not yet", showsText: false) {
        RatingPage.closed(try $0.view(in: .processing), $0.words.ratings.notYet)
      },
      PageSample("rating, already", showsText: false) {
        RatingPage.closed(try $0.view(in: .handedOver), $0.words.ratings.already)
      },
      PageSample("rating, thanks", showsText: false) { RatingPage.thanks(try $0.view(in: .handedOver)) },
    ]

  private static func rating(_ fixtures: PageFixtures, _ form: Form, isOpened: Bool) throws -> RatingPage {
    RatingPage(view: try fixtures.view(in: .handedOver), form: form, csrfField: fixtures.csrfField, isOpened: isOpened)
  }

  static let comments: [PageSample] = [
    PageSample("comments") { try comments($0, Rating.Level.allCases).page },
    PageSample("comments with one answer") { try comments($0, [.partly], level: .partly).page },
    PageSample("no comments") { try comments($0, []).page },
    PageSample("comments, wrong days", wrong: ["tu"]) { CommentsPage.mistakes($0.wrongReportForm()) },
  ]

  private static func comments(
    _ fixtures: PageFixtures, _ levels: [Rating.Level], level: Rating.Level? = nil
  ) throws -> CommentsPage {
    let dossier = try fixtures.stored(in: .handedOver).dossier
    let rows = levels.map { level in
      Comment(
        dossierID: Int64(level.rawValue), rating: Rating(level: level, comment: fixtures.text, at: fixtures.now),
        code: dossier.code, agency: dossier.agency, procedure: dossier.filing.procedure)
    }
    // One more than the page is long leads on.
    let page = KeyedPage(at: nil, length: max(1, rows.count - 1), key: \Comment.key) { _, limit in
      Array(rows.prefix(limit))
    }
    return CommentsPage(
      comments: page, counts: [.satisfied: 4, .partly: 1], form: fixtures.reportForm(),
      address: CommentsAddress(period: fixtures.period, agency: dossier.agency.description, level: level),
      scope: HTML(text: fixtures.text), catalogue: fixtures.catalogue, words: fixtures.words,
      language: fixtures.language)
  }
}
