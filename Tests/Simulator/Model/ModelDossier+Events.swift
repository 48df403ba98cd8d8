import OneStop

/// What an event changes, as far as the model follows it.
enum Change {
  case filed, accepted, refused, processed
  case forwarded(step: Int, officer: String?)
  case assigned(officer: String?)
  case takenBack, supplementRequested, supplementReceived, paymentRequested, paymentReceived
  case extended(to: Moment, cause: LatenessCause)
  case finished(cause: LatenessCause?)
  case handedOver, withdrawn
  case stopped(cause: LatenessCause?)
  case asked(ModelDossier.Question)
  case answered(number: Int, Opinion)
  case lapsed(number: Int)
  case questionWithdrawn(number: Int)
  case recomputed
  case transferred(from: AgencyCode, to: AgencyCode)
  case corrected(FilingDetails)
  case undone

  var kind: EventKind {
    switch self {
    case .filed: .filed
    case .accepted: .accepted
    case .refused: .refused
    case .processed: .processed
    case .forwarded: .forwarded
    case .assigned: .assigned
    case .takenBack: .takenBack
    case .supplementRequested: .supplementRequested
    case .supplementReceived: .supplementReceived
    case .paymentRequested: .paymentRequested
    case .paymentReceived: .paymentReceived
    case .extended: .extended
    case .finished: .finished
    case .handedOver: .handedOver
    case .withdrawn: .withdrawn
    case .stopped: .stopped
    case .asked: .consultationAsked
    case .answered: .consultationAnswered
    case .lapsed: .consultationLapsed
    case .questionWithdrawn: .consultationWithdrawn
    case .recomputed: .dueRecomputed
    case .transferred: .transferred
    case .corrected: .corrected
    case .undone: .endUndone
    }
  }
}

extension ModelDossier {
  /// Applies what happened; `due` is the due moment from then on.
  mutating func take(
    _ change: Change, at: Moment, recordedAt: Moment, by actor: Actor, due newDue: SlowClock.Result, mutation: Mutation?
  ) {
    let dueBefore = due
    let appointmentBefore = appointment
    var entry = Entry(
      kind: change.kind, at: at, recordedAt: recordedAt, actor: actor, due: newDue.due, counted: agency, holder: agency)
    lastAt = at
    due = newDue.due
    isProvisional = newDue.isProvisional
    let earlier = state
    if !change.leavesTheMove(of: self) { state.move = nil }
    switch change {
    case .filed: break
    case .accepted:
      state.status = .accepted
      acceptedAt = at
      hold(actor)
      state.isAtCounter = true
    case .recomputed: entry.isMove = dueBefore != due && appointment != nil && appointment != appointmentBefore
    case .corrected(let details):
      filing.details = details
      corrections += 1
    case .extended(let to, let cause):
      letter = (to, at, cause, dueBefore.map { at > $0 } ?? false)
      hold(actor)
    case .undone:
      corrections += 1
      entry.undone = state.status
      if let restored = before.popLast() {
        var questions = state.questions
        state = restored
        if mutation == .undoneEndLeavesQuestionsOver { swap(&state.questions, &questions) }
        handedOverAt = nil
      }
    case .transferred(let from, let to):
      entry.isMove = agency == from
      transfer(from: from, to: to, at: at, mutation)
      state.isAtCounter = false
    case .refused: end(.refused, .refused, nil, at, actor, earlier)
    case .withdrawn: end(.withdrawn, .withdrawn, nil, at, actor, earlier)
    case .stopped(let cause): end(.stopped, .stopped, cause, at, actor, earlier)
    case .finished(let cause): end(.finished, Outcome(at, due: newDue.due), cause, at, actor, earlier)
    case .handedOver:
      if mutation == .handOverDecidesLateness, due.map({ at > $0 }) ?? false { state.outcome = .late }
      before.append(earlier)
      hold(actor)
      state.isAtCounter = false
      state.status = .handedOver
      handedOverAt = at
    default:
      entry.isSecondSupplement = work(change, at: at, by: actor, after: earlier.move, mutation)
      state.isAtCounter = false
    }
    (entry.counted, entry.holder) = (counted, agency)
    entry.isAccepted = acceptedAt != nil
    entry.isPaused = !isEnded && state.pauses.last.map { $0.to == nil } ?? false
    if change.kind.isEnd { entry.outcome = state.outcome }
    entries.append(entry)
  }

  /// What happens while it is being worked on; whether it was asked for a supplement the second time.
  private mutating func work(
    _ change: Change, at: Moment, by actor: Actor, after move: (step: Int, officer: String?, sender: Actor)?,
    _ mutation: Mutation?
  ) -> Bool {
    switch change {
    case .processed:
      state.status = .processing
      state.step = max(state.step, 1)
      if let login = actor.login, mutation != .takersKeep || state.officer == nil { state.officer = login }
    case .forwarded(let step, let officer):
      state.move = (state.step, state.officer, actor)
      (state.step, state.officer, state.status) = (step, officer, .processing)
    case .assigned(let officer): state.officer = officer
    case .takenBack:
      if let move { (state.step, state.officer) = (move.step, move.officer) }
      state.status = .processing
    case .supplementRequested:
      hold(actor)
      state.status = .awaitingSupplement
      if acceptedAt != nil {
        state.pauses.append(Pause(.supplement, from: at))
        supplementRequests += 1
        return supplementRequests == 2
      }
    case .paymentRequested:
      hold(actor)
      state.pauses.append(Pause(.payment, from: at))
      state.status = .awaitingPayment
    case .supplementReceived, .paymentReceived:
      hold(actor)
      closePause(at)
      state.status = acceptedAt == nil ? .filed : .processing
    case .asked(let question):
      if state.status == .accepted { state.step = max(state.step, 1) }
      hold(actor)
      state.status = .processing
      state.questions.append(question)
    case .answered(let number, let opinion): close(number, .answered(opinion), at)
    case .lapsed(let number): close(number, .lapsed, at)
    case .questionWithdrawn(let number):
      hold(actor)
      close(number, .withdrawn, at)
    default: break
    }
    return false
  }

  private mutating func end(
    _ status: Status, _ outcome: Outcome, _ cause: LatenessCause?, _ at: Moment, _ actor: Actor,
    _ earlier: State
  ) {
    before.append(earlier)
    hold(actor)
    state.isAtCounter = false
    closePause(at)
    state.status = status
    (state.endedAt, state.outcome, state.cause, state.endedBy) = (at, outcome, cause, agency)
    for place in state.questions.indices where state.questions[place].isOpen {
      let question = state.questions[place]
      let isSilent = question.isSilenceAgreement && question.due.map { at > $0 } ?? false
      close(place + 1, isSilent ? .lapsed : .overtaken, at)
    }
  }

  /// Whoever acts on a dossier that nobody has takes it.
  private mutating func hold(_ actor: Actor) { state.officer = state.officer ?? actor.login }

  private mutating func closePause(_ at: Moment) {
    if let last = state.pauses.indices.last, state.pauses[last].to == nil { state.pauses[last].to = at }
  }

  private mutating func close(_ number: Int, _ outcome: Consultation.Outcome, _ at: Moment) {
    (state.questions[number - 1].endedAt, state.questions[number - 1].outcome) = (at, outcome)
  }

  private mutating func transfer(from: AgencyCode, to: AgencyCode, at: Moment, _ mutation: Mutation?) {
    let isMove = agency == from
    if isMove { agency = to }
    let holder = agency
    state.pass(from: from, to: to, isMove: isMove && mutation != .transferKeepsHolder, holder, at)
    for place in before.indices { before[place].pass(from: from, to: to, isMove: isMove, holder, at) }
  }
}

extension ModelDossier.State {
  /// Nobody has in hand what has passed to another agency; questions to the old one go along, and one between the two
  /// is over.
  fileprivate mutating func pass(
    from: AgencyCode, to: AgencyCode, isMove: Bool, _ holder: AgencyCode, _ at: Moment
  ) {
    if isMove { (officer, move) = (nil, nil) }
    for place in questions.indices where questions[place].isOpen {
      if questions[place].asked == from { questions[place].asked = to }
      if questions[place].asked == holder { (questions[place].endedAt, questions[place].outcome) = (at, .withdrawn) }
    }
  }
}

extension Change {
  /// A move can be taken back as long as nobody at the agency has done anything since.
  fileprivate func leavesTheMove(of dossier: ModelDossier) -> Bool {
    switch self {
    case .answered, .lapsed, .recomputed, .corrected, .undone: true
    case .transferred(let from, _): dossier.agency != from
    default: false
    }
  }
}

extension EventKind {
  var isEnd: Bool { [.refused, .withdrawn, .stopped, .finished].contains(self) }
}

extension Outcome {
  /// Early before the due day, on time on it up to the due moment, late after that.
  fileprivate init(_ doneAt: Moment, due: Moment?) {
    guard let due else {
      self = .undated
      return
    }
    self = doneAt > due ? .late : doneAt.localDay < due.localDay ? .early : .onTime
  }
}
