import OneStop

/// Makes up what happens next, by chance and by what the city looks like: mostly what can be done, sometimes what cannot.
struct Generator {
  var random: SeededRandom
  private(set) var now: Moment
  private var number = 0

  /// Many days have something special: the days around Tết, a leap day, the end of a year, the last years known.
  init(seed: UInt64) {
    random = SeededRandom(seed)
    let starts = [
      "2018-01-02", "2018-06-01", "2019-12-20", "2020-02-20", "2021-01-25", "2022-08-20", "2023-12-28", "2024-02-01",
      "2024-02-26", "2025-04-20", "2026-11-20", "2027-01-20", "2027-12-10", "2031-06-01", "2034-11-01", "2035-03-01",
    ]
    let day = LocalDate(random.pick(starts) ?? "") ?? LocalDate(daysSinceEpoch: 18_000)
    now = Moment(localDay: Int(day.daysSinceEpoch), minute: 480)
  }

  /// How many steps this city lives through.
  mutating func length() -> Int { random.pick([60, 200, 400, 800, 1_200]) ?? 400 }

  mutating func next(in model: Model) -> Step {
    pass()
    if random.chance(6), let kind = edge(in: model) { return step(kind) }
    var next = step(kind(in: model))
    // The clock is put right by some minutes.
    if random.chance(2), next.kind.isOfOnePerson {
      next.at = now.adding(microseconds: -Int64(random.number(in: 1...40)) * Moment.minute)
    }
    return next
  }

  mutating func step(_ kind: StepKind) -> Step {
    number += 1
    return Step(number: number, at: now, kind: kind)
  }

  private mutating func pass() {
    let minutes =
      switch random.below(100) {
      case 0..<12: 0
      case 12..<60: random.below(40)
      case 60..<89: random.number(in: 30...240)
      case 89..<99: random.number(in: 240...4_000)
      default: random.number(in: 1_000...25_000)
      }
    let odd = random.chance(20) ? Int64(random.below(60_000_000)) : 0
    now = now.adding(microseconds: Int64(minutes) * Moment.minute + odd)
    // Past the last day that the calendar knows there is nothing to count.
    let last = Moment(localDay: Civil.known.upperBound - 10, minute: 600)
    if now > last { now = last }
  }

  /// Something that is done at the very moment on which it depends, or just after it.
  private mutating func edge(in model: Model) -> StepKind? {
    let soon = now.adding(microseconds: 3 * Moment.day)
    var edges: [(moment: Moment, id: Int64, isQuestion: Bool)] = []
    for dossier in model.dossiers.suffix(120) where !dossier.isEnded {
      for due in [dossier.due, dossier.letter?.to].compactMap({ $0 }) { edges.append((due, dossier.id, false)) }
      for due in dossier.openQuestions.compactMap(\.due) { edges.append((due, dossier.id, true)) }
    }
    edges.removeAll { $0.moment < now || $0.moment > soon }
    guard let edge = random.pick(edges) else { return nil }
    now = random.chance(50) ? edge.moment : edge.moment.adding(microseconds: 1)
    let dossier = model[edge.id]
    return edge.isQuestion && random.chance(60) ? answer(on: dossier, in: model) : act(on: dossier, in: model)
  }

  private enum Choice {
    case takeIn, act, answer, rate, order, carryOut, daysOff, dissolve, revise, disable, schedule, sendAgain, place
    case chore(ChoreKind)
    case together, fault, reopen, restore, look, file
  }

  private mutating func kind(in model: Model) -> StepKind {
    let open = model.dossiers.count { !$0.isClosed }
    let choice = random.pick(weighted: [
      (open < 150 ? 180 : 40, Choice.takeIn), (30, .file), (480, .act), (40, .answer), (40, .rate), (12, .order),
      (25, .carryOut), (6, .daysOff), (3, .dissolve), (4, .revise), (6, .disable), (2, .schedule), (8, .sendAgain),
      (model.placements.isEmpty ? 0 : 10, .place), (8, .chore(.recomputation)), (5, .chore(.dissolution)),
      (12, .chore(.silence)), (8, .chore(.reminders)), (30, .chore(.delivery)), (5, .chore(.weeklyReports)),
      (2, .chore(.lateRisks)), (2, .chore(.forgetting)), (30, .together), (45, .fault), (4, .reopen), (2, .restore),
      (5, .look),
    ])
    switch choice ?? .look {
    case .act, .answer, .rate, .place, .takeIn, .file: return simple(in: model)
    case .order: return order(in: model) ?? simple(in: model)
    case .carryOut:
      let waiting = model.orders.filter { $0.value.lines.contains { $0.outcome == nil } }.keys.sorted()
      return random.pick(waiting).map { .carryOut(order: $0) } ?? simple(in: model)
    case .daysOff: return daysOff(in: model)
    case .dissolve: return dissolve(in: model) ?? simple(in: model)
    case .revise: return revise(in: model)
    case .disable:
      let logins = model.accounts.values.filter { $0.role != .admin }.map(\.login).sorted()
      let away = logins.filter { model.accounts[$0]?.isDisabled ?? false }
      if let login = random.pick(away), random.chance(60) { return .disable(login, false) }
      return random.pick(logins).map { .disable($0, true) } ?? .compareAll
    case .schedule:
      let weekday = random.pick(Weekday.allCases) ?? .monday
      let time = TimeOfDay(random.below(24), random.below(60))
      return .schedule(WeeklySchedule(isOn: random.chance(80), weekday: weekday, time: time))
    case .sendAgain: return .sendAgain(message: random.number(in: 1...max(1, model.messages.count)))
    case .chore(let work): return chore(work, in: model)
    case .together:
      let count = random.number(in: 2...9)
      return .together((0..<count).map { _ in step(simple(in: model)) })
    case .fault: return fault(in: model)
    case .reopen: return .reopen
    case .restore: return .restore
    case .look: return .compareAll
    }
  }

  /// What one person does with one dossier.
  private mutating func simple(in model: Model) -> StepKind {
    let open = model.dossiers.count { !$0.isClosed }
    let weights: [(weight: Int, choice: Choice)] = [
      (open < 150 ? 25 : 6, .takeIn), (4, .file), (70, .act), (7, .answer), (6, .rate),
      (model.placements.isEmpty ? 0 : 2, .place),
    ]
    let kind: StepKind? =
      switch random.pick(weighted: weights) ?? .takeIn {
      case .act: act(in: model)
      case .answer: answer(in: model)
      case .rate: rate(in: model)
      case .place: place(in: model)
      case .file: .file(intake(in: model, isFiled: true))
      default: nil
      }
    return kind ?? .takeIn(intake(in: model))
  }

  private mutating func chore(_ work: ChoreKind, in model: Model) -> StepKind {
    let isLong = work == .recomputation || work == .dissolution
    var meanwhile: [Step] = []
    if isLong, random.chance(50) { meanwhile = (0..<random.number(in: 1...5)).map { _ in step(simple(in: model)) } }
    guard isLong, random.chance(45) else { return .chore(work, meanwhile: meanwhile, stop: nil) }
    let look = random.number(in: 2...6)
    return .chore(work, meanwhile: meanwhile, stop: random.chance(50) ? .inOrder(look) : .killed(look))
  }

  private mutating func fault(in model: Model) -> StepKind {
    let faults: [Fault] = [
      .fullDisk(pages: random.below(4)), .busy, .brokenOff, .killedBefore, .killedAfter, .killedAfter, .killedSending,
      .wrongClock, .otherProcess, .otherProcess, .otherProcess, .otherProcess,
    ]
    let fault = random.pick(faults) ?? .busy
    if fault == .otherProcess, random.chance(20) {
      return .fault(fault, step(random.chance(50) ? daysOff(in: model) : revise(in: model)))
    }
    return .fault(fault, step(simple(in: model)))
  }
}

extension StepKind {
  fileprivate var isOfOnePerson: Bool {
    switch self {
    case .takeIn, .act, .answer, .rate, .carryOut: true
    default: false
    }
  }
}
