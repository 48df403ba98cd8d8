import OneStop

/// The page that most people see: where a dossier stands.
struct LookupPage {
  let view: DossierView
  /// Whether the reader has shown the key or the last four digits.
  var isOpen: Bool
  /// The form for them, with its mistake.
  var form: Form

  private var words: Words { view.words }
  private var address: String { "/tra-cuu/\(view.dossier.code)" }

  var content: HTML {
    """
    <p class="crumbs code">\(words.dossiers.code) \(view.dossier.code)</p><h1>\(view.procedureName)</h1>\
    \(form.errorSummary)<div class="dossier"><div><div class="stands">\(stateBanner)\(appointment)</div>\
    <section class="happened">\(toDo)<h2>\(words.lookup.timeline)</h2>\(Timeline(view: view, isOpen: isOpen).html)\
    <p class="soft small">\(words.site.updatedAt(["moment": words.moment(view.now)]))</p></section></div>\
    <div><section class="holder">\(holder)</section>\(details, if: isOpen)\(why)\(detailsForm, if: !isOpen)</div></div>
    """
  }

  private var stateBanner: HTML {
    let state = view.state
    let isCorrected = view.dossier.status == .awaitingSupplement && view.dossier.acceptedAt == nil
    let sentence =
      isCorrected
      ? words.lookup.correction.html : words.lookup.sentences[state](["unit": view.unit, "agency": view.agencyName])
    var banner: HTML = """
      <div class="state \(state.tone)"><strong>\(words.dossiers.states[state])</strong><p>\(sentence)</p></div>
      """
    if view.dossier.supplementRequests > 1 { banner += "<p class=\"notice\">\(words.lookup.secondSupplement)</p>" }
    return banner
  }

  private var appointment: HTML {
    var lines = HTML()
    if let ended = view.dossier.ended {
      lines += "<p class=\"when\">\(words.lookup.endedAt(["moment": words.moment(ended.at)]))</p>"
      if let due = view.dossier.due {
        lines += "<p class=\"soft\">\(words.dossiers.appointment): \(words.moment(due))</p>"
      }
      lines += "<p>\(whyLink)</p>"
    } else if let due = view.dossier.due, let appointment = view.dossier.appointment {
      lines += "<p class=\"soft\">\(words.dossiers.appointment)</p><p class=\"when\">\(words.moment(appointment))</p>"
      if let left = view.timeLeft { lines += "<p><span class=\"toned\">\(left)</span> · \(whyLink)</p>" }
      if appointment != due {
        lines += "<p class=\"soft\">\(words.lookup.firstAppointment(["moment": words.moment(due)]))</p>"
      }
      if view.dossier.isDueProvisional { lines += "<p class=\"soft\">\(words.dossiers.provisional)</p>" }
    } else if view.dossier.clock == .paused {
      lines += "<p class=\"when\">\(words.lookup.appointmentPaused)</p>"
      if let due = view.dueIfSupplied {
        lines += "<p>\(words.lookup.appointmentIfSupplied(["moment": words.moment(due)])) · \(whyLink)</p>"
      }
    } else {
      lines += "<p class=\"when\">\(words.lookup.appointmentNone)</p>"
    }
    return "<div class=\"appointment \(view.state.tone)\">\(lines)</div>"
  }

  private var whyLink: HTML { "<a href=\"\(address)/han\">\(words.lookup.whyThisDate)</a>" }

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

  private var why: HTML {
    guard view.dossier.status != .filed, let ledger = LedgerView(view: view) else { return .empty }
    let heading = view.dossier.due.map { words.lookup.whyDate(["date": words.numbers($0.date)]) }
    let follow: HTML =
      if view.dossier.ended == nil, view.dossier.appointment != nil {
        "<a class=\"button quiet\" href=\"\(address)/lich.ics\">\(words.lookup.addToCalendar)</a>"
      } else {
        .empty
      }
    return """
      <section class="why"><h2>\(heading ?? words.lookup.whyThisDate.html)</h2><p class="soft">\(ledger.rule)</p>\
      \(ledger.lastMonths(2))<p class="actions">\(follow)<a href="\(address)/han">\(words.lookup.eachDay)</a></p></section>
      """
  }

  private var holder: HTML {
    let isWaiting = view.dossier.status == .awaitingSupplement || view.dossier.status == .awaitingPayment
    let unit = isWaiting ? words.lookup.holderApplicant.html : view.unit
    return """
      <h2>\(words.lookup.holder)</h2><dl class="facts"><dt>\(words.dossiers.agency)</dt><dd>\(view.agencyName)</dd>\
      <dt>\(words.lookup.holderUnit)</dt><dd>\(unit)</dd>\
      <dt>\(words.lookup.askAt)</dt><dd>\(words.lookup.askAtText)</dd></dl>
      """
  }

  private var detailsForm: HTML {
    let look = FieldLook(hint: words.lookup.detailsHint.html, autocomplete: "off", enterKey: "go", maxLength: 20)
    return """
      <section class="ask" id="chi-tiet"><h2>\(words.lookup.details)</h2>\
      <form method="post" action="\(address)" class="inline-form">\
      \(form.input("so_cuoi", words.lookup.detailsLabel, look))\
      <button class="button quiet">\(words.lookup.detailsButton)</button></form></section>
      """
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
