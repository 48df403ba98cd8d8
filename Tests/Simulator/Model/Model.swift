import OneStop

/// What should be so: the model's own account of the city, kept by its own reading of the rules.
///
/// It shares the values of the domain with the program, and none of its decisions, sums or queries.
struct Model {
  var mutation: Mutation?
  var clock: SlowClock
  var agencies: [CityAgency]
  var procedures: [ProcedureCode: CityProcedure]
  var accounts: [String: Account]
  /// By number, from 1.
  var dossiers: [ModelDossier] = []
  /// The number of the dossier that a step began.
  var begun: [Int: Int64] = [:]
  /// The last serial of an agency's day, and the last provisional one.
  var serials: [SerialDay: Int] = [:]
  var filedSerials: [SerialDay: Int] = [:]
  /// Forms that were sent, by owner and token.
  var submissions: [FormKey: Sent] = [:]
  var orders: [Int: Order] = [:]
  var ends: [AgencyCode: End] = [:]
  /// Dossiers whose place somebody still has to look at.
  var placements: Set<Int64> = []
  var ratings: [Int64: (agency: AgencyCode, day: Int, level: Rating.Level)] = [:]
  /// From 1.
  var messages: [ModelMessage] = []
  var schedule = WeeklySchedule()
  var reports: [WeekKey: Moment] = [:]
  /// Whether days off have changed and not every due moment is recomputed yet.
  var isRecomputing = false
  /// By how much the catalogue has changed.
  var revision = 0

  struct SerialDay: Hashable {
    var agency: AgencyCode
    var day: Int
  }

  struct FormKey: Hashable {
    var owner: String
    var token: String
  }

  struct Sent: Hashable {
    var digest: String
    var dossier: Int64
    /// The code that was answered.
    var code: String?
    var at: Moment
  }

  struct WeekKey: Hashable {
    var agency: AgencyCode
    var monday: Int
  }

  /// An agency's end.
  struct End: Hashable {
    var dissolution: Dissolution
    var actor: Actor
    var createdAt: Moment
    var haveStaffMoved = false
    var isFinished = false
  }

  init(city: City, days: DayTable, mutation: Mutation?) {
    self.mutation = mutation
    clock = SlowClock(days: days, mutation: mutation)
    agencies = city.agencies
    procedures = Dictionary(uniqueKeysWithValues: city.procedures.map { ($0.code, $0) })
    accounts = Dictionary(uniqueKeysWithValues: city.accounts.map { ($0.login, $0) })
  }

  subscript(id: Int64) -> ModelDossier {
    get { dossiers[Int(id) - 1] }
    set { dossiers[Int(id) - 1] = newValue }
  }

  // MARK: Agencies

  func end(of agency: AgencyCode, on day: Int) -> End? {
    ends[agency].flatMap { Int($0.dissolution.on.daysSinceEpoch) <= day ? $0 : nil }
  }

  /// The agency that does its work on the day.
  func present(_ agency: AgencyCode, on day: Int) -> AgencyCode {
    var agency = agency
    while let end = end(of: agency, on: day) { agency = end.dissolution.successor }
    return agency
  }

  func staff(of agency: AgencyCode) -> [Account] {
    accounts.values.filter { $0.agency == agency && !$0.isDisabled && [.clerk, .officer, .leader].contains($0.role) }
      .sorted { $0.login < $1.login }
  }

  /// What the person sees of confidential dossiers: a leader those of the agency, and of those that merged into it.
  func sight(of person: Account, on day: Int) -> ConfidentialSight {
    switch person.role {
    case .admin, .auditor, .postClerk: return .none
    case .clerk, .officer: return .holder(login: person.login)
    case .leader:
      let merged = agencies.map(\.code).filter { $0 != person.agency && present($0, on: day) == person.agency }
      return .leader(login: person.login, agencies: [person.agency] + merged)
    }
  }

  // MARK: Codes

  mutating func nextCode(_ agency: AgencyCode, on day: Int) -> String {
    let key = SerialDay(agency: agency, day: mutation == .serialsGoOn ? 0 : day)
    serials[key, default: 0] += 1
    return code(agency, day, serials[key, default: 0])
  }

  mutating func nextFiledCode(_ agency: AgencyCode, on day: Int) -> String {
    let key = SerialDay(agency: agency, day: day)
    filedSerials[key, default: 0] += 1
    return code(agency, day, 900_000 + filedSerials[key, default: 0])
  }

  private func code(_ agency: AgencyCode, _ day: Int, _ serial: Int) -> String {
    let digits = serial < 10_000 ? String(10_000 + serial).dropFirst().description : String(serial)
    return "\(agency)-\(Civil.six(day))-\(digits)"
  }

  // MARK: Events

  /// Lets an event happen to the dossier.
  mutating func happen(
    _ change: Change, to id: Int64, at: Moment, recordedAt: Moment, by actor: Actor, due: SlowClock.Result? = nil
  ) {
    let present = SlowClock.Result(due: self[id].due, isProvisional: self[id].isProvisional)
    self[id].take(change, at: at, recordedAt: recordedAt, by: actor, due: due ?? present, mutation: mutation)
  }

  /// The due moment by the present days off.
  func due(of id: Int64, pauses: [Pause]) -> SlowClock.Result {
    guard let accepted = self[id].acceptedAt else { return SlowClock.Result(due: nil) }
    return clock.due(accepted: accepted, rules: self[id].rules, pauses: pauses)
  }
}
