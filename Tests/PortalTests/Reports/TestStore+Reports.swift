import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Words

/// Dossiers of known lives, and reports of them.
extension TestStore {
  var builder: ReportBuilder { get throws { try builder(for: .everyone) } }

  func builder(for audience: ReportBuilder.Audience) throws -> ReportBuilder {
    try ReportBuilder(
      catalogue: catalogue, vietnamese: Resources.words(.vietnamese), english: Resources.words(.english), for: audience)
  }

  /// A procedure that the agency handles; the first in the catalogue's order, or the one at a place.
  func procedure(of agency: Agency, _ place: Int = 0) -> Procedure { catalogue.procedures(handledBy: agency)[place] }

  /// A dossier with the given time to do it in, and what happened to it afterwards.
  @discardableResult
  func live(
    _ agencyCode: String, procedure place: Int = 0, channel: Channel = .counter, received: String, days: Int = 5,
    recorded: String? = nil, _ actions: (Action, at: String)...
  ) throws -> StoredDossier {
    let agency = try agency(agencyCode)
    let procedure = procedure(of: agency, place)
    let time = try #require(ProcessingTime(days, .workingDays))
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: agency.code, channel: channel,
      applicant: Applicant(kind: .citizen, name: "Nguyễn Thị Ễ", identity: nil), summary: "", papers: [],
      returnBy: .counter, key: LookupKey())
    let at = try reportMoment(received)
    let steps = try actions.map { action, at in
      let at = try reportMoment(at)
      return (command: DossierCommand(.usual(action), at: at, note: "x"), now: at)
    }
    return try add(filing, DeadlineRules(time), at: at, recordedAt: recorded.map(reportMoment) ?? at, steps)
  }

  func report(
    _ from: String, _ to: String, by grouping: Report.Grouping = .agency, _ scope: ReportScope = .city,
    field: String? = nil, now: String = "2026-11-23T10:00"
  ) throws -> Report {
    let question = ReportQuestion(
      period: try reportPeriod(from, to), grouping: grouping, scope: scope, field: field)
    let now = try reportMoment(now)
    return try read { try builder.report(question, from: $0, now: now) }
  }
}

func reportMoment(_ text: String) throws -> Moment { try #require(Moment(text)) }
func reportPeriod(_ from: String, _ to: String) throws -> Period {
  let first = try #require(LocalDate(from))
  let last = try #require(LocalDate(to))
  return try #require(Period(from: first, to: last))
}
