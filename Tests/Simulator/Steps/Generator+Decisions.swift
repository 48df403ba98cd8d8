import OneStop

/// Answers, ratings, orders for many, and what changes the city itself.
extension Generator {
  mutating func answer(in model: Model) -> StepKind? {
    let asked = model.dossiers.filter { random.chance(90) ? !$0.openQuestions.isEmpty : !$0.state.questions.isEmpty }
    return random.pick(asked).map { answer(on: $0, in: model) }
  }

  mutating func answer(on dossier: ModelDossier, in model: Model) -> StepKind {
    let open = dossier.state.questions.indices.filter { dossier.state.questions[$0].isOpen }
    let place = random.chance(92) ? random.pick(open) ?? 0 : random.below(dossier.state.questions.count + 1)
    let agency = dossier.state.questions.indices.contains(place) ? dossier.state.questions[place].asked : dossier.agency
    let present = model.present(agency, on: now.localDay)
    let staff = model.staff(of: present).map(\.login)
    let login = random.chance(92) ? random.pick(staff) : random.pick(model.accounts.keys.sorted())
    return .answer(
      on: self.place(of: dossier, in: model), number: place + 1, random.pick(Opinion.allCases) ?? .agree,
      text: random.chance(80) ? "ý kiến" : "", by: login ?? "admin")
  }

  mutating func rate(in model: Model) -> StepKind? {
    let over = model.dossiers.filter { $0.state.status == .finished || $0.state.status == .handedOver }
    guard let dossier = random.chance(85) ? random.pick(over) : random.pick(model.dossiers) else { return nil }
    return .rate(on: place(of: dossier, in: model), random.pick(Rating.Level.allCases) ?? .satisfied)
  }

  mutating func place(in model: Model) -> StepKind? {
    guard let id = random.pick(model.placements.sorted()) else { return nil }
    let dossier = model[id]
    let living = model.agencies.map(\.code).filter { model.ends[$0] == nil }
    let chosen = random.chance(40) ? dossier.agency : random.pick(living)
    guard let chosen, let login = random.pick(model.staff(of: dossier.agency).map(\.login)) else { return nil }
    return .place(on: place(of: dossier, in: model), at: chosen, by: login)
  }

  mutating func order(in model: Model) -> StepKind? {
    guard let agency = random.pick(model.agencies.map(\.code)) else { return nil }
    let staff = model.staff(of: agency).map(\.login)
    guard let login = random.pick(staff) else { return nil }
    let own = model.dossiers.filter { $0.agency == agency && !$0.isClosed }
    let foreign = random.chance(20) ? random.pick(model.dossiers).map { [$0] } ?? [] : []
    let chosen = (own.suffix(40) + foreign).map { dossier in
      StepKind.Chosen(
        step: place(of: dossier, in: model),
        version: random.pick([nil, dossier.entries.count, dossier.entries.count, 1]) ?? nil)
    }
    // One dossier stands once on an order.
    var seen: Set<Int> = []
    let once = chosen.filter { seen.insert($0.step).inserted }
    if once.isEmpty { return nil }
    let order = BulkOrder(
      random.pick(BulkAction.allCases) ?? .process, officer: random.chance(70) ? random.pick(staff) : nil)
    return .order(order, once, by: login)
  }

  mutating func dissolve(in model: Model) -> StepKind? {
    // Some agencies stay.
    let agencies = model.agencies.dropFirst().map(\.code)
    guard model.ends.count < 4 || random.chance(5), let agency = random.pick(agencies) else { return nil }
    let kind = model.agencies.first { $0.code == agency }?.kind
    let others = model.agencies.filter { $0.kind == kind && (random.chance(10) || $0.code != agency) }.map(\.code)
    guard let successor = random.pick(others) else { return nil }
    let day = LocalDate(daysSinceEpoch: Int32(now.localDay + random.below(random.chance(60) ? 1 : 30)))
    return .dissolve(
      agency, Dissolution(into: successor, on: day, decision: "Nghị quyết", isCertain: random.chance(60)),
      isOutdated: random.chance(10))
  }

  mutating func revise(in model: Model) -> StepKind {
    var procedure = random.pick(model.procedures.values.sorted { $0.code < $1.code }) ?? City.small.procedures[0]
    if random.chance(35) {
      procedure.isConfidential.toggle()
    } else {
      procedure.time = ProcessingTime(random.pick(["2wd", "7wd", "4wh", "12d", "20wd"]) ?? "2wd") ?? procedure.time
    }
    return .revise(procedure)
  }

  /// A day off more, one less, or one that moves, mostly not far away.
  mutating func daysOff(in model: Model) -> StepKind {
    let days = model.clock.days
    for _ in 0..<40 {
      let day = now.localDay + random.number(in: -3...45)
      let other = now.localDay + random.number(in: 0...60)
      guard Civil.known.contains(day), Civil.known.contains(other) else { continue }
      let date = LocalDate(daysSinceEpoch: Int32(day))
      let year = days.year(Civil.year(of: day))
      let isListed = year.off[day] != nil || year.makeUp.contains(day)
      let isOtherListed =
        days.year(Civil.year(of: other)).off[other] != nil || days.year(Civil.year(of: other)).makeUp.contains(other)
      let otherDate = LocalDate(daysSinceEpoch: Int32(other))
      let isOutdated = random.chance(8)
      switch random.below(4) {
      case 0 where isListed: return .changeDaysOff(.remove(date), isOutdated: isOutdated)
      case 1 where year.off[day] != nil && !isOtherListed:
        return .changeDaysOff(.move(from: date, to: otherDate), isOutdated: isOutdated)
      case 2 where !isListed && DayTable.isWeekend(day):
        return .changeDaysOff(.addMakeUp(date), isOutdated: isOutdated)
      case 3 where !isListed:
        let off = HolidayTable.DayOff(
          date: date, name: BilingualText("Nghỉ bão"), kind: .swap, isCertain: random.chance(80))
        let isMadeUp = DayTable.isWeekend(other) && !isOtherListed && other != day && random.chance(50)
        return .changeDaysOff(.add(off, makeUp: isMadeUp ? otherDate : nil), isOutdated: isOutdated)
      default: continue
      }
    }
    return .compareAll
  }
}
