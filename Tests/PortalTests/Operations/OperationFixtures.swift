import OneStop
import OneStopStore
import TestSupport

@testable import Markup
@testable import Operations
@testable import Words

extension Moment {
  /// A moment that the test's author knows to be one.
  static func operations(_ text: String) -> Moment { Moment(text) ?? Moment(microseconds: 0) }
}

extension TestStore {
  static let operationsNow = Moment.operations("2018-06-01T09:30")

  /// As a door runs it, in a transaction of its own.
  func run<Change: Operation>(_ change: Change) throws -> Change.Outcome {
    try store.writer.bulk { try change.run(in: $0) }
  }

  func notices() throws -> NoticeWriter {
    NoticeWriter(
      vietnamese: try Resources.words(.vietnamese), english: try Resources.words(.english),
      settings: NoticeSettings(), site: nil)
  }

  /// A new account that may sign in.
  func staff(_ login: String, _ role: Account.Role, at agency: String) throws -> Account {
    let account = Account(login: login, name: login, role: role, agency: try self.agency(agency).code)
    try store.writer.bulk { _ = try $0.add(StoredPerson(account, password: "!")) }
    return account
  }

  /// What a form of the agency's counter says.
  func filing(
    at agency: String, identity: String = "079185012345", email: String? = nil
  ) throws -> (filing: Filing, procedure: Procedure) {
    let agency = try self.agency(agency)
    let procedure = try catalogue.procedures(handledBy: agency).first {
      $0.rules.time.unit == .workingDays && $0.rules.cutoff == nil && !$0.isConfidential
    }.unwrapped
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: agency.code, channel: .counter,
      applicant: Applicant(
        kind: .citizen, name: "Nguyễn Thị Ánh", identity: IdentityNumber(identity, for: .citizen),
        email: email.flatMap { EmailAddress($0) }),
      summary: "", papers: [], returnBy: .counter, key: LookupKey(), notices: email == nil ? nil : .email)
    return (filing, procedure)
  }

  /// A dossier that the agency took in at nine that day.
  func taken(at agency: String) throws -> StoredDossier {
    let (filing, procedure) = try filing(at: agency)
    let at = Moment.operations("2018-06-01T09:00")
    return try add(filing, procedure.rules, at: at, recordedAt: at)
  }

  /// One of a confidential procedure, which nobody has in hand.
  func confidential(at agency: String) throws -> StoredDossier {
    let procedure = try ProcedureCode(TestStore.confidential).flatMap(catalogue.procedure).unwrapped
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: try self.agency(agency).code, channel: .counter,
      applicant: Applicant(kind: .citizen, name: "Nguyễn Thị Ánh", identity: nil), summary: "", papers: [],
      returnBy: .counter, key: LookupKey())
    let now = TestStore.operationsNow
    return try add(filing, procedure.rules, at: now, recordedAt: now)
  }

  /// The agency ends today, and what it had to do waits for its turn.
  func end(_ agency: String, into successor: String) throws {
    let (code, next) = (try self.agency(agency).code, try self.agency(successor).code)
    let now = TestStore.operationsNow
    try store.writer.bulk {
      try $0.dissolve(
        code, Dissolution(into: next, on: now.date, decision: "Nghị quyết 1685"), by: .portal, now: now)
    }
  }

  func stored(_ id: Int64) throws -> StoredDossier { try read { try $0.dossier(id: id).unwrapped } }
}
