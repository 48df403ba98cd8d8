extension Dossier {
  /// Whether the lifecycle offers the action in the dossier's present status.
  package func allows(_ action: Action) -> Bool {
    guard erasedAt == nil, action.transition.from.contains(status) else { return false }
    return switch action {
    case .extend: rescheduled == nil && due != nil
    case .takeBack: forwarding != nil
    case .askConsultation: !isConfidential
    case .correct: archived == nil
    case .answerConsultation, .lapseConsultation, .withdrawConsultation: consultations.contains(where: \.isOpen)
    default: true
    }
  }

  /// What stands in the way of the action whatever a command for it says; what it says is for `decide`.
  ///
  /// - Parameter now: the moment of entry; an event may lie before it, never after it.
  package func permit(_ action: Action, at moment: Moment? = nil, now: Moment) throws(Refusal) {
    let at = moment ?? latest(now)
    if let erasedAt { throw .erased(erasedAt) }
    guard action.transition.from.contains(status) else { throw .notAllowed(action, in: status) }
    if at > latest(now) { throw .inTheFuture(at) }
    if at < lastEventAt { throw .beforeLastEvent(lastEventAt) }
    switch action {
    case .extend:
      if let rescheduled { throw .alreadyExtended(to: rescheduled.to) }
      if due == nil { throw .noDueMoment }
    case .askConsultation: if isConfidential { throw .confidential }
    default: break
    }
  }

  /// Two requests in the same microsecond, or a clock set back, must not put an event before the last one.
  private func latest(_ now: Moment) -> Moment { max(now, lastEventAt) }

  /// The event that carries out the command, or the reason why not. Changes nothing.
  package func decide(
    _ command: DossierCommand, by actor: Actor, calendar: WorkCalendar, now: Moment
  ) throws(Refusal) -> DossierEvent {
    let action = command.action
    let at = command.at ?? latest(now)
    try permit(action, at: at, now: now)
    let after = clock(after: action, at: at, calendar: calendar)
    let kind = try self.kind(of: command, at: at, due: after.due, by: actor, calendar: calendar, now: max(now, at))
    return DossierEvent(
      at: at, recordedAt: max(now, at), actor: actor, kind: kind, note: command.note, ground: command.kind.ground,
      due: after.due, isDueProvisional: after.isProvisional)
  }

  /// - Parameter due: as it stands once the action has happened.
  private func kind(
    of command: DossierCommand, at moment: Moment, due: Moment?, by actor: Actor, calendar: WorkCalendar, now: Moment
  ) throws(Refusal) -> DossierEvent.Kind {
    switch command.kind {
    case .accept: return .accepted
    case .refuse:
      if !command.note.saysSomething { throw .noteMissing }
      return .refused
    case .process: return .processed
    case .forward(let next, let officer):
      guard let next else { throw .stepMissing }
      // Within a step it is assigned.
      if next == step { throw .thereAlready }
      return .forwarded(step: next, officer: officer)
    case .assign(let officer):
      if officer == self.officer { throw .thereAlready }
      return .assigned(officer: officer)
    case .takeBack:
      guard forwarding?.sender == actor else { throw .notToBeTakenBack }
      return .takenBack
    case .requestSupplement(let papers, let fields, let reasons):
      let papers = papers.map { $0.composed.squeezed }.filter(\.saysSomething)
      if papers.isEmpty && fields.isEmpty && !command.note.saysSomething { throw .papersMissing }
      let asked = Set(papers + fields)
      let why: [String: String] = reasons.reduce(into: [:]) { why, reason in
        let item = reason.key.composed.squeezed
        if asked.contains(item), reason.value.saysSomething { why[item] = reason.value.composed.squeezed }
      }
      return .supplementRequested(papers: papers, fields: fields, reasons: why)
    case .supplementReceived: return .supplementReceived
    case .requestPayment(let amount):
      // Nothing to pay is no amount. A program may have told the applicant by its own ways.
      let amount = amount.flatMap { $0 > 0 ? $0 : nil }
      if case .staff = actor, amount == nil, !command.note.saysSomething { throw .amountMissing }
      return .paymentRequested(amount: amount)
    case .paymentReceived: return .paymentReceived
    case .extend(let newDue, let cause):
      return .extended(
        to: try newAppointment(newDue, at: moment), cause: try explained(cause, command.note))
    case .finish(let cause): return .finished(cause: try lateness(cause, command.note, at: moment, due: due))
    case .handOver: return .handedOver
    case .withdraw: return .withdrawn
    case .stop(_, let cause):
      let cause = try lateness(cause, command.note, at: moment, due: due)
      if !command.note.saysSomething { throw .noteMissing }
      return .stopped(cause: cause)
    case .askConsultation(let agency, let time, let isSilenceAgreement, let files):
      var request = try request(
        to: agency, time, isSilenceAgreement: isSilenceAgreement, question: command.note, at: moment,
        calendar: calendar)
      request.files = givable.map(\.number).filter(files.contains)
      return .consultationAsked(request)
    case .answerConsultation(let number, let opinion, let files):
      let asked = try awaited(number, at: moment)
      if opinion != .agree && !command.note.saysSomething { throw .answerMissing }
      return .consultationAnswered(number: asked.number, opinion: opinion, files: files)
    case .withdrawConsultation(let number):
      guard let number else { throw .noSuchConsultation }
      return .consultationWithdrawn(number: try awaited(number, at: moment).number)
    case .lapseConsultation(let number): return .consultationLapsed(number: try lapsed(number, now: now).number)
    case .correct(let details): return try correction(to: details, command, by: actor)
    case .undoEnd: return try undoing(command)
    }
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
  private func lateness(
    _ cause: LatenessCause?, _ note: String, at moment: Moment, due: Moment?
  ) throws(Refusal) -> LatenessCause? {
    guard let due, moment > due else { return nil }
    return try explained(cause, note)
  }

  private func explained(_ cause: LatenessCause?, _ note: String) throws(Refusal) -> LatenessCause {
    guard let cause else { throw .causeMissing }
    if cause == .other && !note.saysSomething { throw .noteMissing }
    return cause
  }

  /// Later than the due moment and than the letter.
  private func newAppointment(_ newDue: Moment?, at moment: Moment) throws(Refusal) -> Moment {
    guard let newDue else { throw .newDueMissing }
    let earliest = max(due ?? moment, moment)
    guard newDue > earliest else { throw .newDueTooEarly(earliest) }
    return newDue
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
