import OneStop
import TestSupport

@testable import OneStopStore

extension AgencyCode {
  static let district1 = AgencyCode(stored: "000.00.41.H29")
  static let district2 = AgencyCode(stored: "000.00.42.H29")
  static let health = AgencyCode(stored: "000.00.18.H29")

  /// A code that the test's author knows to be one.
  init(stored text: String) {
    guard let code = AgencyCode(text) else { preconditionFailure(text) }
    self = code
  }
}

extension ProcedureCode {
  static let house = ProcedureCode(stored: "1.009994")
  static let birth = ProcedureCode(stored: "1.001193")

  init(stored text: String) {
    guard let code = ProcedureCode(text) else { preconditionFailure(text) }
    self = code
  }
}

extension Moment {
  /// Local time, such as `2018-06-01T09:30`.
  static func at(_ text: String) -> Moment {
    guard let moment = Moment(text) else { preconditionFailure(text) }
    return moment
  }
}

extension LocalDate {
  static func on(_ text: String) -> LocalDate {
    guard let date = LocalDate(text) else { preconditionFailure(text) }
    return date
  }
}

extension WorkCalendar {
  /// Every day is a working day that ends at 17:00.
  static let plain = everyWeek(on: Weekday.allCases)
  /// Mondays alone: a long time ends past what a calendar knows.
  static let mondays = everyWeek(on: [.monday])

  static func fitting(_ rules: DeadlineRules) -> WorkCalendar { rules.time.value > 1_000 ? mondays : plain }

  private static func everyWeek(on days: [Weekday]) -> WorkCalendar {
    let session = WeeklyHours.Session(from: TimeOfDay(8, 0), to: TimeOfDay(17, 0))
    let sessions = Dictionary(uniqueKeysWithValues: days.map { ($0, [session].compactMap(\.self)) })
    return WorkCalendar(hours: WeeklyHours(sessions) ?? .city, holidays: HolidayTable())
  }
}

extension DeadlineRules {
  static func days(_ count: Int) -> DeadlineRules {
    DeadlineRules(.days(count))
  }
}

extension Filing {
  static func sample(
    _ name: String = "Nguyễn Văn Đức", agency: AgencyCode = .district1, procedure: ProcedureCode = .house,
    channel: Channel = .counter, identity: String? = "079123456789", phone: String? = "0912345678"
  ) -> Filing {
    Filing(
      procedure: procedure, procedureVersion: 3, agency: agency, channel: channel,
      applicant: Applicant(
        kind: .citizen, name: name, identity: identity.map(IdentityNumber.init(stored:)),
        phone: phone.map(PhoneNumber.init(stored:)), email: EmailAddress("duc@example.vn"), address: "1 Lê Lợi"),
      summary: "Xây nhà \u{1F3E0} <b>", papers: [SubmittedPaper(name: "Đơn", quantity: 2)], returnBy: .post,
      key: LookupKey())
  }
}

extension Store {
  convenience init(in folder: TemporaryFolder) throws {
    try self.init(
      folder: DataFolder(creating: folder.path, server: try folder.server(copyOf: { try Store.serverTemplate.get() })))
  }

  /// A database of the tests' server with an empty store: copying it costs less than making one.
  private static let serverTemplate = Result {
    let server = try PostgreSQLServer.shared.get()
    let name = try server.makeDatabase()
    let folder = try TemporaryFolder()
    try Store(folder: DataFolder(creating: folder.path, server: server.place(of: name))).close()
    return name
  }
}

extension Transaction {
  /// Accepts a dossier at the moment, with so many days to go.
  @discardableResult
  func accept(
    _ filing: Filing = .sample(), at moment: Moment = .at("2018-06-01T09:30"), days: Int = 10, now: Moment? = nil,
    by actor: Actor = .staff(login: "lan")
  ) throws -> StoredDossier {
    let event = try filing.accepted(
      at: moment, by: actor, rules: .days(days), calendar: .fitting(.days(days)), now: now ?? moment)
    return try intake(filing, rules: .days(days), events: [event])
  }

  /// Files a dossier online.
  @discardableResult
  func file(
    _ filing: Filing = .sample(channel: .online), at moment: Moment = .at("2018-06-01T09:30"), days: Int = 10
  ) throws -> StoredDossier {
    let event = DossierEvent(at: moment, recordedAt: moment, actor: .applicant, kind: .filed, due: nil)
    return try intake(filing, rules: .days(days), events: [event])
  }

  @discardableResult
  func act(
    _ action: Action, on id: Int64, at moment: Moment, now: Moment? = nil, by login: String = "lan"
  ) throws -> StoredDossier? {
    try append(to: id) { stored in
      let kind = stored.dossier.sample(action, at: moment, papers: ["Bản vẽ", "Giấy tờ đất"], amount: 75_000)
      return try stored.dossier.decide(
        DossierCommand(kind, at: moment, note: "ghi chú"), by: .staff(login: login),
        calendar: .fitting(stored.dossier.rules), now: now ?? moment)
    }
  }
}

extension Filing {
  /// All of it that can be corrected, with a longer name.
  var renamed: FilingDetails {
    var details = details
    details.applicant.name += " Ánh"
    return details
  }
}

extension Dossier {
  /// The action with something in each place that it has.
  func sample(
    _ action: Action, at moment: Moment, ground: Ground? = nil, papers: [String] = ["Đơn"],
    fields: [String] = [], amount: Int? = 5, cause: LatenessCause? = .overload, newDue: Moment? = nil
  ) -> DossierCommand.Kind {
    switch action {
    case .accept: .accept
    case .refuse: .refuse(ground: ground)
    case .process: .process
    case .forward: .forward(step: step + 1)
    case .assign: .assign(officer: officer == "lan" ? "hoa" : "lan")
    case .takeBack: .takeBack
    case .requestSupplement: .requestSupplement(papers: papers, fields: fields)
    case .supplementReceived: .supplementReceived
    case .requestPayment: .requestPayment(amount: amount)
    case .paymentReceived: .paymentReceived
    case .extend: .extend(to: newDue ?? moment.adding(microseconds: 30 * Moment.day), cause: cause)
    case .finish: .finish(cause: cause)
    case .handOver: .handOver
    case .withdraw: .withdraw
    case .stop: .stop(ground: ground, cause: cause)
    // Whom to ask next, or an answer to the oldest open question.
    case .askConsultation:
      .askConsultation(AgencyCode(stored: "000.00.\(11 + consultations.count).H29"), time: .days(2))
    case .answerConsultation: .answerConsultation(number: openConsultations.first?.number ?? 0, .agreeWithConditions)
    case .lapseConsultation: .lapseConsultation(number: openConsultations.first?.number ?? 0)
    case .withdrawConsultation: .withdrawConsultation(number: openConsultations.first?.number ?? 0)
    case .correct: .correct(filing.renamed)
    case .undoEnd: .undoEnd
    }
  }
}

extension ProcessingTime {
  static func days(_ count: Int) -> ProcessingTime {
    guard let time = ProcessingTime(count, .workingDays) else { preconditionFailure("\(count)") }
    return time
  }
}
