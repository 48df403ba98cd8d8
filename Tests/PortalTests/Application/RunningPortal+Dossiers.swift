import OneStop
import OneStopStore
import Testing

@testable import Portal

extension PublicPortal {
  static let press = "1.003868"
  static let confidential = "LOCAL-KNTC-03"

  /// A dossier taken in at the counter now, and what happened to it, an hour apart.
  @discardableResult
  func takeIn(
    of procedure: String? = nil, name: String = "Nguyễn Thị Ánh", key: LookupKey? = nil, _ commands: DossierCommand...
  ) throws -> DossierCode {
    let reader = try store.makeReader()
    let catalogue = try reader.catalogue()
    reader.endBatch()
    let chosen =
      if let procedure { ProcedureCode(procedure).flatMap(catalogue.procedure) } else {
        catalogue.procedures.first {
          $0.rules.time.unit == .workingDays && $0.rules.cutoff == nil && $0.papers.count > 1 && !$0.isConfidential
        }
      }
    let found = try #require(chosen)
    let agency = try #require(catalogue.agencies(handling: found).first)
    var generator = SystemRandomNumberGenerator()
    let filing = Filing(
      procedure: found.code, procedureVersion: 1, agency: agency.code, channel: .counter,
      applicant: Applicant(
        kind: .citizen, name: name, identity: IdentityNumber("079123456789", for: .citizen),
        phone: PhoneNumber("0912345678")),
      summary: "Đề nghị riêng tư", papers: [SubmittedPaper(name: "Tờ khai bí mật", quantity: 1)], returnBy: .counter,
      key: key ?? LookupKey(using: &generator))
    let calendar = catalogue.cityCalendar
    let actor = Actor.staff(login: "clerk")
    let accepted = try filing.accepted(at: clock.now, by: actor, rules: found.rules, calendar: calendar, now: clock.now)
    var code = try store.writer.bulk { try $0.intake(filing, rules: found.rules, events: [accepted]).dossier.code }
    for command in commands {
      clock.now = clock.now.adding(microseconds: Moment.hour)
      let now = clock.now
      let stored = try store.writer.bulk {
        try $0.append(to: code) { try $0.dossier.decide(command, by: actor, calendar: calendar, now: now) }
      }
      code = try #require(stored).dossier.code
    }
    return code
  }
}
