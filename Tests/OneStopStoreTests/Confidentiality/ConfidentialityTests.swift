import CSQLite
import OneStop
import TestSupport
import Testing

@testable import Database
@testable import OneStopStore

@Suite("What is confidential follows the catalogue", .eachEngine) struct ConfidentialityTests {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
  }

  private static func records(isConfidential: Bool) -> String {
    let codes = [(ProcedureCode.house, isConfidential), (.birth, false)]
    let records = codes.map { code, isConfidential in
      """
      {"code": "\(code)", "name_vi": "Thủ tục", "field_vi": "Lĩnh vực", "field_code": "linh-vuc",
       "agency_kind": "district", "duration": {"value": 9, "unit": "working_days"}, "online_level": 3,
       "fee_vnd": 0, "confidential": \(isConfidential), "documents": [], "steps": [], "valid_from": "2016-01-01"}
      """
    }
    return "[\(records.joined(separator: ","))]"
  }

  private func take(isConfidential: Bool) throws {
    let file = CatalogueFile(
      name: "procedures.json", bytes: Array(Self.records(isConfidential: isConfidential).utf8))
    try store.writer.bulk { _ = try $0.importCatalogue([file], now: .at("2018-06-01T08:00")) }
  }

  /// Some dossiers of both procedures: one done, one rated, one under way in each.
  private func fill() throws -> StoredDossier {
    try store.writer.bulk { transaction in
      var last: StoredDossier?
      for procedure in [ProcedureCode.birth, .house] {
        for place in 0..<3 {
          var stored = try transaction.accept(.sample(procedure: procedure))
          for action in [Action.process, .finish].prefix(place) {
            stored = try #require(try transaction.act(action, on: stored.id, at: .at("2018-06-04T08:00")))
          }
          if place == 2 {
            _ = try transaction.rate(
              Rating(level: .partly, comment: "", at: .at("2018-06-05T08:00")), dossier: stored)
          }
          last = stored
        }
      }
      return try #require(last)
    }
  }

  private func figures(_ store: Store, countsConfidential: Bool = false) throws -> [String: ReportFigures] {
    let reader = try store.makeReader()
    return try reader.figures(
      by: .procedure, in: try #require(Period(from: .on("2018-06-01"), to: .on("2018-06-06"))),
      now: .at("2018-06-06T09:00"), countsConfidential: countsConfidential)
  }

  @Test("a procedure that becomes confidential hides what is there, and shows it again when it is so no more")
  func changed() throws {
    try take(isConfidential: false)
    let dossier = try fill()
    let before = try figures(store)
    #expect(before.keys.sorted() == [ProcedureCode.house, .birth].map(\.description).sorted())
    try take(isConfidential: true)
    #expect(
      try figures(store).filter { $0.value != ReportFigures() }.keys.sorted() == [ProcedureCode.birth.description])
    #expect(try figures(store, countsConfidential: true).filter { $0.value != ReportFigures() } == before)
    let reader = try store.makeReader()
    #expect(try reader.publicDossier(dossier.dossier.code) == nil)
    // Its code stays as it was given.
    #expect(try reader.dossier(dossier.dossier.code)?.dossier.isConfidential == true)
    reader.endBatch()
    #expect(try store.check().findings == [])
    try take(isConfidential: false)
    #expect(try figures(store) == before)
    #expect(try reader.publicDossier(dossier.dossier.code)?.id == dossier.id)
    #expect(try store.check().findings == [])
  }

  /// The procedures of the events that other systems read.
  private func changes(after number: Int64 = 0) throws -> [ProcedureCode] {
    let reader = try store.makeReader()
    return try reader.changes(of: [.district1], after: number, limit: 99).map {
      try #require(try reader.dossier($0.code)).dossier.filing.procedure
    }
  }

  @Test("other systems read of one neither what was nor a gap of what is, and all of it when it is so no more")
  func feed() throws {
    try take(isConfidential: false)
    let id = try fill().id
    let told = try changes()
    #expect(Set(told) == [.house, .birth])
    try take(isConfidential: true)
    #expect(try Set(changes()) == [.birth])
    let last = try store.makeReader().lastChange()
    try store.writer.bulk { transaction in
      let hidden = try transaction.accept(.sample(procedure: .house))
      try transaction.act(.withdraw, on: hidden.id, at: .at("2018-06-05T09:00"))
      try transaction.act(.handOver, on: id, at: .at("2018-06-05T09:00"))
    }
    #expect(try store.makeReader().lastChange() == last)
    try take(isConfidential: false)
    #expect(try changes(after: last).count == told.count { $0 == .house } + 3)
  }

  @Test("a check tells a dossier that stands with the wrong ones, and figures that do")
  func check() throws {
    try take(isConfidential: true)
    let dossier = try fill()
    #expect(try store.check().findings == [])
    let database = try Connection(store.folder.place, knownVersion: Schema.store.newest)
    try database.execute("UPDATE dossiers SET is_confidential = 0 WHERE id = \(dossier.id)")
    #expect(try store.check().findings.contains { $0.contains("\(dossier.dossier.code): confidentiality differ") })
    let grains = (
      TallyGrain(view: .confidential, unit: .day).number, TallyGrain(view: .withinAgency, unit: .day).number
    )
    try database.execute(
      """
      UPDATE dossiers SET is_confidential = 1 WHERE id = \(dossier.id);
      UPDATE tallies SET grain = \(grains.1) WHERE grain = \(grains.0)
      """)
    #expect(try store.check().findings.contains { $0.hasPrefix("Tally of") })
  }

  @Test("an unknown code and a confidential one cost the same work of the database; what may be seen costs more")
  func steps() throws {
    try TestEngine.require(.sqlite)
    try take(isConfidential: true)
    let hidden = try fill().dossier.code
    let database = try Connection(store.folder.place, knownVersion: Schema.store.newest)
    let work = { (code: DossierCode, sight: ConfidentialSight) throws -> Int in
      let read = { _ = try database.dossier(code) { sight.condition(&$0) } }
      try read()
      return try Instructions.count(on: database, read)
    }
    let unknown = try work(DossierCode(agency: .district1, date: .on("2018-06-01"), serial: 9_999), .none)
    let confidential = try work(hidden, .none)
    let (less, more) = (min(unknown, confidential), max(unknown, confidential))
    #expect(less > 0 && more <= 2 * less, "\(unknown) and \(confidential)")
    #expect(try work(hidden, .all) > confidential)
  }
}

/// What SQLite's virtual machine does (sqlite.org/c3ref/progress_handler.html).
private final class Instructions {
  private var count = 0

  static func count(on database: Connection, _ body: () throws -> Void) rethrows -> Int {
    let counter = Instructions()
    let handle = (database.engine as? SQLiteConnection)?.handle
    try withExtendedLifetime(counter) {
      sqlite3_progress_handler(
        handle, 1,
        { context in
          guard let context else { return 0 }
          Unmanaged<Instructions>.fromOpaque(context).takeUnretainedValue().count += 1
          return 0
        }, Unmanaged.passUnretained(counter).toOpaque())
      defer { sqlite3_progress_handler(handle, 0, nil, nil) }
      try body()
    }
    return counter.count
  }
}
