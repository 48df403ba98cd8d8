extension Dossier {
  /// A dossier from its first event; nil unless that is a filing or an acceptance.
  package init?(code: DossierCode, filing: Filing, rules: DeadlineRules, first event: DossierEvent) {
    switch event.kind {
    case .filed, .accepted: break
    default: return nil
    }
    self.code = code
    self.filing = filing
    self.rules = rules
    agency = filing.agency
    firstActor = event.actor
    status = .filed
    pauses = []
    isDueProvisional = false
    supplementRequests = 0
    step = 0
    isAtCounter = true
    consultations = []
    files = []
    receipts = []
    corrections = 0
    lastEventAt = event.at
    eventCount = 0
    evolve(event)
  }

  /// Applies one event. It never fails: a stored event is a fact, whatever led to it.
  package mutating func evolve(_ event: DossierEvent) {
    eventCount += 1
    lastEventAt = event.at
    let dueBefore = due
    correct(event)
    erase(event)
    due = event.due
    isDueProvisional = event.isDueProvisional
    move(event)
    consult(event)
    switch event.kind {
    case .filed: status = .filed
    case .accepted:
      status = .accepted
      acceptedAt = event.at
    case .refused: end(.refused, outcome: .refused, event)
    case .processed, .forwarded, .takenBack: status = .processing
    case .consultationAsked: status = .processing
    case .assigned, .consultationAnswered, .consultationLapsed, .consultationWithdrawn: break
    case .supplementRequested:
      // A correction asked for before acceptance stops no clock: none runs.
      if acceptedAt != nil {
        pauses.append(Pause(.supplement, from: event.at))
        supplementRequests += 1
      }
      status = .awaitingSupplement
    case .paymentRequested:
      pauses.append(Pause(.payment, from: event.at))
      status = .awaitingPayment
    case .supplementReceived, .paymentReceived:
      closePause(at: event.at)
      status = acceptedAt == nil ? .filed : .processing
    case .extended(let to, let cause):
      rescheduled = Extension(
        to: to, issuedAt: event.at, cause: cause, isIssuedLate: dueBefore.map { event.at > $0 } ?? false)
    case .finished(let cause):
      end(.finished, outcome: Outcome(doneAt: event.at, due: event.due), cause: cause, event)
    case .handedOver:
      status = .handedOver
      handedOverAt = event.at
    case .withdrawn: end(.withdrawn, outcome: .withdrawn, event)
    case .stopped(let cause): end(.stopped, outcome: .stopped, cause: cause, event)
    case .dueRecomputed, .transferred, .corrected, .endUndone, .erased: break
    case .papersAdded, .resultGiven, .fileRemoved, .noted, .receiptNoted, .archived: break
    }
    keepFiles(event)
  }

  /// Updates its step and its holder: a dossier without a holder is taken by the person who acts on it.
  private mutating func move(_ event: DossierEvent) {
    let last = forwarding
    forwarding = nil
    isAtCounter = isAtCounter(after: event.kind)
    switch event.kind {
    case .forwarded(let next, let officer):
      forwarding = Forwarding(step: step, officer: self.officer, sender: event.actor)
      step = next
      self.officer = officer
    case .assigned(let officer): self.officer = officer
    case .takenBack:
      if let last { (step, officer) = (last.step, last.officer) }
    case .processed:
      step = max(step, 1)
      officer = event.actor.login ?? officer
    case .filed: break
    // Another agency's answer, or its silence, changes nothing here.
    case .consultationAnswered, .consultationLapsed: forwarding = last
    case .consultationAsked:
      if status == .accepted { step = max(step, 1) }
      officer = officer ?? event.actor.login
    // These are not acts of a holder.
    case .dueRecomputed, .corrected, .endUndone, .erased: forwarding = last
    case .papersAdded, .resultGiven, .fileRemoved, .noted, .receiptNoted, .archived: forwarding = last
    // Its holder no longer has it; if only a question passes on, nothing changes.
    case .transferred(let from, let to):
      if agency == from {
        agency = to
        officer = nil
      } else {
        forwarding = last
      }
    default: officer = officer ?? event.actor.login
    }
  }

  private func isAtCounter(after kind: DossierEvent.Kind) -> Bool {
    switch kind {
    case .filed, .accepted: true
    case .dueRecomputed, .extended, .corrected, .endUndone, .erased: isAtCounter
    case .papersAdded, .resultGiven, .fileRemoved, .noted, .receiptNoted, .archived: isAtCounter
    default: false
    }
  }

  private mutating func end(
    _ status: Status, outcome: Outcome, cause: LatenessCause? = nil, _ event: DossierEvent
  ) {
    closePause(at: event.at)
    self.status = status
    ended = End(at: event.at, outcome: outcome, cause: cause, agency: agency)
  }

  private mutating func closePause(at moment: Moment) {
    if let last = pauses.indices.last, pauses[last].to == nil { pauses[last].to = moment }
  }
}
