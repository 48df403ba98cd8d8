import OneStop

/// Makes one dossier with its whole life, through the same decisions as real dossiers.
package struct DemoDossier {
  package let people: DemoPeople
  package let calendar: WorkCalendar
  /// How the logins of an agency's staff begin.
  package let logins: [AgencyCode: String]
  /// Nothing happens after it.
  package let end: Moment

  /// What was filed and what happened to it, up to the end; a rating where the applicant gave one.
  package struct Life {
    package var filing: Filing
    package var rules: DeadlineRules
    package var events: [DossierEvent]
    package var rating: Rating?
  }

  /// nil where it would begin after the end.
  package func live(_ agency: DemoAgency, _ procedure: Procedure, from start: Moment, _ random: inout DemoRandom)
    -> Life?
  {
    let filing = filing(agency, procedure, &random)
    var life = Life(filing: filing, rules: procedure.rules, events: [], rating: nil)
    guard start <= end, var dossier = begin(&life, agency, at: start, &random) else { return nil }
    proceed(&dossier, &life, agency, procedure, &random)
    return life
  }

  private func filing(_ agency: DemoAgency, _ procedure: Procedure, _ random: inout DemoRandom) -> Filing {
    let toss = random.unit()
    let channel: Channel =
      toss < 0.28 && procedure.onlineLevel >= 3 ? .online : toss > 0.93 && procedure.allowsPost ? .post : .counter
    let kind: Applicant.Kind = random.chance(0.75) ? .citizen : random.chance(0.8) ? .enterprise : .organisation
    let papers = procedure.papers.filter { $0.isRequired ? !random.chance(0.04) : random.chance(0.5) }
    return Filing(
      procedure: procedure.code, procedureVersion: 1, agency: agency.agency.code, channel: channel,
      applicant: people.applicant(kind, in: agency.places, &random), summary: random.pick(people.requests) ?? "",
      papers: papers.map { SubmittedPaper(name: $0.name.vietnamese, quantity: $0.quantity) },
      returnBy: channel == .post ? .post : random.chance(0.1) ? .post : .counter, key: LookupKey(using: &random))
  }

  /// At the counter it is accepted at once; online or by post it waits for acceptance, and is refused now and then.
  private func begin(
    _ life: inout Life, _ agency: DemoAgency, at start: Moment, _ random: inout DemoRandom
  ) -> Dossier? {
    // The code is allotted by the store; nothing here depends on it.
    let code = DossierCode(agency: agency.agency.code, date: start.date, serial: 1)
    if life.filing.channel == .counter {
      guard
        let accepted = try? life.filing.accepted(
          at: start, by: agency.clerk, rules: life.rules, calendar: calendar, now: start)
      else { return nil }
      life.events.append(accepted)
      return Dossier(code: code, filing: life.filing, rules: life.rules, first: accepted)
    }
    let filed = DossierEvent(at: start, recordedAt: start, actor: .applicant, kind: .filed, due: nil)
    life.events.append(filed)
    guard var dossier = Dossier(code: code, filing: life.filing, rules: life.rules, first: filed) else { return nil }
    let seen = working(start.adding(microseconds: random.waiting(mean: 3 * Double(Moment.hour))))
    if random.chance(0.02) {
      act(.init(.refuse(), at: seen, note: random.pick(people.refusalNotes) ?? ""), &dossier, &life, agency.clerk)
    } else {
      act(.init(.accept, at: seen), &dossier, &life, agency.clerk)
    }
    return dossier
  }

  private func proceed(
    _ dossier: inout Dossier, _ life: inout Life, _ agency: DemoAgency, _ procedure: Procedure,
    _ random: inout DemoRandom
  ) {
    guard let accepted = dossier.acceptedAt, dossier.ended == nil else { return }
    correct(&dossier, &life, agency, &random)
    let begun = max(
      dossier.lastEventAt, working(accepted.adding(microseconds: random.waiting(mean: 2 * Double(Moment.hour)))))
    let note = random.pick(people.processingNotes) ?? ""
    let begin = DossierCommand(.forward(step: 1, officer: agency.officer.login), at: begun, note: note)
    guard act(begin, &dossier, &life, agency.clerk), consult(&dossier, &life, agency, procedure, &random) else {
      return
    }
    if random.chance(0.02) {
      let at = working(begun.adding(microseconds: random.waiting(mean: Double(Moment.day))))
      act(.init(.withdraw, at: at, note: random.pick(people.withdrawNotes) ?? ""), &dossier, &life, agency.clerk)
      return
    }
    let asks = random.chance(0.09) ? random.chance(0.06) ? 2 : 1 : 0
    for _ in 0..<asks {
      guard askSupplement(&dossier, &life, agency, procedure, &random) else { return }
    }
    if procedure.fee.amount >= 100_000, random.chance(0.5) {
      guard askPayment(&dossier, &life, agency, procedure, &random) else { return }
    }
    guard endByMistake(&dossier, &life, agency, &random) else { return }
    finish(&dossier, &life, agency, procedure, &random)
  }

  private func askSupplement(
    _ dossier: inout Dossier, _ life: inout Life, _ agency: DemoAgency, _ procedure: Procedure,
    _ random: inout DemoRandom
  ) -> Bool {
    let at = working(dossier.lastEventAt.adding(microseconds: random.waiting(mean: 6 * Double(Moment.hour))))
    let paper = random.pick(procedure.papers)?.name.vietnamese ?? ""
    let asked = DossierCommand(
      .requestSupplement(papers: [paper]), at: at, note: random.pick(people.supplementNotes) ?? "")
    guard act(asked, &dossier, &life, agency.officer) else { return false }
    let brought = working(at.adding(microseconds: random.waiting(mean: 4 * Double(Moment.day))))
    if random.chance(0.04) {
      let note = random.pick(people.stopNotes) ?? ""
      let stop = DossierCommand(
        .stop(ground: note == people.stopNotes.first ? .notSupplied : .authority, cause: .other),
        at: working(at.adding(microseconds: 30 * Moment.day)), note: note)
      act(stop, &dossier, &life, agency.officer)
      return false
    }
    return act(.init(.supplementReceived, at: brought), &dossier, &life, agency.clerk)
  }

  private func askPayment(
    _ dossier: inout Dossier, _ life: inout Life, _ agency: DemoAgency, _ procedure: Procedure,
    _ random: inout DemoRandom
  ) -> Bool {
    let at = working(dossier.lastEventAt.adding(microseconds: random.waiting(mean: 4 * Double(Moment.hour))))
    let asked = DossierCommand(.requestPayment(amount: procedure.fee.amount), at: at)
    guard act(asked, &dossier, &life, agency.officer) else { return false }
    let paid = working(at.adding(microseconds: random.waiting(mean: 2 * Double(Moment.day))))
    return act(.init(.paymentReceived, at: paid), &dossier, &life, agency.clerk)
  }

  private func finish(
    _ dossier: inout Dossier, _ life: inout Life, _ agency: DemoAgency, _ procedure: Procedure,
    _ random: inout DemoRandom
  ) {
    guard let due = dossier.due else { return }
    let isLate = random.chance(agency.lateness[procedure.code, default: 0])
    let picked = random.pick(LatenessCause.allCases) ?? .overload
    let isWaited = !dossier.consultationDelays(calendar: calendar, now: dossier.lastEventAt).isEmpty
    let cause = isWaited ? .otherAgency : picked
    // A late dossier ends with a note too, even where the applicant's late answer is what made it late.
    let lateNote = random.pick(people.lateNotes) ?? ""
    let at: Moment
    if isLate {
      at = working(due.adding(microseconds: Moment.hour + random.waiting(mean: 3 * Double(Moment.day))))
      if let warned = dayBefore(due), warned > dossier.lastEventAt, random.chance(0.4) {
        var date = due.date.adding(days: 5)
        while !calendar.isWorkingDay(date), due.date.days(until: date) < 20 { date = date.next }
        let to = due.adding(microseconds: Int64(due.date.days(until: date)) * Moment.day)
        act(.init(.extend(to: to, cause: cause), at: warned, note: lateNote), &dossier, &life, agency.officer)
      }
    } else {
      at = intime(after: dossier.lastEventAt, due: due, &random)
    }
    // The last step but one is the signature.
    if procedure.steps.count > 3 {
      let begun = dossier.lastEventAt
      let sent = working(begun.adding(microseconds: Int64(0.6 * Double(at.microseconds - begun.microseconds))))
      let sign = DossierCommand(.forward(step: procedure.steps.count - 2), at: min(sent, at))
      guard act(sign, &dossier, &life, agency.officer) else { return }
    }
    let finish = DossierCommand(.finish(cause: cause), at: at, note: at > due ? lateNote : "")
    guard act(finish, &dossier, &life, agency.officer) else { return }
    if random.chance(0.95) {
      let taken = working(at.adding(microseconds: random.waiting(mean: 1.5 * Double(Moment.day))))
      act(.init(.handOver, at: taken), &dossier, &life, agency.clerk)
    }
    life.rating = rating(dossier, &random)
  }

  /// Between the last event and the due moment: well before the latter, except for a few that need all their time.
  private func intime(after last: Moment, due: Moment, _ random: inout DemoRandom) -> Moment {
    let open = due.microseconds - last.microseconds
    if open <= 0 { return last }
    let share = random.chance(0.02) ? 0.9 + 0.1 * random.unit() : 0.25 + 0.4 * random.unit()
    let wanted = working(last.adding(microseconds: Int64(Double(open) * share)))
    return min(max(wanted, last), due)
  }

  private func dayBefore(_ due: Moment) -> Moment? {
    calendar.startOfWork(on: calendar.workingDay(before: due.date)).map { $0.adding(microseconds: Moment.hour) }
  }

  private func rating(_ dossier: Dossier, _ random: inout DemoRandom) -> Rating? {
    guard let ended = dossier.ended, random.chance(0.22) else { return nil }
    let at = working(ended.at.adding(microseconds: random.waiting(mean: 2 * Double(Moment.day))))
    guard at <= end else { return nil }
    let toss = random.unit()
    let (good, middling) = ended.outcome == .late ? (0.25, 0.6) : (0.86, 0.97)
    if toss < good { return Rating(level: .satisfied, comment: random.pick(people.commentsSatisfied) ?? "", at: at) }
    if toss < middling { return Rating(level: .partly, comment: random.pick(people.commentsPartly) ?? "", at: at) }
    return Rating(level: .unsatisfied, comment: random.pick(people.commentsUnsatisfied) ?? "", at: at)
  }

  /// Carries a command out unless it is past the end; false ends the life there.
  @discardableResult
  package func act(
    _ command: DossierCommand, _ dossier: inout Dossier, _ life: inout Life, _ actor: Actor, recordedAt: Moment? = nil
  ) -> Bool {
    guard let at = command.at, at <= end,
      let event = try? dossier.decide(command, by: actor, calendar: calendar, now: recordedAt ?? at)
    else { return false }
    dossier.evolve(event)
    life.events.append(event)
    return true
  }

  /// The moment, or the first working moment after it.
  package func working(_ moment: Moment) -> Moment {
    var date = moment.date
    for _ in 0..<40 {
      for session in calendar.sessions(on: date) {
        let from = Moment(date, session.from)
        if moment <= from { return from.adding(microseconds: moment.microseconds % (20 * Moment.minute)) }
        if moment <= Moment(date, session.to) { return moment }
      }
      date = date.next
    }
    return moment
  }
}
