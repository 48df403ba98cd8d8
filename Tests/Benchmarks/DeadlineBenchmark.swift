import Foundation
import OneStop

extension Benchmark {
  /// Due dates on one core: the function, the ledger, and lines of a batch without their reading and writing.
  static let deadlines = Benchmark(name: "deadlines") {
    let calendar = try shippedCatalogue().cityCalendar
    let questions = DeadlineMix(count: 20_000).questions
    let lines = questions.map(\.line)
    var batch = DeadlineBatch(calendar: calendar)
    var answers: [UInt8] = []
    return try [
      .rate("due dates, a fifth with pauses", 1_000_000) {
        var sum: Int64 = 0
        for _ in 0..<50 {
          for question in questions {
            let deadline = try Deadline.compute(
              accepted: question.accepted, rules: question.rules, pauses: question.pauses, calendar: calendar)
            sum &+= deadline.due?.microseconds ?? 1
          }
        }
        return Int(truncatingIfNeeded: sum)
      },
      .rate("ledgers of the same", 20_000) {
        try questions.reduce(0) { sum, question in
          let ledger = try Ledger.compute(
            accepted: question.accepted, rules: question.rules, pauses: question.pauses, calendar: calendar)
          return sum &+ ledger.entries.count
        }
      },
      .rate("lines of a batch", 200_000) {
        var sum = 0
        for _ in 0..<10 {
          for line in lines { batch.answer(line, in: 0..<line.count, into: &answers) }
          sum &+= answers.count
          answers.removeAll(keepingCapacity: true)
        }
        return sum
      },
      .rate("calendars compiled", 100) {
        var sum = 0
        let holidays = try shippedCatalogue().holidays
        for _ in 0..<100 {
          let compiled = WorkCalendar(hours: .city, holidays: holidays)
          sum &+= compiled.isWorkingDay(WorkCalendar.lastDate) ? 1 : 0
        }
        return sum
      },
    ]
  }
}

/// What MOTCUA_RESOURCES names, or `Resources` where the benchmark is started.
func shippedCatalogue() throws -> Catalogue {
  let folder = ProcessInfo.processInfo.environment["MOTCUA_RESOURCES"] ?? "Resources"
  return try Catalogue().reading(
    try [CatalogueFile.Part.holidays, .lunar].map { part in
      let url = URL(filePath: folder).appending(path: "Catalogue/\(part.fileName)")
      return CatalogueFile(name: part.fileName, bytes: Array(try Data(contentsOf: url)))
    })
}

/// Dossiers as a city has them: mostly working days, a fifth with a cutoff, a fifth paused once or more.
private struct DeadlineMix {
  struct Question {
    var accepted: Moment
    var rules: DeadlineRules
    var pauses: [Pause]
  }

  private(set) var questions: [Question] = []
  private var state: UInt64 = 1

  init(count: Int) {
    let times = [3, 3, 3, 5, 7, 10, 15].compactMap { ProcessingTime($0, .workingDays) }
    let others = [
      ProcessingTime(8, .workingHours), ProcessingTime(15, .calendarDays), ProcessingTime(30, .calendarDays),
    ]
    let all = times + others.compactMap(\.self)
    guard let first = LocalDate(year: 2016, month: 1, day: 4) else { return }
    for _ in 0..<count {
      let date = first.adding(days: below(4_000))
      let accepted = Moment(date, TimeOfDay(minutes: 450 + below(570)))
      let rules = DeadlineRules(
        all[below(all.count)], cutoff: below(5) == 0 ? TimeOfDay(15, 0) : nil,
        supplement: below(10) == 0 ? .restart : .continue)
      var pauses: [Pause] = []
      var from = accepted
      for _ in 0..<[0, 0, 0, 0, 0, 0, 0, 0, 1, 2][below(10)] {
        from = from.adding(microseconds: Int64(1 + below(3)) * Moment.day)
        let end = from.adding(microseconds: Int64(1 + below(72)) * Moment.hour)
        pauses.append(Pause(below(3) == 0 ? .payment : .supplement, from: from, to: below(20) == 0 ? nil : end))
        from = end
      }
      questions.append(Question(accepted: accepted, rules: rules, pauses: pauses))
    }
  }

  private mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}

extension DeadlineMix.Question {
  /// As a batch has it.
  fileprivate var line: [UInt8] {
    let pauses = pauses.map { pause in
      let to = pause.to.map { "\"\($0)\"" } ?? "null"
      return "{\"kind\":\"\(pause.kind.rawValue)\",\"from\":\"\(pause.from)\",\"to\":\(to)}"
    }
    let cutoff = rules.cutoff.map { "\"\($0)\"" } ?? "null"
    let time = "{\"value\":\(rules.time.value),\"unit\":\"\(rules.time.unit.rawValue)\"}"
    let text =
      "{\"id\":1,\"received\":\"\(accepted)\",\"time\":\(time),\"cutoff\":\(cutoff),"
      + "\"supplement\":\"\(rules.supplement.rawValue)\",\"pauses\":[\(pauses.joined(separator: ","))]}"
    return Array(text.utf8)
  }
}
