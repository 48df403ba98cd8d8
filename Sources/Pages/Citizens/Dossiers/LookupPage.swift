import Markup
import OneStop
import Operations
import Web
import Words

/// The page that most people see: where a dossier stands.
struct LookupPage {
  static let formID = "xem-chi-tiet"
  /// The tick that keeps the details open for a week.
  static let ownDevice = "may_rieng"
  /// How often the details had been closed in this browser when the form was made.
  static let closings = "so_lan_dong"

  let view: DossierView
  /// Whether the reader has shown the key or the last four digits.
  var isOpen: Bool
  /// Whether it was already rated; each dossier is rated once.
  var isRated: Bool
  /// The form that opens the details, with its mistake.
  var form: Form
  /// The form's one field.
  var detailsField: HTML
  /// How often the details were closed in this browser.
  var closings = 0
  /// Whether the reader's session opens it, so that there is nothing to close here.
  var isOwn = false
  /// What came of something that was just sent, or why it was not done.
  var notice: Notice?
  /// Whether first pages of files can be drawn.
  var drawsPages = false
  /// The check code of a result.
  var resultCode: ((DossierFile) -> ResultCode)?
  /// What was filled in, where it was filed by a form here; nil also for those who have shown four digits alone.
  var filedForm: FiledForm?
  /// The agency's letters that the reader may open.
  var letters: [PrintedForm] = []
  /// The token of the form by which it is filed again; nil where that cannot be.
  var refiling: HTML?
  /// Whether the receipt, or the confirmation of what was filed by a form, is there to print.
  var hasReceipt = false
  /// Who has looked at it; nil where the details are closed.
  var looks: OfficeLooks?

  private var words: Words { view.words }
  private var code: DossierCode { view.dossier.code }
  private var address: Address { Address.dossier(code) }

  var page: Page {
    let name: HTML = "\(words.plainName(view.procedure.name, in: view.language)) – \(view.dossier.code)"
    // Without the query: a key must not go on in links.
    return Page(
      form.title(name), content, current: .lookup, status: form.status, address: address,
      form: isOpen || view.dossier.erasedAt != nil ? nil : TypedForm(id: LookupPage.formID),
      scripts: hasPictures ? [FileList.script] : [], isIndexed: false, isSecret: isOpen)
  }

  /// Whether it lists files, some of which may be shown.
  private var hasPictures: Bool { isOpen && !view.dossier.files(for: .applicant).isEmpty }

  private var content: HTML {
    var html = HTML(capacity: 6_144)
    html += """
      <p class="soft small code">\(words.dossiers.code) \(view.dossier.code)</p><h1>\(view.procedureName)</h1>\
      \(form.errorSummary)\(notice)\(isOpen ? OwnFiles(view: view).takenBack : .empty)<div class="dossier"><div><div class="stands">
      """
    writeState(to: &html)
    LookupAppointment(view: view, whyLink: whyLink).write(to: &html)
    html += "</div><section class=\"happened\">"
    writeRating(to: &html)
    html.append("<h2>", words.lookup.timeline, "</h2>")
    Timeline(view: view, isOpen: isOpen).write(to: &html)
    html += "<p class=\"soft small\">"
    words.site.updatedAt.write(to: &html) { _, html in words.write(view.now, to: &html) }
    html += "</p></section></div><div>"
    writeHolder(to: &html)
    if isOpen {
      html += OwnFiles(view: view, code: resultCode, drawsPages: drawsPages).html
      html += details
      if let filedForm {
        let form = filedForm.folded(
          isOpen: false, files: { Address.ownFile(code, $0.number) }, print: Address.ownForm(code))
        html += "<section class=\"shown\">\(form)</section>"
      }
    }
    if let looks { html += looks.html }
    writeWhy(to: &html)
    if !isOpen, view.dossier.erasedAt == nil { writeDetailsForm(to: &html) }
    html += "</div></div>"
    return html
  }

  private func writeState(to html: inout HTML) {
    let state = view.state
    if let task = ApplicantTask(state) {
      ApplicantsTurn(task: task, view: view, isOpen: isOpen).write(to: &html)
    } else {
      html += "<div class=\"state "
      html += state.tone
      html.append("\"><strong>", words.dossiers.states[state], "</strong> <p>")
      write(sentence(state), to: &html)
      html += "</p>"
      writeCause(to: &html)
      writeReason(to: &html)
      if state.isDone { html.append(" <p>", howToTakeIt, "</p>") }
      writeOnlineResult(to: &html)
      html += "</div>"
    }
    if let erasedAt = view.dossier.erasedAt {
      html += " \(Notice.remark(words.retention.erasedOn(["date": words.date(erasedAt.date)])))"
    }
    if view.dossier.supplementRequests > 1 {
      html += " \(Notice.remark(words.lookup.secondSupplement.html))"
    }
  }

  /// For an overdue dossier, what the agency has said about the delay.
  private func sentence(_ state: DossierState) -> Phrase {
    guard state == .overdue, let letter = view.dossier.rescheduled else { return words.lookup.sentences[state] }
    return view.now > letter.to ? words.lookup.overdueTwice : words.lookup.overdueWithLetter
  }

  private func write(_ sentence: Phrase, to html: inout HTML) {
    sentence.write(to: &html) { place, html in
      switch place {
      case "unit": html.append(view.unit)
      case "hotline": html.append(words.hotline)
      default: html.append(view.agencyName)
      }
    }
  }

  /// Why it is late, as the agency has said: at its end, or in its letter.
  private func writeCause(to html: inout HTML) {
    let dossier = view.dossier
    let cause = if let ended = dossier.ended { ended.cause } else { dossier.rescheduled?.cause }
    guard let cause else { return }
    html += " <p>"
    words.lookup.causeGiven.write(to: &html) { _, html in html.append(words.dossiers.causes[cause].html) }
    html += "</p>"
  }

  /// Why it was refused or stopped, the letter that says so, and the way on.
  private func writeReason(to html: inout HTML) {
    guard view.dossier.erasedAt == nil, view.cutShortOn != nil || view.dossier.status == .refused else { return }
    let names = words.lookup
    let end = view.events.withoutUndoneEnds.last { $0.kind == .refused || $0.kind.name == .stopped }
    guard isOpen else {
      if end != nil { html += " <p><a href=\"#chi-tiet\">\(names.openReason)</a></p>" }
      return
    }
    if let end, !end.note.isEmpty {
      html += " <p>\(names.reason): <strong lang=\"vi\">\(end.note)</strong></p>"
    }
    if let end, let ground = end.ground {
      html += " <p>\(names.ground(["ground": words.dossiers.grounds[ground].html]))</p>"
    }
    for letter in letters where letter == .refusal || letter == .stop {
      guard let name = names.letters[letter] else { continue }
      html += " <p><a href=\"\(Address.ownLetter(code, letter))\">\(name)</a></p>"
    }
    if let refiling {
      html += """
         <form method="post" action="\(Address.refiling(code))">\(refiling)<p class="actions"><button class="button">\
        \(names.refile)</button></p><p class="soft small">\(names.refileHint)</p></form>
        """
    }
  }

  /// That there is one to download, and the way to it.
  private func writeOnlineResult(to html: inout HTML) {
    guard view.dossier.hasResult, view.dossier.hasFileOfResult else { return }
    let names = words.dossierFiles.own
    let link: HTML = isOpen ? "#ket-qua" : "#chi-tiet"
    html += " <p><a href=\"\(link)\">\(isOpen ? names.results : names.locked)</a></p>"
  }

  /// How the applicant receives the result is only for them to see.
  private var howToTakeIt: Phrase {
    isOpen ? words.lookup.resultBy[view.dossier.filing.returnBy] : words.lookup.resultAsChosen
  }

  private var whyLink: HTML { "<a href=\"\(Address.ledger(code))\">\(words.lookup.whyThisDate)</a>" }

  /// The link to the rating, once the dossier is done.
  private func writeRating(to html: inout HTML) {
    guard Rating.isOpen(for: view.dossier) else { return }
    if isRated {
      html.append("<p class=\"soft\">", words.ratings.already, "</p>")
    } else {
      html +=
        "<p class=\"actions\"><a class=\"button\" href=\"\(Address.rating(code))\">\(words.lookup.rate)</a></p>"
    }
  }

  private func writeWhy(to html: inout HTML) {
    // A date that no longer applies is explained on the page behind its link.
    guard view.dossier.status != .filed, view.cutShortOn == nil, let ledger = LedgerView(view: view) else { return }
    html += "<section class=\"why\"><h2>"
    if let due = view.dossier.due {
      words.lookup.whyDate.write(to: &html) { _, html in html.append(words.date(due.date)) }
    } else {
      html.append(words.lookup.whyThisDate.html)
    }
    html += "</h2><p class=\"soft\">"
    html.append(ledger.rule)
    html += "</p>"
    ledger.writeLastMonths(2, to: &html)
    html += "<p class=\"actions\">"
    if AppointmentCalendar.isOffered(for: view) {
      html +=
        "<a class=\"button quiet\" href=\"\(Address.appointmentCalendar(code))\">\(words.lookup.addToCalendar)</a> "
    }
    html += "<a href=\"\(Address.ledger(code))\">\(words.lookup.eachDay)</a></p></section>"
  }

  private func writeHolder(to html: inout HTML) {
    // A closed dossier has no holder.
    let title = view.dossier.isClosed ? words.lookup.handledBy : words.lookup.holder
    html.append("<section class=\"holder\"><h2>", title, "</h2> <dl class=\"facts\"><dt>")
    html.append(words.dossiers.agency.html)
    html += "</dt> <dd>"
    html.append(view.agencyName)
    if !view.dossier.isClosed {
      html.append("</dd> <dt>", words.lookup.holderUnit, "</dt> <dd>")
      html.append(view.state.isApplicantsTurn ? words.lookup.holderApplicant.html : view.unit)
    }
    html.append("</dd> <dt>", words.lookup.askAt, "</dt> <dd>")
    write(words.lookup.askAtText, to: &html)
    let contact = view.counter.contact
    if let address = view.contact.address { html += "<br>\(address)" }
    // The hotline is already there.
    if let phone = contact.phone, phone != .hotline { html += "<br>\(words.link(phone))" }
    if let hours = contact.openingHours { html += "<br>\(view.name(hours))" }
    html += "</dd></dl></section>"
  }

  private func writeDetailsForm(to html: inout HTML) {
    html.append("<section class=\"ask\" id=\"chi-tiet\"><h2>", words.lookup.details, "</h2>")
    html += "<form method=\"post\" action=\"\(address)\" class=\"inline-form\" id=\"\(LookupPage.formID)\">"
    if closings > 0 { html += "<input type=\"hidden\" name=\"\(LookupPage.closings)\" value=\"\(closings)\">" }
    html.append(detailsField)
    html.append("<button class=\"button quiet\">", words.lookup.detailsButton, "</button>")
    html += """
      <div class="tick"><input type="checkbox" id="\(LookupPage.ownDevice)" name="\(LookupPage.ownDevice)" value="1"\
      \(" checked", if: form.values[LookupPage.ownDevice] == "1")><label for="\(LookupPage.ownDevice)">
      """
    html.append(words.lookup.ownDevice.html)
    html += "</label></div></form>"
    html.append(PrivacyNote(.digits, words: words).html)
    html += "</section>"
  }

  private var details: HTML {
    let filing = view.dossier.filing
    var facts: HTML = "<dt>\(words.dossiers.applicant)</dt><dd>\(filing.applicant.name)</dd>"
    if let representative = filing.applicant.representative {
      facts += "<dt>\(words.corrections.representative(of: filing.applicant.kind))</dt><dd>\(representative.name)</dd>"
    }
    if !filing.summary.isEmpty {
      facts += "<dt>\(words.lookup.summary)</dt><dd lang=\"vi\">\(filing.summary)</dd>"
    }
    facts += "<dt>\(words.lookup.returnBy)</dt><dd>\(words.dossiers.returnMethods[filing.returnBy])</dd>"
    let papers = view.dossier.papersHere().map { $0.item(words) }
    let list: HTML = papers.isEmpty ? "<p>\(words.lookup.noPapers)</p>" : "<ul>\(papers.joined())</ul>"
    return """
      <section class="shown sheet" id="chi-tiet"><h2>\(words.lookup.detailsTitle)</h2><dl class="facts">\(facts)</dl>\
      <h3>\(words.lookup.papers)</h3>\(list)\
      \("<p><a href=\"\(Address.ownReceipt(code))\">\(words.filing.confirmation.link)</a></p>", if: hasReceipt)\
      \(letterLinks)\
      <p><a href="\(Address.held(code))">\(words.privacy.held.link)</a></p>\(closing)</section>
      """
  }

  /// Those of an end stand beside its reason (`writeReason`).
  private var letterLinks: HTML {
    letters.filter { $0 != .refusal && $0 != .stop }.compactMap { letter -> HTML? in
      words.lookup.letters[letter].map { "<p><a href=\"\(Address.ownLetter(code, letter))\">\($0)</a></p>" }
    }.joined()
  }

  private var closing: HTML {
    if isOwn {
      let names = words.ownDossiers.list
      return """
        <p class="actions"><a class="button quiet" href="\(Address.ownDossiers)">\(names.back)</a> \
        <span class="soft small">\(names.isOwn)</span></p>
        """
    }
    return """
      <form method="post" action="\(Address.closing(code))"><p class="actions"><button class="button quiet">\
      \(words.lookup.closeDetails)</button> <span class="soft small">\(words.lookup.closeHint)</span></p></form>
      """
  }
}
