import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum RatingHandlers {
  /// `GET /danh-gia/{code}`: the form, or the reason why there is none.
  static let show: ReadHandler = { visit in
    try visit.atDossier(Address.rating) { view in
      if let reason = try visit.ratingClosed(view) { return visit.show(RatingPage.closed(view, reason)) }
      return visit.show(visit.rating(view, Form(words: visit.words)))
    }
  }

  /// `POST /danh-gia/{code}` with `muc`, `y_kien`, `so_cuoi`.
  static let send: VisitHandler = { visit in
    guard let view = try visit.viewAtPath() else { return visit.unknownDossier() }
    let words = visit.words.ratings
    guard Rating.isOpen(for: view.dossier) else {
      return visit.show(RatingPage.closed(view, visit.ratingNotOpen(view)))
    }
    var form = Form(visit.form, words: visit.words)
    let numbered = { (text: String) in Int(typed: text, in: 1...3).flatMap(Rating.Level.init(rawValue:)) }
    let level = form.needed("muc", numbered, or: words.levelMissing)
    let comment = visit.form["y_kien"]
    let excess = comment.typedLength - RatingPage.commentLength
    if excess > 0 { form.mistake("y_kien", words.commentTooLong(count: excess)) }
    if !visit.isOpened(view) {
      switch try await visit.proof(visit.form["so_cuoi"], of: view) {
      case .right: break
      case .wrong(let reason): form.mistake("so_cuoi", reason)
      case .wait(let minutes):
        // The number alone: the summary of mistakes is made of links.
        let sentence = visit.words.errors.text[.tooManyRequests]
        form.mistake("so_cuoi", sentence(count: minutes, ["hotline": "\(OfficePhone.hotline)"]))
        return visit.show(visit.rating(view, form).waiting(minutes: minutes))
      case .keyOnly(let reason, let minutes):
        form.mistake("so_cuoi", reason)
        return visit.show(visit.rating(view, form).waiting(minutes: minutes))
      }
    }
    guard !form.isWrong, let level else { return visit.show(visit.rating(view, form)) }
    let rating = Rating(level: level, comment: comment, at: visit.now)
    guard try await visit.run(RateDossier(view.dossier.code, rating)) else {
      return visit.show(RatingPage.closed(view, words.already).with(.conflict))
    }
    return .redirect(to: Address.ratingThanks(view.dossier.code))
  }

  /// The form as it was filled in, if the dossier can still be rated.
  static let again: VisitHandler = { visit in
    guard let view = try visit.viewAtPath() else { return visit.unknownDossier() }
    if let reason = try visit.ratingClosed(view) { return visit.show(RatingPage.closed(view, reason)) }
    return visit.show(visit.rating(view, Form(visit.form, words: visit.words)))
  }

  /// `GET /danh-gia/{code}/cam-on`; leads to the form if the dossier has not been rated yet.
  static let thanks: ReadHandler = { visit in
    try visit.atDossier(Address.ratingThanks) { view in
      guard try visit.isRated(view) else { return .redirect(to: Address.rating(view.dossier.code)) }
      return visit.show(RatingPage.thanks(view))
    }
  }
}

extension Visit {
  func isRated(_ view: DossierView) throws -> Bool {
    guard let id = view.id, Rating.isOpen(for: view.dossier) else { return false }
    return try reader.rating(of: id) != nil
  }

  /// The reason why there is no form; nil if there is one.
  fileprivate func ratingClosed(_ view: DossierView) throws -> Phrase? {
    guard Rating.isOpen(for: view.dossier) else { return ratingNotOpen(view) }
    return try isRated(view) ? words.ratings.already : nil
  }

  fileprivate func ratingNotOpen(_ view: DossierView) -> Phrase {
    if view.dossier.erasedAt != nil { return words.ratings.erased }
    return view.dossier.ended == nil ? words.ratings.notYet : words.ratings.never
  }

  fileprivate func rating(_ view: DossierView, _ form: Form) -> Page {
    RatingPage(view: view, form: form, csrfField: csrfField, isOpened: isOpened(view)).page
  }
}
