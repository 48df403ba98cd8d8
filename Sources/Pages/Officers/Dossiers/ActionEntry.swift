import OneStop
import Web
import Words

/// The form of an action, parsed. `Dossier.decide` checks whether it has everything that the action needs.
enum ActionEntry {
  private typealias Field = DossierCommand.Field

  /// Notes what cannot be read as mistakes in the form; nil for an action with another form, or without one.
  static func command(_ action: Action, from form: inout Form) -> DossierCommand? {
    kind(of: action, &form).map { DossierCommand($0, note: form.values[Field.note]) }
  }

  private static func kind(of action: Action, _ form: inout Form) -> DossierCommand.Kind? {
    let values = form.values
    let cause = LatenessCause(rawValue: values[Field.cause])
    let officer = values[Field.officer].isEmpty ? nil : values[Field.officer]
    switch action {
    case .accept: return .accept
    case .refuse: return .refuse(ground: ground(of: action, &form))
    case .process: return .process
    case .forward: return .forward(step: step(&form), officer: officer)
    case .assign: return .assign(officer: officer)
    case .takeBack: return .takeBack
    case .requestSupplement: return .requestSupplement(papers: papers(form), fields: values.all(Field.fields))
    case .supplementReceived: return .supplementReceived
    case .requestPayment: return .requestPayment(amount: amount(&form))
    case .paymentReceived: return .paymentReceived
    case .extend: return .extend(to: newDue(&form), cause: cause)
    case .finish: return .finish(cause: cause)
    case .handOver: return .handOver
    case .withdraw: return .withdraw
    case .stop: return .stop(ground: ground(of: action, &form), cause: cause)
    case .withdrawConsultation: return .withdrawConsultation(number: Consultation.number(values[Field.consultation]))
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
    let unknown = form.words.staff.unknownGround.html
    return form.read(Field.ground, { text in Ground.all(for: action).first { $0.rawValue == text } }, or: unknown)
  }

  private static func amount(_ form: inout Form) -> Int? {
    let wrong = form.words.staff.amountForm.html
    return form.read(Field.amount, DossierCommand.amount, or: wrong)
  }

  private static func step(_ form: inout Form) -> Int? {
    let unknown = form.words.steps.noSuchStep.html
    return form.read(Field.step, DossierCommand.step, or: unknown)
  }

  /// From a day, and a time of day; the end of working hours if the form has none.
  private static func newDue(_ form: inout Form) -> Moment? {
    let words = form.words.staff
    guard form.typed(Field.newDate) != nil else { return nil }
    let isTimed = form.typed(Field.newTime) != nil
    let time = isTimed ? form.read(Field.newTime, TimeOfDay.init(typed:), or: words.timeForm.html) : TimeOfDay(17, 0)
    let date = form.day(Field.newDate, or: words.dateForm.html)
    return date.flatMap { date in time.map { Moment(date, $0) } }
  }
}
