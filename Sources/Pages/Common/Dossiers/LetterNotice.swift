import Markup
import OneStop
import Words

/// The offer of a lateness letter on a dossier's page, with the form that writes it.
struct LetterNotice {
  let offer: LetterOffer
  let view: DossierView
  let form: HTML
  /// Whether the form came back with mistakes.
  let isReturned: Bool

  private var words: LatenessWords.Offer { view.words.lateness.offer }

  var html: HTML {
    let due = view.dossier.due.map(view.words.moment) ?? .empty
    let term = offer.isInTime(now: view.now) ? words.inTime : words.tooLate
    return """
      <section class="letter" aria-labelledby="de-nghi-hen-lai">\
      <details class="action" name="viec" id="\(Action.extend.path)"\(" open", if: isReturned)>\
      <summary id="de-nghi-hen-lai">\(view.words.dossiers.actions[.extend])</summary><div class="act">\
      <p><strong>\(words.titles[offer.reason](["moment": due]))</strong></p>\
      <p>\(term(["date": view.words.day(offer.lastDay)])) \(words.once)</p></div>\(form)</details></section>
      """
  }
}
