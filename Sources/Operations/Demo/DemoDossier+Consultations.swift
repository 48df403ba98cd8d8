import OneStop

extension DemoDossier {
  /// How the wait for an agency ends.
  private struct Reply {
    package var command: DossierCommand
    package var actor: Actor
    package var at: Moment
    package var recordedAt: Moment
  }

  /// Asks the agencies that the procedure names, all at once, and records their answers or their silence; false where
  /// the demo ends before that.
  package func consult(
    _ dossier: inout Dossier, _ life: inout Life, _ agency: DemoAgency, _ procedure: Procedure,
    _ random: inout DemoRandom
  ) -> Bool {
    let at = working(dossier.lastEventAt.adding(microseconds: random.waiting(mean: 3 * Double(Moment.hour))))
    for term in procedure.consultations {
      guard case .agency(let code) = term.asked else { continue }
      guard let time = ProcessingTime(term.workingDays, .workingDays) else { continue }
      let ask = DossierCommand(
        .askConsultation(code, time: time, isSilenceAgreement: term.isSilenceAgreement), at: at,
        note: random.pick(people.questions) ?? "")
      guard act(ask, &dossier, &life, agency.officer) else { return false }
    }
    var replies: [Reply] = []
    for asked in dossier.openConsultations {
      if let reply = reply(to: asked, &random) { replies.append(reply) }
    }
    for reply in replies.sorted(by: { $0.at < $1.at }) {
      guard act(reply.command, &dossier, &life, reply.actor, recordedAt: reply.recordedAt) else { return false }
    }
    return true
  }

  /// Most answer in time; otherwise silence counts as agreement, or the answer comes late.
  private func reply(to asked: Consultation, _ random: inout DemoRandom) -> Reply? {
    guard let due = asked.due else { return nil }
    let isInTime = random.chance(0.8)
    if !isInTime && asked.request.isSilenceAgreement {
      let lapse = DossierCommand(.lapseConsultation(number: asked.number), at: due)
      return Reply(command: lapse, actor: .portal, at: due, recordedAt: due.adding(microseconds: 1))
    }
    let term = Double(due.microseconds - asked.askedAt.microseconds)
    let wanted =
      isInTime
      ? asked.askedAt.adding(microseconds: Int64(term * (0.15 + 0.6 * random.unit())))
      : due.adding(microseconds: Moment.hour + random.waiting(mean: 2 * Double(Moment.day)))
    let at = working(wanted)
    let toss = random.unit()
    let opinion: Opinion = toss < 0.75 ? .agree : toss < 0.93 ? .agreeWithConditions : .object
    let texts =
      switch opinion {
      case .agree: people.agreements
      case .agreeWithConditions: people.conditions
      case .object: people.objections
      }
    let answer = DossierCommand(
      .answerConsultation(number: asked.number, opinion), at: at, note: random.pick(texts) ?? "")
    return Reply(command: answer, actor: DemoAgency.officer(logins[asked.agency] ?? ""), at: at, recordedAt: at)
  }
}
