import Markup
import OneStop
import Operations
import Web
import Words

/// A dossier for those who handle it: its state, what can be done now, and everything known about it.
struct StaffDossierPage {
  let view: DossierView
  /// Display names of those who have acted, by login.
  let names: [String: String]
  /// Who reads the page.
  let account: Account
  let catalogue: Catalogue
  /// nil for a reader who may see the dossier but does not handle it.
  let forms: ActionForms?
  /// The questions to the reader's agency, if there are any.
  var answers: AnswerForms?
  /// The check whether it came to the right agency, if that is still open.
  var placement: PlacementNotice?
  /// That its data are held, or the form for that.
  var hold: HoldSection?
  /// What the applicant has agreed to; nil to those who do not handle the dossier.
  var consents: [Consent]?
  /// What was filled in at home.
  var filedForm: FiledForm?
  /// The first notice: what has just been done, or why it was not.
  var message: Notice?
  /// Whether the message says that nothing was done.
  var isRefused = false
  /// The receipt of a dossier that has just been taken in: what the page prints.
  var receipt: HTML?

  private var words: Words { view.words }
  private var dossier: Dossier { view.dossier }
  private var timeline: StaffTimeline { StaffTimeline(view: view, names: names, isHandler: forms != nil) }

  /// - Parameter list: where the reader comes from.
  func page(from list: ListAddress) -> Page {
    let isAsked = answers != nil
    // The dossier is not in a consulted agency's worklist.
    let crumb =
      isAsked && list.kind == .worklist
      ? (words.consultations.list.title.html, Address.consultations) : (list.title(words), list.address)
    return Page(
      title, content, for: .staff, current: isAsked ? .consultations : .worklist,
      address: Address.staffDossier(dossier.code), crumbs: [crumb], form: typedForm,
      scripts: (receipt == nil ? [] : ["print.js"])
        + (answers?.isOpen == true ? [FilePicker.script, FileList.script] : []))
  }

  private var title: HTML {
    let title: HTML = "\(dossier.code.tail): \(name)"
    return isRefused ? words.form.errorTitle(["title": title]) : returned?.title(title) ?? title
  }

  /// The applicant's name, or that it was erased.
  private var name: HTML {
    dossier.erasedAt == nil ? HTML(text: dossier.filing.applicant.name) : words.retention.erasedName.html
  }

  private var erased: Notice? {
    dossier.erasedAt.map { .remark(words.retention.erasedOn(["date": words.date($0.date)])) }
  }

  /// The form that came back, or else the first.
  private var typedForm: TypedForm? {
    if let answers { return answers.isOpen ? TypedForm(id: AnswerForms.formID) : nil }
    guard let action = forms?.firstForm else { return nil }
    return TypedForm(id: ActionForms.formID(action), isOneOfSeveral: true)
  }

  private var returned: Form? {
    if let form = placement?.form, form.isWrong { return form }
    if let form = hold?.form, form.isWrong { return form }
    return forms?.returned?.form ?? answers?.returned
  }

  private var content: HTML {
    guard let receipt else { return body }
    return "<div class=\"no-print\">\(body)</div><section id=\"giay-hen\">\(receipt)</section>"
  }

  private var body: HTML {
    """
    <h1>\(view.procedureName)</h1>\(returned?.errorSummary ?? .empty)\(message)\(erased)\
    <p class="lead"><strong>\(name)</strong> · <span class="code">\(dossier.code)</span></p>\
    \(placement?.html ?? .empty)\(news)\
    <div class="columns"><div>\(state)\(appointment)\(isFirst ? form + files : .empty)\(actions)\
    \(ConsultationTable(view: view, names: names, account: account, catalogue: catalogue).html)\
    \(StepTable(view: view, names: names).html)\(isFirst ? .empty : form + files)<h2>\(words.lookup.timeline)</h2>\(timeline.html)</div>\
    <aside>\(facts)\(printed)\(hold?.html ?? .empty)\(why)</aside></div>
    """
  }

  /// Whether what was filed stands before the actions: nobody has decided on it yet.
  private var isFirst: Bool { filedForm != nil && dossier.acceptedAt == nil && !dossier.isClosed }

  private var form: HTML {
    guard let filedForm else { return .empty }
    let code = dossier.code
    return filedForm.folded(
      isOpen: isFirst || filedForm.before != nil, files: { Address.dossierFile(code, $0.number) },
      print: Address.staffForm(code), level: isFirst ? "h2" : "h3")
  }

  /// The way to its papers, results and notes.
  private var files: HTML {
    guard let reader = account.fileReader(of: dossier, in: catalogue, on: view.now.date), dossier.erasedAt == nil else {
      return .empty
    }
    let names = words.dossierFiles
    let count = dossier.files(for: reader).count { $0.removal == nil }
    if reader != .handler, count == 0 { return .empty }
    return """
      <h2 id="tep">\(names.title)</h2><p><a href="\(Address.dossierFiles(dossier.code))">\
      \(reader == .handler ? names.link : names.given)</a> (\(names.count(count: count)))</p>
      """
  }

  /// What the applicant has sent since anybody acted.
  private var news: Notice? {
    guard forms != nil, let supplement = view.newSupplement else { return nil }
    let names = words.dossierFiles
    let count = supplement.files.count
    let hasMended = filedForm.map { $0.filed.number > 1 && $0.filed.at == supplement.at } ?? false
    let form: HTML = "<a href=\"#to-khai\">\(words.filing.mending.news)</a>"
    let sentence = count == 0 ? names.textNew.html : names.new(count: count)
    let text: HTML = supplement.text.isEmpty ? .empty : "<p class=\"said\" lang=\"vi\">\(supplement.text)</p>"
    let link: HTML = "<a href=\"\(Address.dossierFiles(dossier.code))\">\(sentence)</a>"
    if hasMended { return .remark(count == 0 ? form : "\(form). \(link)", list: text) }
    return .remark(count == 0 ? sentence : link, list: text)
  }

  /// What is left to do with its files once it has ended.
  private var fileTasks: HTML {
    guard forms != nil, dossier.erasedAt == nil else { return .empty }
    let names = words.dossierFiles
    var links = HTML()
    if dossier.hasResult, !dossier.hasFileOfResult {
      let style: StaticString = dossier.filing.returnBy == .online ? "button" : "button quiet"
      links += "<a class=\"\(style)\" href=\"\(Address.fileForm(dossier.code, .results))\">\(names.results.next)</a> "
    }
    if dossier.isClosed, dossier.archived == nil {
      links += "<a href=\"\(Address.dossierFiles(dossier.code))#luu-tru\">\(names.archive.next)</a>"
    }
    return links.isEmpty ? .empty : "<p class=\"actions\">\(links)</p>"
  }

  private var facts: HTML {
    DossierFacts(
      view: view, officer: dossier.officer.map { names[$0] ?? $0 },
      isCorrectable: forms != nil && dossier.erasedAt == nil, consents: consents
    ).html
  }

  private var state: HTML {
    let state = view.state
    var html: HTML = """
      <div class="state \(state.tone)"><strong>\(words.dossiers.states[state])</strong>\
      <p>\(words.dossiers.statuses[dossier.status]). \(sentence(state))</p></div>
      """
    if dossier.supplementRequests > 1 { html += Notice.remark(words.staff.secondSupplement.html).html }
    return html
  }

  /// What to do next; once the applicant has been told why it is late, nobody is asked to do that again.
  private func sentence(_ state: DossierState) -> HTML {
    guard let letter = dossier.rescheduled, state == .overdue || state == .dueSoon else {
      return words.staff.sentences[state].html
    }
    let sentences = words.staff.sentencesAfterLetter
    return (view.now > letter.to ? sentences.broken : sentences.inTime).html
  }

  private var appointment: HTML {
    var lines = HTML()
    if let ended = dossier.ended {
      lines += "<p class=\"when\">\(words.staff.endedAt[ended.outcome](["moment": words.moment(ended.at)]))</p>"
      if let due = dossier.due { lines += soft(view.dueName, words.deadline(due)) }
      if let handedOver = dossier.handedOverAt { lines += soft(words.staff.handedOverAt, words.moment(handedOver)) }
    } else if let due = dossier.due, let appointment = dossier.appointment {
      let name = dossier.rescheduled == nil ? words.dossiers.appointment : words.dossiers.newAppointment
      lines += "<p class=\"soft\">\(name)</p><p class=\"when\">\(words.deadline(appointment))</p>"
      lines += timeLeft(due)
      if view.isDueProvisional { lines += "<p class=\"soft\">\(words.dossiers.provisional)</p>" }
    } else if dossier.clock == .paused {
      lines += "<p class=\"when\">\(words.staff.paused)</p>"
      if let (kind, day, moment) = view.appointmentIfSupplied {
        let values = ["moment": words.deadline(moment), "day": words.day(day)] as KeyValuePairs
        lines += "<p>\(words.staff.dueIfSupplied[kind](values))</p>"
      }
    } else if let answer = view.answerBy {
      lines += "<p class=\"when\">\(words.staff.answerBy(["moment": words.deadline(answer)]))</p>"
      lines += "<p class=\"toned\">\(words.timeLeft(until: answer, now: view.now, calendar: view.calendar))</p>"
    } else {
      lines += "<p class=\"when\">\(words.staff.noDate)</p>"
    }
    return "<div class=\"appointment \(view.state.tone)\">\(lines)</div>"
  }

  /// The time left until the first appointment, and the letter's cause, if there was a letter.
  private func timeLeft(_ due: Moment) -> HTML {
    guard let left = view.timeLeft else { return .empty }
    guard let letter = dossier.rescheduled else { return "<p class=\"toned\">\(left)</p>" }
    let cause = words.dossiers.letterCause(["cause": words.dossiers.causes[letter.cause].html])
    return """
      <p class="toned">\(words.dossiers.firstAppointmentLeft(["moment": words.deadline(due), "left": left]))</p>\
      <p class="soft">\(cause)</p>
      """
  }

  private func soft(_ name: Phrase, _ value: HTML) -> HTML { "<p class=\"soft\">\(name): \(value)</p>" }

  /// Whether it has the form of the action.
  func offers(_ action: Action) -> Bool { forms?.offers(action) ?? false }

  /// Why it does not.
  func reason(against action: Action) -> HTML {
    if let denial = forms?.denial(of: action), !denial.isOfHolder || dossier.allows(action) {
      return words.sentence(denial, action, names: names)
    }
    return HTML(text: words.sentence(.notAllowed(action, in: dossier.status)))
  }

  /// A colleague's name, by the login.
  func name(of login: String) -> String { forms?.colleagues.first { $0.login == login }?.name ?? names[login] ?? login }

  func agencyName(_ code: AgencyCode) -> HTML { catalogue.agency(code).map { view.name($0.name) } ?? "\(code)" }

  private var actions: HTML {
    if let answers { return answers.html }
    guard let forms else { return Notice.remark(words.staff.onlyLooking.html).html }
    let isKept = dossier.isClosed && view.agency.isDissolved(on: view.now.date)
    let kept: HTML = isKept ? Notice.remark(words.agencies.kept.html).html : .empty
    return "<h2>\(words.staff.next)</h2>\(kept)\(fileTasks)\(forms.html)"
  }

  private var printed: HTML {
    let forms = PrintedForm.available(for: dossier)
    // Forms are only for the handling agency, and the receipt has the applicant's key.
    guard answers == nil, !forms.isEmpty else { return .empty }
    let items = forms.map { form -> HTML in
      """
      <li><a href="\(Address.printedForm(dossier.code, form))">\(words.staff.forms[form])</a></li>
      """
    }
    return "<h2>\(words.staff.print)</h2><ul>\(items.joined())</ul>"
  }

  private var why: HTML {
    guard let ledger = LedgerView(view: view) else { return .empty }
    return """
      <h2>\(words.lookup.whyThisDate)</h2>\(ledger.rules)\(ledger.lastMonths(2))\
      <details><summary>\(words.lookup.ledger.list)</summary>\(ledger.table)</details>
      """
  }

  /// The events between a form's creation and its arrival.
  func changes(since version: Int) -> HTML { timeline.list(view.events.dropFirst(version)) }
}
