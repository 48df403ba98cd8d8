extension Dossier {
  /// Whether the lifecycle offers the action in the dossier's present status.
  package func allows(_ action: Action) -> Bool {
    guard action.transition.from.contains(status) else { return false }
    return switch action {
    case .extend: rescheduled == nil && due != nil
    case .takeBack: forwarding != nil
    case .askConsultation: !isConfidential
    case .answerConsultation, .lapseConsultation, .withdrawConsultation: consultations.contains(where: \.isOpen)
    default: true
    }
  }

  /// The event that carries out the command, or the reason why not. Changes nothing.
  ///
  /// - Parameter now: the moment of entry; an event may lie before it, never after it.
  package func decide(
    _ command: DossierCommand, by actor: Actor, calendar: WorkCalendar, now: Moment
  ) throws(Refusal) -> DossierEvent {
    let action = command.action
    // Two requests in the same microsecond, or a clock set back, must not put an event before the last one.
    let at = command.at ?? max(now, lastEventAt)
    guard action.transition.from.contains(status) else { throw .notAllowed(action, in: status) }
    if at > max(now, lastEventAt) { throw .inTheFuture(at) }
    if at < lastEventAt { throw .beforeLastEvent(lastEventAt) }

    let after = clock(after: action, at: at, calendar: calendar)
    let kind: DossierEvent.Kind
    switch action {
    case .accept: kind = .accepted
    case .refuse:
      if !command.note.saysSomething { throw .noteMissing }
      kind = .refused
    case .process: kind = .processed
    case .forward:
      guard let next = command.step, next >= 0 else { throw .stepMissing }
      // Within a step it is assigned.
      if next == step { throw .thereAlready }
      kind = .forwarded(step: next, officer: command.officer)
    case .assign:
      if command.officer == officer { throw .thereAlready }
      kind = .assigned(officer: command.officer)
    case .takeBack:
      guard forwarding?.sender == actor else { throw .notToBeTakenBack }
      kind = .takenBack
    case .requestSupplement:
      if command.papers.isEmpty && !command.note.saysSomething { throw .papersMissing }
      kind = .supplementRequested(papers: command.papers)
    case .supplementReceived: kind = .supplementReceived
    case .requestPayment:
      // Nothing to pay is no amount. A program may have told the applicant by its own ways.
      let amount = command.amount.flatMap { $0 > 0 ? $0 : nil }
      if case .staff = actor, amount == nil, !command.note.saysSomething { throw .amountMissing }
      kind = .paymentRequested(amount: amount)
    case .paymentReceived: kind = .paymentReceived
    case .extend:
      let (to, cause) = try newAppointment(command, at: at)
      kind = .extended(to: to, cause: cause)
    case .finish: kind = .finished(cause: try lateness(command, at: at, due: after.due))
    case .handOver: kind = .handedOver
    case .withdraw: kind = .withdrawn
    case .stop:
      kind = .stopped(cause: try lateness(command, at: at, due: after.due))
      if !command.note.saysSomething { throw .noteMissing }
    case .askConsultation, .answerConsultation, .lapseConsultation, .withdrawConsultation:
      kind = try consultation(command, at: at, now: max(now, at), calendar: calendar)
    case .correct: kind = try correction(command)
    case .undoEnd: kind = try undoing(command)
    }
    return DossierEvent(
      at: at, recordedAt: max(now, at), actor: actor, kind: kind, note: command.note, ground: command.ground,
      due: after.due,
      isDueProvisional: after.isProvisional)
  }

  /// The due moment as it stands once the action has happened.
  private func clock(after action: Action, at moment: Moment, calendar: WorkCalendar) -> DueDate {
    var pauses = pauses
    switch action {
    case .accept:
      return calendar.due(accepted: moment, rules: rules, pauses: [])
    case .requestSupplement: pauses.append(Pause(.supplement, from: moment))
    case .requestPayment: pauses.append(Pause(.payment, from: moment))
    case .supplementReceived, .paymentReceived, .finish, .withdraw, .stop:
      guard let last = pauses.indices.last, pauses[last].to == nil else {
        return DueDate(due: due, isProvisional: isDueProvisional)
      }
      pauses[last].to = moment
    case .refuse, .process, .forward, .assign, .takeBack, .extend, .handOver, .askConsultation, .answerConsultation,
      .lapseConsultation, .withdrawConsultation, .correct:
      return DueDate(due: due, isProvisional: isDueProvisional)
    case .undoEnd: return dueWithoutEnd(by: calendar)
    }
    guard let acceptedAt else { return DueDate(due: nil, isProvisional: false) }
    return calendar.due(accepted: acceptedAt, rules: rules, pauses: pauses)
  }

  /// No dossier reaches status 8 or 9 late without a cause; where it is not late, a cause given is left out.
  private func lateness(_ command: DossierCommand, at moment: Moment, due: Moment?) throws(Refusal) -> LatenessCause? {
    guard let due, moment > due else { return nil }
    guard let cause = command.cause else { throw .causeMissing }
    if cause == .other && !command.note.saysSomething { throw .noteMissing }
    return cause
  }

  private func newAppointment(
    _ command: DossierCommand, at moment: Moment
  ) throws(Refusal) -> (Moment, LatenessCause) {
    if let rescheduled { throw .alreadyExtended(to: rescheduled.to) }
    guard let due else { throw .noDueMoment }
    guard let newDue = command.newDue else { throw .newDueMissing }
    guard newDue > due, newDue > moment else { throw .newDueTooEarly(max(due, moment)) }
    guard let cause = command.cause else { throw .causeMissing }
    if cause == .other && !command.note.saysSomething { throw .noteMissing }
    return (newDue, cause)
  }
}

extension Filing {
  /// The event that begins an accepted dossier: from its moment on the clock runs.
  package func accepted(
    at moment: Moment, by actor: Actor, rules: DeadlineRules, calendar: WorkCalendar, now: Moment
  ) throws(Refusal) -> DossierEvent {
    if moment > now { throw .inTheFuture(moment) }
    let date = calendar.due(accepted: moment, rules: rules, pauses: [])
    return DossierEvent(
      at: moment, recordedAt: now, actor: actor, kind: .accepted, due: date.due, isDueProvisional: date.isProvisional)
  }
}
