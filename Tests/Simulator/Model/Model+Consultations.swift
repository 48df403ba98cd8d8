import OneStop

/// Questions between agencies.
extension Model {
  func consultation(
    _ command: DossierCommand, at: Moment, of dossier: ModelDossier, now: Moment
  ) -> Result<Change, Refusal> {
    switch command.kind {
    case .askConsultation(let agency, let time, let isSilenceAgreement, _):
      if dossier.isConfidential { return .failure(.confidential) }
      if agency == dossier.agency { return .failure(.asksItself) }
      if dossier.openQuestions.contains(where: { $0.asked == agency }) { return .failure(.askedAlready(agency)) }
      if !says(command.note) { return .failure(.questionMissing) }
      let due = clock.due(accepted: at, rules: DeadlineRules(time), pauses: []).due
      return .success(
        .asked(ModelDossier.Question(asked: agency, due: due, isSilenceAgreement: isSilenceAgreement, askedAt: at)))
    case .answerConsultation(let number, let opinion, _):
      if let refusal = objection(to: number, at: at, of: dossier) { return .failure(refusal) }
      if opinion != .agree, !says(command.note) { return .failure(.answerMissing) }
      return .success(.answered(number: number, opinion))
    case .withdrawConsultation(let number):
      guard let number else { return .failure(.noSuchConsultation) }
      if let refusal = objection(to: number, at: at, of: dossier) { return .failure(refusal) }
      return .success(.questionWithdrawn(number: number))
    case .lapseConsultation(let number):
      guard dossier.state.questions.indices.contains(number - 1) else { return .failure(.noSuchConsultation) }
      let question = dossier.state.questions[number - 1]
      if let end = question.endedAt, let outcome = question.outcome {
        return .failure(.consultationOver(outcome, at: end))
      }
      let isSilent = question.isSilenceAgreement && question.due.map { max(now, at) > $0 } ?? false
      return isSilent ? .success(.lapsed(number: number)) : .failure(.stillToAnswer(question.due))
    default: return .failure(.noSuchConsultation)
    }
  }

  /// Why the question does not wait for an answer at the moment. Silence is agreement after the due moment, not at it.
  private func objection(to number: Int, at: Moment, of dossier: ModelDossier) -> Refusal? {
    guard dossier.state.questions.indices.contains(number - 1) else { return .noSuchConsultation }
    let question = dossier.state.questions[number - 1]
    if let end = question.endedAt, let outcome = question.outcome { return .consultationOver(outcome, at: end) }
    guard question.isSilenceAgreement, let due = question.due else { return nil }
    let isOver = mutation == .silenceAtDueMoment ? at >= due : at > due
    return isOver ? .consultationOver(.lapsed, at: due) : nil
  }

  /// Silence becomes agreement by itself, the longest past first.
  mutating func lapse(now: Moment) {
    var silent: [(due: Moment, id: Int64, number: Int)] = []
    for dossier in dossiers {
      for (place, question) in dossier.state.questions.enumerated() {
        guard question.isOpen, question.isSilenceAgreement, let due = question.due, due < now else { continue }
        silent.append((due, dossier.id, place + 1))
      }
    }
    for (due, id, number) in silent.sorted(by: { ($0.due, $0.id, $0.number) < ($1.due, $1.id, $1.number) }) {
      let at = max(due, self[id].lastAt)
      happen(.lapsed(number: number), to: id, at: at, recordedAt: max(now, at), by: .portal)
    }
  }

  /// Reminds of each open question once: when work begins on the last working day before the one on which it is due.
  mutating func remind(now: Moment) {
    var due: [(due: Moment, id: Int64, number: Int)] = []
    for dossier in dossiers where !dossier.isConfidential {
      for (place, question) in dossier.state.questions.enumerated() where question.isOpen && !question.isReminded {
        guard let moment = question.due, isToBeReminded(moment, now: now) else { continue }
        due.append((moment, dossier.id, place + 1))
      }
    }
    for (_, id, number) in due.sorted(by: { ($0.due, $0.id, $0.number) < ($1.due, $1.id, $1.number) }) {
      self[id].state.questions[number - 1].isReminded = true
      let reached = staff(of: self[id].state.questions[number - 1].asked).filter { !addresses(of: $0).isEmpty }
      let leaders = reached.filter { $0.role == .leader }
      for person in leaders.isEmpty ? reached : leaders {
        for address in addresses(of: person) {
          post(ModelMessage(to: address, dossier: id, topic: .question(number), account: person.login, at: now))
        }
      }
    }
  }

  private func isToBeReminded(_ due: Moment, now: Moment) -> Bool {
    var day = due.localDay
    if mutation != .reminderOnDueDay {
      repeat { day -= 1 } while !clock.days.works(day) && day > 0
    }
    return now >= Moment(localDay: day, minute: DayTable.sessions[0].from)
  }
}
