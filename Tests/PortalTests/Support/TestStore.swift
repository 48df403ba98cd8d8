import Foundation
import OneStop
import OneStopStore
import TestSupport

@testable import Operations

/// A store in a folder of its own, with the catalogue of 2018 and no dossiers.
final class TestStore: Sendable {
  /// Sở Thông tin và Truyền thông; Quận 1, Quận 2.
  static let department = "000.00.14.H29"
  static let district = "000.00.41.H29"
  static let otherDistrict = "000.00.42.H29"
  /// Procedures of the department and, in confidence, of every agency.
  static let press = "1.003868"
  static let confidential = "LOCAL-KNTC-03"

  let catalogue: Catalogue
  let calendar: WorkCalendar
  let store: Store
  private let folder: TemporaryFolder

  init(clock: (@Sendable () -> Moment)? = nil) throws {
    catalogue = try Resources.catalogue.get()
    calendar = try Resources.calendar.get()
    folder = try TemporaryFolder()
    if let server = try folder.server(copyOf: { try TestStore.serverTemplate.get() }) {
      store = try Store(folder: DataFolder(creating: folder.path, server: server), clock: clock)
      return
    }
    let data = try DataFolder(creating: folder.path)
    let template = try DataFolder(existing: TestStore.template.get().path)
    try FileManager.default.copyItem(atPath: template.database, toPath: data.database)
    store = try Store(folder: data, clock: clock)
  }

  /// The same as a database of the tests' server.
  private static let serverTemplate = Result {
    let server = try PostgreSQLServer.shared.get()
    let name = try server.makeDatabase()
    let folder = try TemporaryFolder()
    let store = try Store(folder: DataFolder(creating: folder.path, server: server.place(of: name)))
    defer { store.close() }
    let files = try Resources.catalogueFiles()
    try store.writer.bulk { _ = try $0.importCatalogue(files, now: Moment(microseconds: 0)) }
    return name
  }

  /// What each store begins as: making it costs more than most tests.
  private static let template = Result {
    let folder = try TemporaryFolder()
    let store = try Store(folder: DataFolder(creating: folder.path))
    // Whatever is still in the log goes to the file, which is then all there is.
    defer { store.close() }
    let files = try Resources.catalogueFiles()
    try store.writer.bulk { _ = try $0.importCatalogue(files, now: Moment(microseconds: 0)) }
    return folder
  }

  deinit { store.close() }

  func read<Value>(_ body: (Reader) throws -> Value) throws -> Value {
    let reader = try store.makeReader()
    defer { reader.endBatch() }
    return try body(reader)
  }

  func agency(_ code: String) throws -> Agency { try AgencyCode(code).flatMap(catalogue.agency).unwrapped }

  /// A dossier taken in, or only filed, and what was done to it afterwards.
  func add(
    _ filing: Filing, _ rules: DeadlineRules, at received: Moment, recordedAt recorded: Moment, isAccepted: Bool = true,
    by actor: Actor = .portal, _ commands: [(command: DossierCommand, now: Moment)] = []
  ) throws -> StoredDossier {
    let first =
      isAccepted
      ? try filing.accepted(at: received, by: actor, rules: rules, calendar: calendar, now: recorded)
      : DossierEvent(at: received, recordedAt: recorded, actor: .applicant, kind: .filed, due: nil)
    return try store.writer.bulk { transaction in
      var stored = try transaction.intake(filing, rules: rules, events: [first])
      for (command, now) in commands {
        let next = try transaction.append(to: stored.id) {
          try $0.dossier.decide(command, by: actor, calendar: calendar, now: now)
        }
        stored = try next.unwrapped
      }
      return stored
    }
  }

  /// A token of the agency, new at each call.
  func addToken(
    _ agency: String, label: String = "land register", isReadOnly: Bool = false, hourlyLimit: Int? = nil
  ) throws -> String {
    let secret = Secrets.random(bytes: 24)
    let token = APIToken(
      agency: try self.agency(agency).code, label: label, createdAt: Moment(microseconds: 0),
      isReadOnly: isReadOnly, hourlyLimit: hourlyLimit)
    try store.writer.bulk { try $0.add(token, digest: Secrets.digest(secret)) }
    return secret
  }
}
