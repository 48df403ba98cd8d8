import Markup
import OneStop
import Operations
import Web
import Words

/// The actions that are possible now, each with its form folded behind its name.
///
/// A form has the number of events that it was made for, so that nobody acts on an outdated state.
struct ActionForms {
  let view: DossierView
  /// Who reads the page.
  let account: Account
  /// Those to whom the dossier can be assigned.
  let colleagues: [Account]
  let office: Office
  /// Display names by login.
  let names: [String: String]
  let catalogue: Catalogue
  /// Computed from the times that dossiers of its agency have needed from its step on.
  let isLikelyLate: Bool
  let csrfField: HTML
  /// The form by which it was filed, of which the applicant can be asked to mend fields.
  var filedForm: FiledForm?
  /// Whether the reader's counter took it in for the agency that handles it, and acts for the applicant alone.
  var isReceiver = false
  /// The form that came back, with its action.
  var returned: (action: Action, form: Form)?

  /// In UTF-16 units, as browsers count. Even if every character of both takes nine bytes, as "ệ" does in a form, they
  /// are within `Routes.formLimit`.
  private static let noteLimit = 4_000
  private static let papersLimit = 3_000

  var words: Words { view.words }
  private typealias Field = DossierCommand.Field

  var steps: [Procedure.Step] { view.procedure.steps }

  /// The offer of a lateness letter, when it is time for one.
  private func letter(_ offer: LetterOffer) -> HTML {
    LetterNotice(
      offer: offer, view: view, form: form(.extend, isFirst: false), isReturned: returned?.action == .extend
    ).html
  }

  private var letterOffer: LetterOffer? {
    LetterOffer(view.dossier, loads: view.stepLoads, calendar: view.calendar, now: view.now)
  }

  /// The warning of possible lateness, before it is time for a letter.
  private var warning: HTML {
    guard isLikelyLate, letterOffer == nil, view.dossier.rescheduled == nil, let due = view.dossier.due else {
      return .empty
    }
    return Notice.remark(words.lateness.likelyLate(["moment": words.deadline(due)])).html
  }

  /// Based on who has had the dossier until now.
  private var proposal: CauseProposal? {
    let elsewhere = view.dossier.consultationDelays(calendar: view.calendar, now: view.now)
    return CauseProposal(view.stepLoads, elsewhere: elsewhere) { login in colleagues.contains { $0.login == login } }
  }

  var html: HTML {
    let all = view.dossier.offeredActions(steps)
    let actions = all.filter(isOffered)
    let offer = letterOffer
    let next = next
    // Its file may still go to the archive.
    let isOver = all.allSatisfy { $0 == .undoEnd } && (view.dossier.archived != nil || view.dossier.erasedAt != nil)
    let nothing: HTML = isOver ? "<p>\(words.staff.nothingToDo)</p>" : .empty
    let forms = actions.map { action in
      if action == .extend, let offer { return letter(offer) }
      return disclosure(action, isFirst: action == next)
    }
    return nothing + othersDossier(all) + warning + forms.joined()
  }

  /// The form that came back, or else the first open one; nil where there is none.
  var firstForm: Action? {
    if let returned { return offers(returned.action) ? returned.action : nil }
    return next
  }

  /// Undoing a mistake is never the usual next action, nor is an end that skips steps or a signature.
  private var next: Action? {
    view.dossier.offeredActions(steps).first { action in
      isOffered(action) && action != .undoEnd && !(action == .finish && (!stepsAhead.isEmpty || isUnsigned))
    }
  }

  static func formID(_ action: Action) -> String { "mau-\(action.path)" }

  /// Why the other actions are not offered.
  private func othersDossier(_ all: [Action]) -> HTML {
    guard let held = all.lazy.compactMap(denial).first(where: \.isOfHolder) else { return .empty }
    return Notice.remark(words.sentence(held, .process, names: names)).html
  }

  func denial(of action: Action) -> Denial? {
    account.denial(of: action, on: view.dossier, steps: view.procedure.steps, office: office)
  }

  /// Whether the page has its form.
  func offers(_ action: Action) -> Bool { view.dossier.offeredActions(steps).contains(action) && isOffered(action) }

  /// Besides the lifecycle, the process and the reader's role in it decide.
  private func isOffered(_ action: Action) -> Bool {
    guard denial(of: action) == nil, !isReceiver || action.isOfReceiver else { return false }
    return switch action {
    case .forward: view.procedure.steps.count > 1
    case .takeBack: view.dossier.forwarding?.sender == .staff(login: account.login)
    default: true
    }
  }

  /// Open if a form came back; otherwise the usual next action is open, unless it closes the dossier, which asks first.
  private func disclosure(_ action: Action, isFirst: Bool) -> HTML {
    let isReturned = returned?.action == action
    let isOpen = isReturned || (returned == nil && isFirst && !action.closesDossier)
    let tone: StaticString = isFirst ? "action main" : action.closesDossier ? "action closing" : "action"
    return """
      <details class="\(tone)" name="viec" id="\(action.path)"\(" open", if: isOpen)>\
      <summary>\(name(of: action))</summary>\(form(action, isFirst: isFirst))</details>
      """
  }

  private func form(_ action: Action, isFirst: Bool) -> HTML {
    let next = min(view.dossier.step + 1, view.procedure.steps.count - 1)
    let newDue = action == .extend ? suggestedDue : nil
    let fresh = FormContent(
      [
        (name: Field.newDate, value: newDue.map { $0.date.description } ?? ""),
        (name: Field.newTime, value: newDue.map { $0.timeOfDay.description } ?? "17:00"),
        (name: Field.step, value: "\(next + 1)"),
        (name: Field.officer, value: action == .assign ? account.login : ""),
        // The letter's cause is preselected; without a letter no cause is, because nobody has chosen one.
        (name: Field.cause, value: view.dossier.rescheduled?.cause.rawValue ?? ""),
      ] + (action == .askConsultation ? ConsultationFields.preselected(view, catalogue) : []))
    let form =
      returned.flatMap { $0.action == action ? $0.form : nil }
      ?? Form(fresh, words: words, idPrefix: ActionForms.idPrefix(action))
    let skips = action == .finish && !stepsAhead.isEmpty
    let unsigned = action == .finish && isUnsigned
    let isGrave = action.closesDossier || skips || unsigned
    let style: StaticString = isGrave ? "button danger" : isFirst ? "button" : "button quiet"
    let button =
      skips
      ? words.steps.finishSkipping
      : unsigned
        ? words.steps.finishUnsigned
        : isMine(action) ? words.staff.noteWork.action : words.staff.buttons[action]
    return """
      <form method="post" action="\(Address.action(view.dossier.code, action))" class="act" \
      id="\(ActionForms.formID(action))">\(csrfField)\
      <input type="hidden" name="\(Field.version)" value="\(view.dossier.eventCount)">\
      \(explanation(action))\(takeOver(action))\(unsigned ? unsignedNotice : .empty)\(skips ? skipping : .empty)\
      \(fields(action, form))\
      <p><button class="\(style)" type="submit">\(button)</button></p>\
      <noscript>\(LanguageButton(words: words, language: view.language).html)</noscript></form>
      """
  }

  /// For somebody who already has the dossier, the action only adds a note.
  func isMine(_ action: Action) -> Bool {
    action == .process && view.dossier.status == .processing && view.dossier.officer == account.login
  }

  private func name(of action: Action) -> Phrase {
    isMine(action) ? words.staff.noteWork.action : words.dossiers.actions[action]
  }

  var stepsAhead: ArraySlice<Procedure.Step> { view.dossier.stepsAhead(of: steps) }

  static func idPrefix(_ action: Action) -> String { action.path + "-" }

  private func fields(_ action: Action, _ form: Form) -> HTML {
    var html = HTML()
    switch action {
    case .requestSupplement:
      let asked = AskedFields(view: view, filedForm: filedForm, form: form)
      html += asked.html
      let look = FieldLook(
        hint: words.staff.papersHint.html, isOptional: !asked.isEmpty, maxLength: ActionForms.papersLimit)
      html += form.textArea(Field.papers, asked.isEmpty ? words.staff.papers : words.staff.otherPapers, look)
    case .requestPayment:
      let look = FieldLook(
        hint: words.staff.amountHint.html, isOptional: true, inputMode: "numeric", isNarrow: true, maxLength: 20)
      html += form.input(Field.amount, words.staff.amount, look)
    case .extend:
      html += form.date(Field.newDate, words.staff.newDate, FieldLook(hint: newDueHint, isNarrow: true))
      html += form.time(Field.newTime, words.staff.newTime)
    case .forward:
      let steps = view.procedure.steps.enumerated().map { place, step -> (value: String, text: HTML) in
        ("\(place + 1)", "\(place + 1). \(plain(step.name)) (\(plain(step.unit)))")
      }
      html += form.select(Field.step, words.steps.step, steps) + person(form)
    case .assign: html += person(form)
    case .askConsultation: return ConsultationFields(view: view, catalogue: catalogue, form: form).html
    case .withdrawConsultation: html += ConsultationFields.open(view, form)
    case .finish, .stop, .withdraw: html += ConsultationFields.warning(view)
    default: break
    }
    if needsCause(action) { html += cause(form) }
    html += ground(action, form)
    return html + note(action, form)
  }

  func plain(_ text: BilingualText) -> String { words.plainName(text, in: view.language) }

  private func person(_ form: Form) -> HTML {
    let unit: [(value: String, text: HTML)] = [(value: "", text: words.steps.wholeUnit.html)]
    let people = colleagues.map { (value: $0.login, text: "\($0.name) (\(words.steps.roles[$0.role]))" as HTML) }
    return form.select(Field.officer, words.steps.person, unit + people)
  }

  private func needsCause(_ action: Action) -> Bool {
    view.dossier.needsCause(action, calendar: view.calendar, now: view.now)
  }

  /// The appointment that the clock suggests for a letter.
  private var suggestedDue: Moment? {
    LetterOffer.newDue(of: view.dossier, loads: view.stepLoads, calendar: view.calendar, now: view.now)
  }

  private var newDueHint: HTML? {
    view.dossier.due.map { words.staff.newDateHint(["moment": words.deadline($0)]) }
  }

  private func cause(_ form: Form) -> HTML {
    let choose: [(value: String, text: HTML)] = [(value: "", text: words.form.choose.html)]
    let causes = LatenessCause.allCases.map { (value: $0.rawValue, text: words.dossiers.causes[$0].html) }
    let why = proposal.map { " \(CauseReason(view: view, names: names).sentence($0))" as HTML } ?? .empty
    return form.select(
      Field.cause, words.staff.cause, choose + causes, FieldLook(hint: "\(words.staff.causeHint)\(why)"))
  }

  /// The grounds to choose from, if the action has one.
  private func ground(_ action: Action, _ form: Form) -> HTML {
    let grounds = Ground.all(for: action)
    guard !grounds.isEmpty else { return .empty }
    let none: [(value: String, text: HTML)] = [(value: "", text: words.form.choose.html)]
    let choices = grounds.map { (value: $0.rawValue, text: words.dossiers.grounds[$0].html) }
    let look = FieldLook(hint: words.staff.groundHint.html, isOptional: true)
    return form.select(Field.ground, words.staff.ground, none + choices, look)
  }

  private func note(_ action: Action, _ form: Form) -> HTML {
    let label = action.needsReason ? words.staff.reason : words.staff.note
    let hint =
      action.noteAudience == .staff
      ? nil
      : (action == .undoEnd
        ? words.staff.undoReasonHint : action.needsReason ? words.staff.reasonHint : words.staff.noteHint).html
    let look = FieldLook(hint: hint, isOptional: !action.needsReason, maxLength: ActionForms.noteLimit)
    return form.textArea(Field.note, label, look)
  }
}
