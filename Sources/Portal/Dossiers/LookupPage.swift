import OneStop

/// The page that most people see: where a dossier stands.
struct LookupPage {
  let view: DossierView
  /// Whether the reader has shown the key or the last four digits.
  var isOpen: Bool
  /// The form for them, with its mistake.
  var form: Form
  /// The form's one field.
  var detailsField: HTML

  private var words: Words { view.words }
  private var address: String { "/tra-cuu/\(view.dossier.code)" }

  var content: HTML {
    var html = HTML(capacity: 6_144)
    html += """
      <p class="crumbs code">\(words.dossiers.code) \(view.dossier.code)</p><h1>\(view.procedureName)</h1>\
      \(form.errorSummary)<div class="dossier"><div><div class="stands">
      """
    writeState(to: &html)
    writeAppointment(to: &html)
    html += "</div><section class=\"happened\">\(toDo)"
    html.append("<h2>", words.lookup.timeline, "</h2>")
    Timeline(view: view, isOpen: isOpen).write(to: &html)
    writeLine("<p class=\"soft small\">", words.site.updatedAt, view.now, to: &html)
    html += "</section></div><div>"
    writeHolder(to: &html)
    if isOpen { html += details }
    writeWhy(to: &html)
    if !isOpen { writeDetailsForm(to: &html) }
    html += "</div></div>"
    return html
  }

  private func writeState(to html: inout HTML) {
    let state = view.state
    html += "<div class=\"state "
    html += state.tone
    html.append("\"><strong>", words.dossiers.states[state], "</strong><p>")
    if view.dossier.status == .awaitingSupplement, view.dossier.acceptedAt == nil {
      html.append(words.lookup.correction.html)
    } else {
      words.lookup.sentences[state].write(to: &html) { place, html in
        html.append(place == "unit" ? view.unit : view.agencyName)
      }
    }
    html += "</p></div>"
    if view.dossier.supplementRequests > 1 {
      html.append("<p class=\"notice\">", words.lookup.secondSupplement, "</p>")
    }
  }

  private func writeAppointment(to html: inout HTML) {
    html += "<div class=\"appointment "
    html += view.state.tone
    html += "\">"
    if let ended = view.dossier.ended {
      writeLine("<p class=\"when\">", words.lookup.endedAt, ended.at, to: &html)
      if let due = view.dossier.due {
        html.append("<p class=\"soft\">", words.dossiers.appointment, ": ")
        words.write(due, to: &html)
        html += "</p>"
      }
      html += "<p>\(whyLink)</p>"
    } else if let due = view.dossier.due, let appointment = view.dossier.appointment {
      html.append("<p class=\"soft\">", words.dossiers.appointment, "</p><p class=\"when\">")
      words.write(appointment, to: &html)
      html += "</p>"
      if let left = view.timeLeft { html += "<p><span class=\"toned\">\(left)</span> · \(whyLink)</p>" }
      if appointment != due { writeLine("<p class=\"soft\">", words.lookup.firstAppointment, due, to: &html) }
      if view.dossier.isDueProvisional { html.append("<p class=\"soft\">", words.dossiers.provisional, "</p>") }
    } else if view.dossier.clock == .paused {
      html.append("<p class=\"when\">", words.lookup.appointmentPaused, "</p>")
      if let due = view.dueIfSupplied {
        html += "<p>\(words.lookup.appointmentIfSupplied(["moment": words.moment(due)])) · \(whyLink)</p>"
      }
    } else {
      html.append("<p class=\"when\">", words.lookup.appointmentNone, "</p>")
    }
    html += "</div>"
  }

  /// A paragraph whose phrase has a moment in its place.
  private func writeLine(_ opening: StaticString, _ phrase: Phrase, _ moment: Moment, to html: inout HTML) {
    html += opening
    phrase.write(to: &html) { _, html in words.write(moment, to: &html) }
    html += "</p>"
  }

  private var whyLink: HTML { "<a href=\"/tra-cuu/\(view.dossier.code)/han\">\(words.lookup.whyThisDate)</a>" }

  /// What the applicant must do now, if anything; else, once it is done, whether it was done well.
  private var toDo: HTML {
    if view.dossier.status == .awaitingSupplement {
      return isOpen ? missing : button("#chi-tiet", words.lookup.seeMissing)
    }
    return Rating.isOpen(for: view.dossier) ? button("/danh-gia/\(view.dossier.code)", words.lookup.rate) : .empty
  }

  private func button(_ address: String, _ label: Phrase) -> HTML {
    "<p class=\"actions\"><a class=\"button\" href=\"\(address)\">\(label)</a></p>"
  }

  /// The papers that are waited for.
  private var missing: HTML {
    for event in view.events.reversed() {
      guard case .supplementRequested(let papers) = event.kind, !papers.isEmpty else { continue }
      let items = papers.map { "<li lang=\"vi\">\($0)</li>" as HTML }
      return """
        <div class="notice"><h2>\(words.lookup.askedFor)</h2><ul>\(items.joined())</ul></div>
        """
    }
    return .empty
  }

  private func writeWhy(to html: inout HTML) {
    guard view.dossier.status != .filed, let ledger = LedgerView(view: view) else { return }
    html += "<section class=\"why\"><h2>"
    if let due = view.dossier.due {
      words.lookup.whyDate.write(to: &html) { _, html in html.append(words.numbers(due.date)) }
    } else {
      html.append(words.lookup.whyThisDate.html)
    }
    html += "</h2><p class=\"soft\">"
    html.append(ledger.rule)
    html += "</p>"
    ledger.writeLastMonths(2, to: &html)
    html += "<p class=\"actions\">"
    if view.dossier.ended == nil, view.dossier.appointment != nil {
      html += "<a class=\"button quiet\" href=\"\(address)/lich.ics\">\(words.lookup.addToCalendar)</a>"
    }
    html += "<a href=\"\(address)/han\">\(words.lookup.eachDay)</a></p></section>"
  }

  private func writeHolder(to html: inout HTML) {
    html.append("<section class=\"holder\"><h2>", words.lookup.holder, "</h2><dl class=\"facts\"><dt>")
    html.append(words.dossiers.agency.html)
    html += "</dt><dd>"
    html.append(view.agencyName)
    html.append("</dd><dt>", words.lookup.holderUnit, "</dt><dd>")
    let isWaiting = view.dossier.status == .awaitingSupplement || view.dossier.status == .awaitingPayment
    html.append(isWaiting ? words.lookup.holderApplicant.html : view.unit)
    html.append("</dd><dt>", words.lookup.askAt, "</dt>")
    html.append("<dd>", words.lookup.askAtText, "</dd></dl></section>")
  }

  private func writeDetailsForm(to html: inout HTML) {
    html.append("<section class=\"ask\" id=\"chi-tiet\"><h2>", words.lookup.details, "</h2>")
    html += "<form method=\"post\" action=\"\(address)\" class=\"inline-form\">"
    html.append(detailsField)
    html.append("<button class=\"button quiet\">", words.lookup.detailsButton, "</button></form></section>")
  }

  private var details: HTML {
    let filing = view.dossier.filing
    var facts: HTML = "<dt>\(words.dossiers.applicant)</dt><dd>\(filing.applicant.name)</dd>"
    if !filing.summary.isEmpty {
      facts += "<dt>\(words.lookup.summary)</dt><dd lang=\"vi\">\(filing.summary)</dd>"
    }
    facts += "<dt>\(words.lookup.returnBy)</dt><dd>\(words.dossiers.returnMethods[filing.returnBy])</dd>"
    let papers = filing.papers.map { "<li lang=\"vi\">\($0.name) × \($0.quantity)</li>" as HTML }
    let list: HTML = papers.isEmpty ? "<p>\(words.lookup.noPapers)</p>" : "<ul>\(papers.joined())</ul>"
    return """
      <section class="shown sheet" id="chi-tiet"><h2>\(words.lookup.detailsTitle)</h2><dl class="facts">\(facts)</dl>\
      <h3>\(words.lookup.papers)</h3>\(list)</section>
      """
  }
}
