import OneStop

/// An agency of the simulated city.
struct CityAgency: Hashable, Sendable {
  var code: AgencyCode
  var kind: Agency.Kind
  var parent: AgencyCode?
}

/// A procedure of the simulated city.
struct CityProcedure: Hashable, Sendable {
  var code: ProcedureCode
  var handler: Procedure.Handler
  var time: ProcessingTime
  var cutoff: TimeOfDay?
  /// Whether the end of a supplement begins the count anew.
  var restarts = false
  /// For each step of the process, whether it is the one-stop unit's.
  var steps: [Bool]
  var isConfidential = false
}

/// The small city that is simulated: a few agencies of each level, people, and procedures of every kind.
struct City: Sendable {
  var agencies: [CityAgency]
  var procedures: [CityProcedure]
  var accounts: [Account]

  static let small = City(agencies: makeAgencies(), procedures: makeProcedures(), accounts: makeAccounts())

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
  func handlers(of procedure: CityProcedure) -> [AgencyCode] {
    switch procedure.handler {
    case .agency(let code): [code]
    case .every(let kind): agencies.filter { $0.kind == kind }.map(\.code)
    }
  }

  private static func makeAgencies() -> [CityAgency] {
    var agencies = [CityAgency(code: head, kind: .unit, parent: nil)]
    agencies += (1...3).map { CityAgency(code: agency($0), kind: .department, parent: head) }
    agencies += (4...6).map { CityAgency(code: agency($0), kind: .district, parent: head) }
    agencies += (7...10).map { CityAgency(code: agency($0), kind: .ward, parent: agency($0 < 9 ? 4 : 5)) }
    return agencies
  }

  private static func makeProcedures() -> [CityProcedure] {
    let process = [true, false, false, true]
    func time(_ value: Int, _ unit: ProcessingTime.Unit) -> ProcessingTime {
      guard let time = ProcessingTime(value, unit) else { preconditionFailure("\(value)") }
      return time
    }
    let afternoon = TimeOfDay(15, 0)
    return [
      CityProcedure(
        code: procedure(1), handler: .agency(agency(1)), time: time(5, .workingDays), cutoff: nil, steps: process),
      CityProcedure(
        code: procedure(2), handler: .every(.district), time: time(8, .workingHours), cutoff: afternoon,
        steps: process),
      CityProcedure(
        code: procedure(3), handler: .every(.ward), time: time(3, .calendarDays), cutoff: nil, restarts: true,
        steps: [true, false]),
      CityProcedure(
        code: procedure(4), handler: .every(.district), time: time(15, .workingDays), cutoff: afternoon,
        restarts: true, steps: process),
      CityProcedure(
        code: procedure(5), handler: .every(.department), time: time(30, .calendarDays), cutoff: nil,
        steps: [false, false, false], isConfidential: true),
      CityProcedure(
        code: procedure(6), handler: .every(.ward), time: time(1, .workingDays), cutoff: afternoon, steps: []),
      CityProcedure(
        code: procedure(7), handler: .every(.department), time: time(40, .workingHours), cutoff: nil,
        steps: process),
    ]
  }
}
