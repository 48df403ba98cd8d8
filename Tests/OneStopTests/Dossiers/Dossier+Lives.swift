@testable import OneStop

extension Filing {
  static let sample: Filing = {
    guard let agency = AgencyCode("000.00.41.H29"), let procedure = ProcedureCode("1.009994") else {
      preconditionFailure("the codes of the sample")
    }
    return Filing(
      procedure: procedure, procedureVersion: 1, agency: agency, channel: .counter,
      applicant: Applicant(kind: .citizen, name: "Nguyễn Thị Ánh", identity: nil), summary: "", papers: [],
      returnBy: .counter, key: LookupKey())
  }()
}

/// A life of ten working days from Friday 1 June 2018 in the city's calendar: due on Friday 15 June, 17:00.
struct Life {
  let calendar: WorkCalendar
  private(set) var dossier: Dossier
  private(set) var events: [DossierEvent]

  /// Begins with a filing that waits for acceptance, or accepted already.
  init(accepted: Bool, at text: String = "2018-06-01T09:30") throws {
    calendar = try Shipped.calendar.get()
    let at = try moment(text)
    let time = ProcessingTime(10, .workingDays)
    let rules = DeadlineRules(time ?? .oneDay)
    let first =
      accepted
      ? try Filing.sample.accepted(at: at, by: .applicant, rules: rules, calendar: calendar, now: at)
      : DossierEvent(at: at, recordedAt: at, actor: .applicant, kind: .filed, due: nil)
    guard let code = DossierCode("000.00.41.H29-180601-0001"),
      let dossier = Dossier(code: code, filing: .sample, rules: rules, first: first)
    else { preconditionFailure("the sample begins a dossier") }
    self.dossier = dossier
    events = [first]
  }

  /// Does it at the moment, with all that any action may need, unless the command says otherwise.
  mutating func act(_ action: Action, _ text: String, _ change: (inout CommandParts) -> Void = { _ in }) throws {
    let at = try moment(text)
    // The first question waits for an answer without end; the silence of the second is soon agreement.
    let number = dossier.consultations.count
    guard let agency = AgencyCode("000.00.1\(number + 2).H29"), let hour = ProcessingTime(1, .workingHours) else {
      preconditionFailure("whom the sample asks")
    }
    var parts = CommandParts(
      action: action, at: at, newDue: at.adding(microseconds: 30 * Moment.day), step: dossier.step + 1,
      officer: action == .assign ? "minh" : nil, number: action == .lapseConsultation ? 2 : 1, agency: agency,
      time: hour, isSilenceAgreement: number == 1, details: renamed)
    change(&parts)
    let event = try dossier.decide(parts.command, by: .staff(login: "lan"), calendar: calendar, now: at)
    add(event)
  }

  mutating func add(_ event: DossierEvent) {
    events.append(event)
    dossier.evolve(event)
  }

  /// Does it with the dossier's files at the moment.
  mutating func act(
    _ act: FileAct, _ text: String, note: String = "", by actor: Actor = .staff(login: "lan")
  ) throws {
    add(try dossier.decide(act, note: note, by: actor, now: moment(text)))
  }

  /// The filing with another name.
  private var renamed: FilingDetails {
    var details = dossier.filing.details
    details.applicant.name += " Tuyết"
    return details
  }

  /// A dossier in the status, on the way that most take there.
  static func `in`(_ status: Status) throws -> Life {
    var life = try Life(accepted: ![.filed, .refused].contains(status))
    let way: [Action] =
      switch status {
      case .filed, .accepted: []
      case .refused: [.refuse]
      case .processing: [.askConsultation, .askConsultation, .forward]
      case .awaitingSupplement: [.askConsultation, .askConsultation, .requestSupplement]
      case .awaitingPayment: [.askConsultation, .askConsultation, .requestPayment]
      case .withdrawn: [.withdraw]
      case .stopped: [.stop]
      case .finished: [.process, .finish]
      case .handedOver: [.process, .finish, .handOver]
      }
    for action in way { try life.act(action, "2018-06-04T10:00") }
    return life
  }
}

extension ProcessingTime {
  fileprivate static var oneDay: ProcessingTime {
    guard let day = ProcessingTime(1, .workingDays) else { preconditionFailure("one day") }
    return day
  }
}
