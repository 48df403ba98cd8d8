import OneStop
import OneStopStore
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

/// What pages are made of, without a server or a store: words, the catalogue of 2018, people of every role, and dossiers
/// at every status.
struct PageFixtures: Sendable {
  /// What would break a page that shows it as it was typed: markup, an entity, a quote, and no end.
  static let tricky = "<hostile hostile=\"1\">&amp;'" + String(repeating: "ệ", count: 2_000)

  let language: Language
  let words: Words
  let catalogue: Catalogue
  let calendar: WorkCalendar
  /// What people have typed, wherever they could.
  let text: String
  /// Monday, in working hours.
  var now = Moment.operations("2018-06-04T10:00")

  init(_ language: Language = .vietnamese, text: String = "Nguyễn Thị Ánh") throws {
    self.language = language
    self.text = text
    words = try Resources.words(language)
    catalogue = try Resources.catalogue.get()
    calendar = try Resources.calendar.get()
  }

  /// Made once, as the portal does.
  private static let index = Result { ProcedureIndex(try Resources.catalogue.get()) }
  private static let placeIndex = Result { PlaceIndex(try Resources.catalogue.get(), []) }

  var procedures: ProcedureIndex { get throws { try Self.index.get() } }
  var places: PlaceIndex { get throws { try Self.placeIndex.get() } }
  var today: LocalDate { now.date }
  /// The month so far.
  var period: Period { ReportPeriodName.thisMonth.period(now: now) }
  /// As a visit makes it.
  let csrfField: HTML = "<input type=\"hidden\" name=\"_csrf\" value=\"dau-gui\">"

  func agency(_ code: AgencyCode? = Permit.construction) throws -> Agency {
    try code.flatMap(catalogue.agency).unwrapped
  }

  func procedure(_ code: String = Permit.procedure) throws -> Procedure {
    try ProcedureCode(code).flatMap(catalogue.procedure).unwrapped
  }

  func account(_ role: Account.Role, at agency: AgencyCode? = Permit.construction) throws -> Account {
    Account(login: "\(role)", name: text, role: role, agency: try agency.unwrapped)
  }

  /// A clerk, two officers and a leader.
  func colleagues(at agency: AgencyCode? = Permit.construction) throws -> [Account] {
    let officer = Account(login: "nga", name: text, role: .officer, agency: try agency.unwrapped)
    return try [Account.Role.clerk, .officer, .leader].map { try account($0, at: agency) } + [officer]
  }

  /// A form with values and mistakes, in the order of the names.
  func form(
    _ values: KeyValuePairs<String, String> = [:], wrong: [String] = [], idPrefix: String = ""
  ) -> Form {
    var form = Form(FormContent(values.map { (name: $0.key, value: $0.value) }), words: words, idPrefix: idPrefix)
    for field in wrong { form.mistake(field, HTML(text: text)) }
    return form
  }
}

// MARK: Dossiers

extension PageFixtures {
  /// Everything in it that can be typed is the text.
  func filing(of code: String = Permit.procedure, at agency: AgencyCode? = nil) throws -> Filing {
    let procedure = try procedure(code)
    let handling = try agency ?? catalogue.agencies(handling: procedure).first.unwrapped.code
    return Filing(
      procedure: procedure.code, procedureVersion: 1, agency: handling, channel: .counter,
      applicant: Applicant(
        kind: .citizen, name: text, identity: IdentityNumber("079185012345", for: .citizen),
        phone: PhoneNumber("0912345678"), address: text),
      summary: text, papers: [SubmittedPaper(name: text, quantity: 1)], returnBy: .counter, key: LookupKey())
  }

  /// A dossier that was taken in on Friday at 9:30, or only filed, and what happened to it, an hour apart.
  func stored(
    _ commands: DossierCommand.Kind..., isAccepted: Bool = true, of code: String = Permit.procedure,
    at agency: AgencyCode? = nil
  ) throws -> StoredDossier {
    try stored(after: commands, isAccepted: isAccepted, of: code, at: agency)
  }

  func stored(
    after commands: [DossierCommand.Kind], isAccepted: Bool = true, of code: String = Permit.procedure,
    at agency: AgencyCode? = nil
  ) throws -> StoredDossier {
    let filing = try filing(of: code, at: agency)
    let rules = try procedure(code).rules
    var at = Moment.operations("2018-06-01T09:30")
    let first =
      isAccepted
      ? try filing.accepted(at: at, by: .portal, rules: rules, calendar: calendar, now: at)
      : DossierEvent(at: at, recordedAt: at, actor: .applicant, kind: .filed, due: nil)
    let number = DossierCode(agency: filing.agency, date: at.date, serial: 1)
    var dossier = try Dossier(code: number, filing: filing, rules: rules, first: first).unwrapped
    var events = [first]
    for command in commands {
      at = at.adding(microseconds: Moment.hour)
      let event = try dossier.decide(
        DossierCommand(command, note: text), by: .staff(login: "officer"), calendar: calendar, now: at)
      dossier.evolve(event)
      events.append(event)
    }
    return StoredDossier(id: 1, dossier: dossier, events: events, filedCode: nil)
  }

  /// A dossier at the status, on the way that most take there.
  func stored(in status: Status) throws -> StoredDossier {
    let way: [DossierCommand.Kind] =
      switch status {
      case .filed, .accepted: []
      case .refused: [.refuse()]
      case .processing: [.process]
      case .awaitingSupplement: [.process, .requestSupplement(papers: [text])]
      case .awaitingPayment: [.process, .requestPayment(amount: 50_000)]
      case .withdrawn: [.process, .withdraw]
      case .stopped: [.process, .stop()]
      case .finished: [.process, .finish()]
      case .handedOver: [.process, .finish(), .handOver]
      }
    return try stored(after: way, isAccepted: ![.filed, .refused].contains(status))
  }

  /// - Parameter counter: where the applicant goes; nil: where the catalogue says.
  func view(of stored: StoredDossier, at counter: Agency? = nil) throws -> DossierView {
    let dossier = stored.dossier
    let agency = try agency(dossier.agency)
    let named = (stored.events.flatMap(\.kind.agencies) + dossier.consultations.map(\.agency))
      .compactMap(catalogue.agency)
    return DossierView(
      id: stored.id, dossier: dossier, events: stored.events,
      procedure: try procedure(dossier.filing.procedure.description),
      agency: agency, counter: counter ?? catalogue.counter(of: agency),
      others: Dictionary(named.map { ($0.code, $0) }) { $1 },
      calendar: calendar, now: now, words: words, language: language)
  }

  func view(in status: Status = .accepted) throws -> DossierView { try view(of: stored(in: status)) }

  /// As a list for staff has it.
  func summary(of stored: StoredDossier) -> DossierSummary {
    let dossier = stored.dossier
    return DossierSummary(
      id: stored.id, code: dossier.code, agency: dossier.agency, procedure: dossier.filing.procedure,
      applicant: dossier.filing.applicant.name, channel: dossier.filing.channel, status: dossier.status,
      acceptedAt: dossier.acceptedAt, due: dossier.due, isDueProvisional: dossier.isDueProvisional, newDue: nil,
      letterCause: nil, endedAt: dossier.ended?.at, outcome: dossier.ended?.outcome,
      supplementRequests: dossier.supplementRequests, lastEventAt: stored.events.last?.at ?? now,
      officer: dossier.officer, step: dossier.step, risk: nil, version: stored.events.count, isConfidential: false,
      returnBy: dossier.filing.returnBy, hasNewAnswer: true, hasNewSupplement: false, representative: text,
      filedAt: dossier.status == .filed ? now : nil)
  }

  /// A list with a dossier at each status.
  func table(_ statuses: [Status] = Status.allCases) throws -> DossierTable {
    DossierTable(
      dossiers: try statuses.map { summary(of: try stored(in: $0)) }, caption: HTML(text: text), catalogue: catalogue,
      calendar: calendar, now: now, words: words, language: language, holders: ["officer": text])
  }
}
