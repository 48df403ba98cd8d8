import TestSupport
import Testing

@testable import OneStop

@Suite("The clock, over many random cases")
struct DeadlinePropertyTests {
  private func cases(_ seed: UInt64, _ count: Int, allowsOpen: Bool = true) -> [RandomCase] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).compactMap { _ in RandomCase(&generator, allowsOpen: allowsOpen) }
  }

  @Test("The due moment is that of a walk over every day and minute", arguments: [1, 4] as [UInt64])
  func agreesWithSlowClock(seed: UInt64) throws {
    let calendar = try Shipped.calendar.get()
    let slow = SlowClock(try Shipped.catalogue.get().holidays)
    for example in cases(seed, 2_500) {
      let expected = slow.answer(example.accepted, example.rules, example.pauses, now: example.now)
      let deadline = try Deadline.compute(
        accepted: example.accepted, rules: example.rules, pauses: example.pauses, calendar: calendar, now: example.now)
      let found = expected.isOpen ? deadline.ifSupplied : deadline.due
      guard found == expected.0, (deadline.due == nil) == expected.isOpen,
        (deadline.ifSupplied != nil) == expected.isOpen
      else {
        Issue.record("\(example): \(deadline) instead of \(expected)")
        return
      }
    }
  }

  @Test(
    "The ledger ends where the deadline says, and its days add up to the processing time",
    arguments: [5, 6] as [UInt64])
  func ledgerAgrees(seed: UInt64) throws {
    let calendar = try Shipped.calendar.get()
    for example in cases(seed, 2_500) {
      let deadline = try Deadline.compute(
        accepted: example.accepted, rules: example.rules, pauses: example.pauses, calendar: calendar, now: example.now)
      let ledger = try Ledger.compute(
        accepted: example.accepted, rules: example.rules, pauses: example.pauses, calendar: calendar, now: example.now)
      let problem = ledger.deadline == deadline ? problem(ledger, example, calendar) : "another deadline"
      if let problem {
        Issue.record("\(example): \(problem)")
        return
      }
    }
  }

  /// What is wrong with a ledger's days.
  private func problem(_ ledger: Ledger, _ example: RandomCase, _ calendar: WorkCalendar) -> String? {
    let entries = ledger.entries
    guard let due = ledger.deadline.due ?? ledger.deadline.ifSupplied else { return "no due moment" }
    guard entries.first?.date == example.accepted.date else { return "begins on another day than the acceptance" }
    for (entry, next) in zip(entries, entries.dropFirst()) where next.date != entry.date.next { return "a gap" }
    guard entries.filter(\.isDue).map(\.date) == [due.date] else { return "its due day is another" }
    if ledger.due != nil && entries.last?.date != due.date { return "it goes on after the due date" }
    let counting = entries.filter { !$0.isVoid && $0.date <= due.date }
    let numbers = counting.compactMap { entry -> Int? in
      if case .counted(let number) = entry.role { number } else { nil }
    }
    switch example.rules.time.unit {
    case .workingDays:
      if numbers != Array(1...example.rules.time.value) { return "it counts \(numbers)" }
      if case .counted = counting.last?.role {} else { return "the due day is not counted" }
    case .calendarDays:
      if numbers != Array(1...example.rules.time.value) { return "it counts \(numbers)" }
      if let last = counting.last, !last.day.isWorking { return "it is due on a day off" }
    case .workingHours:
      let sum = counting.reduce(0) { $0 + $1.time }
      if sum != Int64(example.rules.time.value) * Moment.hour { return "it counts \(sum) microseconds" }
    }
    for entry in entries where entry.day != calendar.kind(of: entry.date) { return "\(entry.date) is \(entry.day)" }
    let touched = Set(entries.flatMap(\.pauses))
    if !touched.isDisjoint(with: ledger.ignoredPauses) { return "an ignored pause stands in it" }
    return nil
  }

  @Test("A later acceptance never gives an earlier due moment", arguments: [7, 8, 9] as [UInt64])
  func isMonotonic(seed: UInt64) throws {
    let calendar = try Shipped.calendar.get()
    var generator = SplitMix64(seed: seed &+ 1_000)
    for example in cases(seed, 5_000) {
      let later = RandomCase.moment(
        on: example.accepted.date.adding(days: Int.random(in: 0...6, using: &generator)), &generator)
      let pair = [min(example.accepted, later), max(example.accepted, later)]
      let dues = try pair.map {
        try Deadline.compute(
          accepted: $0, rules: example.rules, pauses: example.pauses, calendar: calendar, now: example.now)
      }
      let first = dues[0].due ?? dues[0].ifSupplied
      let second = dues[1].due ?? dues[1].ifSupplied
      guard let first, let second, first <= second, dues[0].due != nil || dues[1].due == nil else {
        Issue.record("\(example) and \(later): \(dues)")
        return
      }
    }
  }

  @Test("The order of the list of pauses means nothing")
  func orderMeansNothing() throws {
    let calendar = try Shipped.calendar.get()
    var generator = SplitMix64(seed: 10)
    for example in cases(11, 3_000, allowsOpen: false)
    where Set(example.pauses.map(\.from)).count == example.pauses.count {
      let dues = try [example.pauses, example.pauses.shuffled(using: &generator)].map {
        try Deadline.compute(accepted: example.accepted, rules: example.rules, pauses: $0, calendar: calendar).due
      }
      #expect(dues[0] == dues[1], "\(example)")
    }
  }
}
