extension Dossier {
  /// What the command makes of the filing, or why not. What the archive has is not corrected any more; applicants still
  /// change how they are told.
  func correction(
    to details: FilingDetails, _ command: DossierCommand, by actor: Actor
  ) throws(Refusal) -> DossierEvent.Kind {
    if let archived, actor != .applicant { throw .archived(archived.at) }
    let before = filing.details.asListed
    let after = details.asListed
    guard after != before else { throw .nothingCorrected }
    if !command.note.saysSomething { throw .noteMissing }
    return .corrected(Correction(from: before, to: after))
  }

  /// The undoing of the last end, or of the handing over that followed it.
  ///
  /// Afterwards the dossier stands as if the mistaken end had never happened: in its status before it, at its step, in
  /// the same hands, with the pause and the questions that it closed open again. Its clock has run on all the while:
  /// the time for which the dossier counted as ended is part of the processing time, and the due moment is recomputed
  /// by the present calendar, as an open dossier's would have been. Undoing a handing over moves no clock.
  func undoing(_ command: DossierCommand) throws(Refusal) -> DossierEvent.Kind {
    guard beforeEnd != nil, let moment = handedOverAt ?? ended?.at else { throw .notAllowed(.undoEnd, in: status) }
    if !command.note.saysSomething { throw .noteMissing }
    return .endUndone(status, at: moment)
  }

  /// The due moment once the last end is undone.
  func dueWithoutEnd(by calendar: WorkCalendar) -> DueDate {
    guard let beforeEnd = beforeEnd?.value, beforeEnd.ended == nil else {
      return DueDate(due: due, isProvisional: isDueProvisional)
    }
    guard let acceptedAt else { return DueDate(due: nil, isProvisional: false) }
    return calendar.due(accepted: acceptedAt, rules: rules, pauses: beforeEnd.pauses)
  }

  /// Where the clock stood before the dossier ended.
  var clockBeforeEnd: Clock? { beforeEnd?.value.clock }

  /// Takes in what an event says of the filing or of an end; called before anything else of the event is.
  mutating func correct(_ event: DossierEvent) {
    switch event.kind {
    case .refused, .finished, .handedOver, .withdrawn, .stopped: beforeEnd = StateBeforeEndBox(StateBeforeEnd(self))
    case .corrected(let correction):
      if !correction.isErased { filing.details = correction.after }
      if !event.isOwnWish { corrections += 1 }
    case .endUndone:
      corrections += 1
      guard let before = beforeEnd?.value else { return }
      status = before.status
      pauses = before.pauses
      ended = before.ended
      handedOverAt = nil
      step = before.step
      officer = before.officer
      isAtCounter = before.isAtCounter
      forwarding = before.forwarding
      consultations = before.consultations
      beforeEnd = before.earlier
    case .transferred(let from, let to):
      beforeEnd = beforeEnd.map { StateBeforeEndBox($0.value.passed(from: from, to: to, of: self, event)) }
    default: break
    }
  }
}

extension [DossierEvent] {
  /// Without the undone ends and the events that undid them: the dossier's life as if neither had happened.
  package var withoutUndoneEnds: [DossierEvent] {
    guard contains(where: \.kind.name.isUndoing) else { return self }
    var kept: [DossierEvent] = []
    for event in self {
      if !event.kind.name.isUndoing {
        kept.append(event)
      } else if let place = kept.lastIndex(where: \.kind.name.canBeUndone) {
        kept.remove(at: place)
      }
    }
    return kept
  }
}

extension Filing {
  /// As it was handed in, before the events corrected it.
  package func beforeCorrections(in events: [DossierEvent]) -> Filing {
    for event in events {
      guard case .corrected(let correction) = event.kind, !correction.isErased else { continue }
      var filing = self
      filing.details = correction.before
      return filing
    }
    return self
  }
}
