import Markup
import OneStop
import Operations
import Words

/// The box above everything else of a dossier that waits for its applicant: what to do, how much, where, until when,
/// and the button.
struct ApplicantsTurn {
  let task: ApplicantTask
  let view: DossierView
  /// Whether the reader has shown the key or the last four digits; only then may they see what is asked for.
  var isOpen: Bool

  private var words: ApplicantsTurnWords { view.words.lookup.turn }

  func write(to html: inout HTML) {
    html.append("<div class=\"state yours\"><strong>", isOfForm ? words.formTitle : words.titles[task], "</strong> ")
    html.append("<p>", view.words.lookup.sentences[view.state], "</p>")
    html.append("<dl class=\"facts\"><dt>", words.what[task], "</dt> <dd>")
    html.append(isOpen ? asked : toDetails)
    html.append("</dd> <dt>", words.place, "</dt> <dd>")
    let counter = view.name(view.counter.name)
    if let own = online { html += "\(isOpen ? own.online : own.onlineLocked)<br>" }
    html.append(words.places[task](["agency": view.contact.address.map { "\(counter) (\($0))" } ?? counter]))
    if task != .payment, view.procedure.allowsPost { html.append(words.byPost.html) }
    html.append("</dd> <dt>", words.until, "</dt> <dd>")
    html.append(words.deadlines[task].html)
    html += "</dd></dl>"
    if isOpen {
      let phone = view.counter.contact.phone ?? .hotline
      let call = words.call(["phone": "\(phone)"])
      let send = online.map { own -> HTML in
        "<a class=\"button\" href=\"\(Address.supplement(view.dossier.code))\">\(own.supplement)</a> "
      }
      let style: StaticString = send == nil ? "button" : "button quiet"
      html +=
        " <p class=\"actions\">\(send ?? .empty)<a class=\"\(style)\" href=\"tel:\(phone.dialled)\">\(call)</a></p>"
    }
    html += "</div>"
  }

  private var isOfForm: Bool { task == .papers && view.asksForFormAlone }

  /// Where it can be sent online, from this page.
  private var online: DossierFileWords.Own? {
    view.dossier.status == .awaitingSupplement && view.dossier.erasedAt == nil ? view.words.dossierFiles.own : nil
  }

  /// Paper has no buttons.
  private var toDetails: HTML {
    """
    <a class="button" href="#chi-tiet">\(isOfForm ? words.formSee : words.see[task])</a><span class="on-paper">\(words.unknown[task])</span>
    """
  }

  /// The papers or the amount, and what the agency wrote with them.
  private var asked: HTML {
    var html = HTML()
    for event in view.events.reversed() {
      switch event.kind {
      case .supplementRequested(let papers, let fields, let reasons) where task != .payment:
        if !fields.isEmpty {
          html += "<p>\(view.words.filing.mending.asked):</p><ul>\(view.asked(fields: fields, reasons))</ul>"
        }
        if !papers.isEmpty { html += "<ul>\(view.asked(papers: papers, reasons))</ul>" }
      case .paymentRequested(let amount) where task == .payment:
        if let amount { html += "<strong>\(view.words.catalogue.facts.amount(count: amount))</strong>" }
      default: continue
      }
      if !event.note.isEmpty { html += " <p>\(view.words.lookup.note): <span lang=\"vi\">\(event.note)</span></p>" }
      break
    }
    return html.isEmpty ? words.unknown[task].html : html
  }
}
