import TestSupport

@testable import OneStop

/// A dossier's clock drawn at random, thick with the moments at which rules turn.
struct RandomCase {
  var accepted: Moment
  var rules: DeadlineRules
  var pauses: [Pause]
  var now: Moment

  private static let edges = [0, 449, 450, 689, 690, 691, 780, 899, 900, 901, 1_019, 1_020, 1_021, 1_080, 1_439]

  init?(_ generator: inout SplitMix64, allowsOpen: Bool = true) {
    guard let first = LocalDate(year: 2016, month: 1, day: 1) else { return nil }
    // Half of all cases lie around Tết, and so around the longest rows of days off.
    let day = Int.random(in: 0..<9, using: &generator) * 365 + Int.random(in: 0..<365, using: &generator)
    let near = Int.random(in: 0..<9, using: &generator) * 365 + Int.random(in: 15..<60, using: &generator)
    let date = first.adding(days: Bool.random(using: &generator) ? day : near)
    accepted = RandomCase.moment(on: date, &generator)

    let unit = ProcessingTime.Unit.allCases.randomElement(using: &generator) ?? .workingDays
    let isShort = Bool.random(using: &generator)
    guard let time = ProcessingTime(Int.random(in: isShort ? 1...3 : 1...25, using: &generator), unit) else {
      return nil
    }
    let cutoffs = [nil, nil, TimeOfDay(15, 0), TimeOfDay(11, 30), TimeOfDay(7, 30), TimeOfDay(17, 0)]
    rules = DeadlineRules(
      time, cutoff: cutoffs.randomElement(using: &generator) ?? nil,
      supplement: Bool.random(using: &generator) ? .continue : .restart)

    pauses = []
    var from = accepted.date.adding(days: Int.random(in: -2...4, using: &generator))
    for _ in 0..<([0, 1, 1, 2, 3, 4].randomElement(using: &generator) ?? 0) {
      let length = [0, 0, 1, 2, 3, 9].randomElement(using: &generator) ?? 0
      let start = RandomCase.moment(on: from, &generator)
      let end = RandomCase.moment(on: from.adding(days: length), &generator)
      let isOpen = allowsOpen && Int.random(in: 0..<8, using: &generator) == 0
      let kind: Pause.Kind = Int.random(in: 0..<3, using: &generator) == 0 ? .payment : .supplement
      pauses.append(Pause(kind, from: min(start, end), to: isOpen ? nil : max(start, end)))
      from = from.adding(days: Int.random(in: -1...12, using: &generator))
    }
    if Int.random(in: 0..<4, using: &generator) == 0 { pauses.shuffle(using: &generator) }
    now = RandomCase.moment(on: accepted.date.adding(days: Int.random(in: 0...40, using: &generator)), &generator)
  }

  static func moment(on date: LocalDate, _ generator: inout SplitMix64) -> Moment {
    let minute =
      Bool.random(using: &generator)
      ? edges.randomElement(using: &generator) ?? 0 : Int.random(in: 0..<1_440, using: &generator)
    return Moment(date, TimeOfDay(minutes: minute))
  }
}

extension RandomCase: CustomStringConvertible {
  var description: String {
    let pauses = pauses.map { "\($0.kind.rawValue):\($0.from)/\($0.to.map(\.description) ?? "")" }
    return "\(accepted) \(rules.time.value) \(rules.time.unit.rawValue) cutoff \(rules.cutoff?.description ?? "none") "
      + "\(rules.supplement.rawValue) pauses \(pauses) now \(now)"
  }
}
