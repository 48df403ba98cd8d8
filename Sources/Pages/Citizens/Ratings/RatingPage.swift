import HTTPTypes
import Markup
import OneStop
import Operations
import Web
import Words

/// Asks how satisfied the applicant is with a dossier that was processed to its end.
struct RatingPage {
  let view: DossierView
  let form: Form
  let csrfField: HTML
  /// Whether this browser has shown the key or the digits before.
  var isOpened: Bool

  static let id = "danh-gia"
  static let commentLength = 2_000

  private var words: RatingWords { view.words.ratings }

  var page: Page {
    RatingPage.framed(
      view, form.title("\(words.title) – \(view.dossier.code)"), content, status: form.status,
      form: TypedForm(id: RatingPage.id))
  }

  private var content: HTML {
    let levels = Rating.Level.allCases.reversed().map { (value: "\($0.rawValue)", text: words.levels[$0].html) }
    let comment = FieldLook(hint: words.commentHint.html, isOptional: true, maxLength: RatingPage.commentLength)
    let digits = FieldLook(
      hint: words.digitsHint.html, autocomplete: "off", enterKey: "done", isNarrow: true, maxLength: 20)
    return """
      \(RatingPage.heading(view))\(form.errorSummary)\
      <form method="post" action="\(Address.rating(view.dossier.code))" id="\(RatingPage.id)">\(csrfField)\
      \(form.radios("muc", words.question, levels))\(form.textArea("y_kien", words.comment, comment))\
      \(form.input("so_cuoi", words.digits, digits), if: !isOpened)\
      <p class="actions"><button class="button">\(words.button)</button></p></form>\
      \(PrivacyNote(.rating, words: view.words).html)
      """
  }

  /// The page without its form, with the reason.
  static func closed(_ view: DossierView, _ sentence: Phrase) -> Page {
    let words = view.words.ratings
    let title = sentence === words.already ? words.alreadyTitle : words.closedTitle
    let text = sentence([
      "hotline": view.words.hotline, "date": view.dossier.erasedAt.map { view.words.date($0.date) } ?? .empty,
    ])
    return framed(
      view, "\(title) – \(view.dossier.code)", "\(heading(view))\(Notice.remark(text))\(back(view))")
  }

  static func thanks(_ view: DossierView) -> Page {
    let words = view.words.ratings
    return framed(
      view, words.thanksTitle.html, "<h1>\(words.thanksTitle)</h1><p>\(words.thanks)</p>\(back(view))")
  }

  /// What the three have in common.
  private static func framed(
    _ view: DossierView, _ title: HTML, _ content: HTML, status: HTTPResponse.Status = .ok, form: TypedForm? = nil
  ) -> Page {
    Page(
      title, content, current: .lookup, status: status, address: Address.rating(view.dossier.code), form: form,
      isIndexed: false, isSecret: true)
  }

  private static func heading(_ view: DossierView) -> HTML {
    """
    <h1>\(view.words.ratings.title)</h1><p>\(view.procedureName)<br><span class="soft">\(view.agencyName) · \
    <span class="code">\(view.dossier.code)</span></span></p>
    """
  }

  private static func back(_ view: DossierView) -> HTML {
    "<p><a href=\"\(Address.dossier(view.dossier.code))\">\(view.words.ratings.backToDossier)</a></p>"
  }
}
