import OneStop

/// The small city that is simulated: a few agencies of each level, people, and procedures of every kind.
struct City: Sendable {
  struct Office: Hashable, Sendable {
    var code: AgencyCode
    var kind: Agency.Kind
    var parent: AgencyCode?
  }

  /// A procedure as the law sets it.
  struct Matter: Hashable, Sendable {
    var code: ProcedureCode
    var handler: Procedure.Handler
    var time: ProcessingTime
    var cutoff: TimeOfDay?
    var restarts = false
    /// For each step of the process, whether it is the one-stop unit's.
    var steps: [Bool]
    var isConfidential = false
  }

  var offices: [Office]
  var matters: [Matter]
  var people: [Account]

  static let small = City(offices: makeOffices(), matters: makeMatters(), people: makePeople())

  /// The whole city's own agency, at which its administrator works.
  static let head = agency(0)

  /// `H29`, `H29.1`, …
  static func agency(_ number: Int) -> AgencyCode {
    guard let code = AgencyCode(number == 0 ? "H29" : "H29.\(number)") else { preconditionFailure("\(number)") }
    return code
  }

  static func procedure(_ number: Int) -> ProcedureCode {
    guard let code = ProcedureCode("1.00\(number)") else { preconditionFailure("\(number)") }
    return code
  }

  /// The agencies that handle the procedure.
  func handlers(of matter: Matter) -> [AgencyCode] {
    switch matter.handler {
    case .agency(let code): [code]
    case .every(let kind): offices.filter { $0.kind == kind }.map(\.code)
    }
  }

  private static func makeOffices() -> [Office] {
    var offices = [Office(code: head, kind: .unit, parent: nil)]
    offices += (1...3).map { Office(code: agency($0), kind: .department, parent: head) }
    offices += (4...6).map { Office(code: agency($0), kind: .district, parent: head) }
    offices += (7...10).map { Office(code: agency($0), kind: .ward, parent: agency($0 < 9 ? 4 : 5)) }
    return offices
  }

  private static func makeMatters() -> [Matter] {
    let process = [true, false, false, true]
    func time(_ value: Int, _ unit: ProcessingTime.Unit) -> ProcessingTime {
      guard let time = ProcessingTime(value, unit) else { preconditionFailure("\(value)") }
      return time
    }
    let afternoon = TimeOfDay(15, 0)
    return [
      Matter(
        code: procedure(1), handler: .agency(agency(1)), time: time(5, .workingDays), cutoff: nil, steps: process),
      Matter(
        code: procedure(2), handler: .every(.district), time: time(8, .workingHours), cutoff: afternoon,
        steps: process),
      Matter(
        code: procedure(3), handler: .every(.ward), time: time(3, .calendarDays), cutoff: nil, restarts: true,
        steps: [true, false]),
      Matter(
        code: procedure(4), handler: .every(.district), time: time(15, .workingDays), cutoff: afternoon,
        restarts: true, steps: process),
      Matter(
        code: procedure(5), handler: .every(.department), time: time(30, .calendarDays), cutoff: nil,
        steps: [false, false, false], isConfidential: true),
      Matter(
        code: procedure(6), handler: .every(.ward), time: time(1, .workingDays), cutoff: afternoon, steps: []),
      Matter(
        code: procedure(7), handler: .every(.department), time: time(40, .workingHours), cutoff: nil,
        steps: process),
    ]
  }
}
