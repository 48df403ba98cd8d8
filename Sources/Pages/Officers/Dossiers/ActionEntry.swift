import OneStop
import Web
import Words

/// The form of an action, understood; what the action itself asks is for `Dossier.decide` to say.
struct ActionEntry {
  /// Where something is left out, with what fits in its place: it tells what else is wrong, and is never carried out.
  let command: DossierCommand
  /// What the action cannot do without and the form leaves out, each with its field.
  let missing: [Gap]

  struct Gap {
    let field: String
    let sentence: Phrase
  }

  private typealias Field = DossierCommand.Field

  /// Notes what cannot be read as a mistake in the form; nil for an action that has another form, or none.
  init?(_ action: Action, from form: inout Form) {
    var missing: [Gap] = []
    guard let kind = ActionEntry.kind(of: action, &form, &missing) else { return nil }
    command = DossierCommand(kind, note: form.values[Field.note])
    self.missing = missing
  }

  private static func kind(
    of action: Action, _ form: inout Form, _ missing: inout [Gap]
  ) -> DossierCommand.Kind? {
    let values = form.values
    let cause = LatenessCause(rawValue: values[Field.cause])
    let officer = values[Field.officer].isEmpty ? nil : values[Field.officer]
    // What names no question is one that no dossier has.
    let question = Consultation.number(values[Field.consultation]) ?? 0
    switch action {
    case .accept: return .accept
    case .refuse: return .refuse(ground: ground(of: action, &form))
    case .process: return .process
    case .forward: return .forward(step: step(form, &missing), officer: officer)
    case .assign: return .assign(officer: officer)
    case .takeBack: return .takeBack
    case .requestSupplement: return .requestSupplement(papers: papers(form))
    case .supplementReceived: return .supplementReceived
    case .requestPayment: return .requestPayment(amount: amount(&form))
    case .paymentReceived: return .paymentReceived
    case .extend: return .extend(to: newDue(&form, &missing), cause: cause)
    case .finish: return .finish(cause: cause)
    case .handOver: return .handOver
    case .withdraw: return .withdraw
    case .stop: return .stop(ground: ground(of: action, &form), cause: cause)
    case .withdrawConsultation: return .withdrawConsultation(number: question)
    case .undoEnd: return .undoEnd
    case .askConsultation, .answerConsultation, .lapseConsultation, .correct: return nil
    }
  }

  private static func papers(_ form: Form) -> [String] {
    (form.values.all(Field.papers) + form.values.all(Field.papers + "[]")).flatMap { text in
      text.split(whereSeparator: \.isNewline).map(String.init)
    }
  }

  private static func ground(of action: Action, _ form: inout Form) -> Ground? {
    let text = form.values[Field.ground]
    let ground = Ground.all(for: action).first { $0.rawValue == text }
    if ground == nil, !text.isEmpty { form.mistake(Field.ground, form.words.staff.unknownGround) }
    return ground
  }

  private static func amount(_ form: inout Form) -> Int? {
    let text = form.values[Field.amount]
    if text.isEmpty { return nil }
    let amount = DossierCommand.amount(text)
    if amount == nil { form.mistake(Field.amount, form.words.staff.amountForm) }
    return amount
  }

  private static func step(_ form: Form, _ missing: inout [Gap]) -> Int {
    if let step = DossierCommand.step(form.values[Field.step]) { return step }
    missing.append(Gap(field: Field.step, sentence: form.words.refusals.stepMissing))
    return Procedure.mostSteps
  }

  /// By a day, and a time that is the end of work unless the form says another.
  private static func newDue(_ form: inout Form, _ missing: inout [Gap]) -> Moment {
    let (values, words) = (form.values, form.words)
    if !values[Field.newDate].isEmpty {
      let time = values[Field.newTime].isEmpty ? TimeOfDay(17, 0) : TimeOfDay(typed: values[Field.newTime])
      if time == nil { form.mistake(Field.newTime, words.staff.timeForm) }
      let date = LocalDate(typed: values[Field.newDate])
      if date == nil { form.mistakenDay(Field.newDate, words.staff.dateForm.html) }
      if let date, let time { return Moment(date, time) }
    } else {
      missing.append(Gap(field: Field.newDate, sentence: words.refusals.newDueMissing))
    }
    return latestMoment
  }

  /// After whatever a letter has to be later than.
  static let latestMoment = Moment(WorkCalendar.lastDate, .midnight)
}
