import OneStop

/// The offer of a lateness letter on a dossier's page, with the form that writes it.
struct LetterNotice {
  let offer: LetterOffer
  let view: DossierView
  let form: HTML
  /// Whether the form came back and has to be mended.
  let isReturned: Bool

  private var words: LatenessWords.Offer { view.words.lateness.offer }

  var html: HTML {
    let due = view.dossier.due.map(view.words.moment) ?? .empty
    let term = offer.isInTime(now: view.now) ? words.inTime : words.tooLate
    // Due soon may still be done in time: the form waits behind its name.
    let isOpen = isReturned || offer.reason != .dueSoon
    return """
      <section class="notice letter" aria-labelledby="de-nghi-hen-lai"><h2 id="de-nghi-hen-lai">\
      \(words.titles[offer.reason](["moment": due]))</h2>\
      <p>\(term(["date": view.words.day(offer.lastDay)])) \(words.once)</p>\
      <details class="action" id="\(Action.extend.path)"\(" open", if: isOpen)>\
      <summary>\(view.words.dossiers.actions[.extend])</summary>\(form)</details></section>
      """
  }
}
