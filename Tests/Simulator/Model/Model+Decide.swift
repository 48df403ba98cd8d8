import OneStop

/// The lifecycle: what may follow on what, and when.
extension Model {
  /// Carries the command out, or says why not; then nothing has changed.
  mutating func decide(_ command: DossierCommand, on id: Int64, by actor: Actor, now: Moment) -> Refusal? {
    let dossier = self[id]
    let action = command.action
    let latest = max(now, dossier.lastAt)
    let at = command.at ?? latest
    guard isAllowed(action, in: dossier.state.status) else { return .notAllowed(action, in: dossier.state.status) }
    if at > latest { return .inTheFuture(at) }
    if at < dossier.lastAt { return .beforeLastEvent(dossier.lastAt) }
    let due = due(after: action, at: at, of: dossier)
    switch change(command, at: at, due: due.due, of: dossier, by: actor, now: now) {
    case .failure(let refusal): return refusal
    case .success(let change):
      happen(change, to: id, at: at, recordedAt: max(now, at), by: actor, due: due)
      if case .accepted = change {
        self[id].filedCode = self[id].code
        self[id].code = self[id].isConfidential ? nil : nextCode(dossier.agency, on: at.localDay)
      }
      return nil
    }
  }

  private func isAllowed(_ action: Action, in status: Status) -> Bool {
    switch status {
    case .filed: [.accept, .refuse, .requestSupplement, .withdraw, .correct].contains(action)
    case .accepted:
      [
        .process, .forward, .assign, .requestSupplement, .extend, .finish, .withdraw, .stop, .askConsultation, .correct,
      ].contains(action)
    case .processing:
      [
        .process, .forward, .assign, .takeBack, .requestSupplement, .requestPayment, .extend, .finish, .withdraw, .stop,
        .askConsultation, .answerConsultation, .lapseConsultation, .withdrawConsultation, .correct,
      ].contains(action)
    case .awaitingSupplement:
      [
        .assign, .supplementReceived, .withdraw, .stop, .answerConsultation, .lapseConsultation, .withdrawConsultation,
        .correct,
      ].contains(action)
    case .awaitingPayment:
      [
        .assign, .paymentReceived, .finish, .withdraw, .stop, .answerConsultation, .lapseConsultation,
        .withdrawConsultation, .correct,
      ].contains(action)
    case .finished: [.handOver, .correct, .undoEnd].contains(action)
    case .refused, .withdrawn, .stopped, .handedOver: [.correct, .undoEnd].contains(action)
    }
  }

  /// The due moment once the action has happened: by the days off as they are now, where its clock is touched.
  private func due(after action: Action, at: Moment, of dossier: ModelDossier) -> SlowClock.Result {
    let same = SlowClock.Result(due: dossier.due, isProvisional: dossier.isProvisional)
    var pauses = dossier.state.pauses
    switch action {
    case .accept: return clock.due(accepted: at, rules: dossier.rules, pauses: [])
    case .requestSupplement: pauses.append(Pause(.supplement, from: at))
    case .requestPayment: pauses.append(Pause(.payment, from: at))
    case .supplementReceived, .paymentReceived, .finish, .withdraw, .stop:
      guard let last = pauses.indices.last, pauses[last].to == nil else { return same }
      pauses[last].to = at
    case .undoEnd:
      // Undoing a handing over moves no clock.
      guard let earlier = dossier.before.last, earlier.endedAt == nil else { return same }
      pauses = earlier.pauses
    default: return same
    }
    return due(of: dossier.id, pauses: pauses)
  }

  private func change(
    _ command: DossierCommand, at: Moment, due: Moment?, of dossier: ModelDossier, by actor: Actor, now: Moment
  ) -> Result<Change, Refusal> {
    let isExplained = says(command.note)
    switch command.kind {
    case .accept: return .success(.accepted)
    case .refuse: return isExplained ? .success(.refused) : .failure(.noteMissing)
    case .process: return .success(.processed)
    case .forward(let step, let officer):
      guard let step else { return .failure(.stepMissing) }
      return step == dossier.state.step ? .failure(.thereAlready) : .success(.forwarded(step: step, officer: officer))
    case .assign(let officer):
      return officer == dossier.state.officer ? .failure(.thereAlready) : .success(.assigned(officer: officer))
    case .takeBack: return dossier.state.move?.sender == actor ? .success(.takenBack) : .failure(.notToBeTakenBack)
    case .requestSupplement(let papers, let fields, _):
      return papers.contains(where: says) || !fields.isEmpty || isExplained
        ? .success(.supplementRequested) : .failure(.papersMissing)
    case .supplementReceived: return .success(.supplementReceived)
    case .requestPayment(let amount):
      let isClear = isExplained || amount ?? 0 > 0 || actor.login == nil
      return isClear ? .success(.paymentRequested) : .failure(.amountMissing)
    case .paymentReceived: return .success(.paymentReceived)
    case .extend(let to, let cause): return letter(to, cause, isExplained, at: at, of: dossier)
    case .finish(let cause):
      if let refusal = missing(cause, isExplained, at: at, due: due) { return .failure(refusal) }
      return .success(.finished(cause: isLate(at, due) ? cause : nil))
    case .handOver: return .success(.handedOver)
    case .withdraw: return .success(.withdrawn)
    case .stop(_, let cause):
      if let refusal = missing(cause, isExplained, at: at, due: due) { return .failure(refusal) }
      return isExplained ? .success(.stopped(cause: isLate(at, due) ? cause : nil)) : .failure(.noteMissing)
    case .askConsultation, .answerConsultation, .withdrawConsultation, .lapseConsultation:
      return consultation(command, at: at, of: dossier, now: now)
    case .correct(let details):
      if details == dossier.filing.details { return .failure(.nothingCorrected) }
      return isExplained ? .success(.corrected(details)) : .failure(.noteMissing)
    case .undoEnd: return isExplained ? .success(.undone) : .failure(.noteMissing)
    }
  }

  private func isLate(_ at: Moment, _ due: Moment?) -> Bool { due.map { at > $0 } ?? false }

  /// Nothing ends late without a cause, and "other" is none without a note.
  private func missing(_ cause: LatenessCause?, _ isExplained: Bool, at: Moment, due: Moment?) -> Refusal? {
    guard isLate(at, due), mutation != .lateNeedsNoCause else { return nil }
    guard let cause else { return .causeMissing }
    return cause == .other && !isExplained ? .noteMissing : nil
  }

  private func letter(
    _ to: Moment?, _ cause: LatenessCause?, _ isExplained: Bool, at: Moment, of dossier: ModelDossier
  ) -> Result<Change, Refusal> {
    if let letter = dossier.letter { return .failure(.alreadyExtended(to: letter.to)) }
    guard let due = dossier.due else { return .failure(.noDueMoment) }
    guard let to else { return .failure(.newDueMissing) }
    let earliest = max(due, at)
    guard to > earliest else { return .failure(.newDueTooEarly(earliest)) }
    guard let cause else { return .failure(.causeMissing) }
    if cause == .other, !isExplained { return .failure(.noteMissing) }
    return .success(.extended(to: to, cause: cause))
  }
}

/// Whether there is a letter or a digit in it.
func says(_ text: String) -> Bool { text.contains { $0.isLetter || $0.isNumber } }
