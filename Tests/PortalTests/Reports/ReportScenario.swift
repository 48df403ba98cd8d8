import Foundation
import OneStop
import Testing

@testable import OneStopStore
@testable import Portal

/// The catalogue and the words under `Resources`, and a store in a folder of its own.
enum ReportResources {
  static let resources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Resources").standardized

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: resources.appending(path: path)))
  }

  static let catalogue: Result<Catalogue, any Error> = Result {
    try Catalogue().reading(try files())
  }

  static func files() throws -> [CatalogueFile] {
    try CatalogueFile.Part.allCases.map {
      CatalogueFile(name: $0.fileName, bytes: try bytes("Catalogue/\($0.fileName)"))
    }
  }

  static func words(_ language: Language) throws -> Words {
    try Words.read(language, from: bytes("Languages/\(language.rawValue).json"))
  }
}

/// A few dossiers of known lives, in a store of its own.
final class ReportScenario: @unchecked Sendable {
  let catalogue: Catalogue
  let store: Store
  let reader: Reader
  private let folder: URL

  /// Sở Thông tin và Truyền thông; Quận 1, a ward below it, and Quận 2.
  static let department = "000.00.14.H29"
  static let district = "000.00.41.H29"
  static let otherDistrict = "000.00.42.H29"
  /// Of the department; of every district.
  static let press = "1.003868"

  init() throws {
    catalogue = try ReportResources.catalogue.get()
    folder = FileManager.default.temporaryDirectory.appending(path: "motcua-reports-\(UUID().uuidString)")
    store = try Store(folder: DataFolder(creating: folder.path(percentEncoded: false)))
    reader = try store.makeReader()
    let files = try ReportResources.files()
    try store.writer.bulk { _ = try $0.importCatalogue(files, now: Moment(microseconds: 0)) }
  }

  deinit {
    store.close()
    try? FileManager.default.removeItem(at: folder)
  }

  var builder: ReportBuilder { ReportBuilder(catalogue: catalogue) }

  func agency(_ code: String) throws -> Agency { try #require(AgencyCode(code).flatMap(catalogue.agency)) }

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
    var generator = SystemRandomNumberGenerator()
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: agency.code, channel: channel,
      applicant: Applicant(kind: .citizen, name: "Nguyễn Thị Ễ", identity: nil), summary: "", papers: [],
      returnBy: .counter, key: LookupKey(using: &generator))
    let rules = DeadlineRules(time)
    let at = try reportMoment(received)
    let event = try filing.accepted(
      at: at, by: .portal, rules: rules, calendar: catalogue.cityCalendar, now: recorded.map(reportMoment) ?? at)
    let calendar = catalogue.cityCalendar
    return try store.writer.bulk { transaction in
      var stored = try transaction.intake(filing, rules: rules, events: [event])
      for (action, at) in actions {
        let at = try reportMoment(at)
        let command = DossierCommand(action, at: at, note: "x", papers: ["x"], cause: .overload)
        let next = try transaction.append(to: stored.id) {
          try $0.dossier.decide(command, by: .portal, calendar: calendar, now: at)
        }
        stored = try #require(next)
      }
      return stored
    }
  }

  func report(
    _ from: String, _ to: String, by grouping: Report.Grouping = .agency, _ scope: ReportScope = .city,
    field: String? = nil, now: String = "2026-11-23T10:00"
  ) throws -> Report {
    defer { reader.endBatch() }
    let question = ReportQuestion(
      period: try reportPeriod(from, to), grouping: grouping, scope: scope, field: field)
    return try builder.report(question, from: reader, now: try reportMoment(now))
  }
}

func reportMoment(_ text: String) throws -> Moment { try #require(Moment(text)) }
func reportPeriod(_ from: String, _ to: String) throws -> Period {
  let first = try #require(LocalDate(from))
  let last = try #require(LocalDate(to))
  return try #require(Period(from: first, to: last))
}
