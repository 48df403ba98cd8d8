import OneStop

/// Who comes to the counter, and with what.
extension Generator {
  mutating func intake(in model: Model, isFiled: Bool = false) -> Intake {
    let procedure = random.pick(model.procedures.values.sorted { $0.code < $1.code }) ?? City.small.procedures[0]
    var handlers = City.small.handlers(of: procedure)
    // At the counter somebody may still try.
    if isFiled { handlers.removeAll { model.end(of: $0, on: now.localDay) != nil } }
    let agency = random.pick(handlers) ?? City.head
    var applicant = City.applicant(random.below(60))
    if random.chance(5) { applicant.phone = nil }
    let channels: [Channel] =
      isFiled
      ? [.online, .post] : [.counter, .counter, .counter, .online, .post, .nationalPortal, .vneid, .otherSystem]
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: agency, channel: random.pick(channels) ?? .counter,
      applicant: applicant, summary: "", papers: [], returnBy: random.pick(ReturnMethod.allCases) ?? .counter,
      key: LookupKey(using: &random), notices: random.pick([nil, .email, .email, .sms]) ?? nil)
    let clerks = model.staff(of: agency).map(\.login)
    let isProgram = random.chance(15)
    let actor: Actor =
      isFiled ? .applicant : isProgram ? .system("program of \(agency)") : .staff(login: random.pick(clerks) ?? "admin")
    let rules = DeadlineRules(
      procedure.time, cutoff: procedure.cutoff, supplement: procedure.restarts ? .restart : .continue)
    var intake = Intake(filing: filing, rules: rules, actor: actor)
    if isFiled { return intake }
    intake.asksRepeats = !isProgram && random.chance(50)
    switch random.below(20) {
    case 0..<3: intake.receivedAt = now.adding(microseconds: -Int64(random.below(6 * 1_440)) * Moment.minute)
    case 3: intake.receivedAt = now.adding(microseconds: Int64(random.number(in: 0...3)) * Moment.minute)
    default: break
    }
    if random.chance(60) {
      let earlier = model.submissions.keys.filter { $0.owner == "\(actor)" }.map(\.token).sorted()
      let isAgain = !earlier.isEmpty && random.chance(25)
      intake.token = isAgain ? random.pick(earlier) : "form-\(random.next() % 1_000_000_007)"
      intake.digest = "\(random.below(isAgain ? 2 : 1))"
    }
    return intake
  }
}
