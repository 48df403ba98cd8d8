import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite(.eachEngine) struct CatalogueTests {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
  }

  static let agencies = """
    [ {"code": "000.00.42.H29", "name_vi": "Quận 2", "kind": "district"},
      {"code": "000.00.41.H29", "name_vi": "Quận 1", "name_en": "District 1", "kind": "district"} ]
    """

  static func procedure(_ code: String, days: Int) -> String {
    """
    {"code": "\(code)", "name_vi": "Cấp phép", "field_vi": "Xây dựng", "field_code": "xay-dung",
     "agency_kind": "district", "duration": {"value": \(days), "unit": "working_days"}, "online_level": 3,
     "fee_vnd": 0, "documents": [], "steps": [], "valid_from": "2016-01-01"}
    """
  }

  static let holidays = """
    {"2018": {"off": [{"date": "2018-01-01", "name_vi": "Tết Dương lịch", "kind": "statutory"}]}}
    """
  static let lunar = #"{"2018": {"tet": "2018-02-16", "hung_kings": "2018-04-25"}}"#

  @discardableResult
  private func take(_ texts: String...) throws -> CatalogueImport {
    let files = texts.enumerated().map { CatalogueFile(name: "part\($0).json", bytes: Array($1.utf8)) }
    return try store.writer.bulk { try $0.importCatalogue(files, now: .at("2018-06-01T08:00")) }
  }

  @Test("What was imported comes back, in the order of its files")
  func roundTrip() throws {
    let result = try take(
      CatalogueTests.agencies, "[\(CatalogueTests.procedure("1.2", days: 5))]", CatalogueTests.holidays,
      CatalogueTests.lunar)
    #expect(result == CatalogueImport(added: 5))
    let catalogue = try store.makeReader().catalogue()
    #expect(catalogue.agencies.map(\.name.vietnamese) == ["Quận 2", "Quận 1"])
    #expect(catalogue.procedures.map(\.code.description) == ["1.2"])
    #expect(catalogue.holidays.isAnnounced(2018))
    #expect(catalogue.holidays.lunar[2018]?.newYear == .on("2018-02-16"))
  }

  @Test("An empty store has an empty catalogue")
  func empty() throws {
    let reader = try store.makeReader()
    #expect(try reader.catalogue().agencies.isEmpty)
    #expect(try reader.catalogueRevision() == 0)
    #expect(try reader.procedureVersions().isEmpty)
  }

  @Test("A changed record is a new version in its old place, and the old version stays readable")
  func versions() throws {
    let other = CatalogueTests.procedure("1.3", days: 7)
    try take(CatalogueTests.agencies, "[\(CatalogueTests.procedure("1.2", days: 5)), \(other)]")
    let result = try take("[\(CatalogueTests.procedure("1.2", days: 9))]")
    #expect(result == CatalogueImport(changed: 1))
    let reader = try store.makeReader()
    let catalogue = try reader.catalogue()
    let code = ProcedureCode(stored: "1.2")
    #expect(catalogue.procedures.map(\.code.description) == ["1.2", "1.3"])
    #expect(catalogue.procedure(code)?.rules.time.value == 9)
    #expect(try reader.procedureVersions() == [code: 2, ProcedureCode(stored: "1.3"): 1])
    #expect(try reader.procedure(code, version: 1, in: catalogue)?.rules.time.value == 5)
    #expect(try reader.procedure(code, version: 2, in: catalogue)?.rules.time.value == 9)
    #expect(try reader.procedure(code, version: 3, in: catalogue) == nil)
  }

  @Test(
    "A record's code is one, whatever its file has between its signs",
    arguments: ["1.2\u{200B}", "1.2\u{AD}", "１.2", "1.2\u{202C}", "\u{FEFF}1.2"])
  func spelling(_ code: String) throws {
    try take(CatalogueTests.agencies, "[\(CatalogueTests.procedure("1.2", days: 5))]")
    #expect(try take("[\(CatalogueTests.procedure(code, days: 9))]") == CatalogueImport(changed: 1))
    let agency = code.replacing("1.2", with: "000.00.41.H29").replacing("１.2", with: "０00.00.41.H29")
    #expect(
      try take(#"[{"code": "\#(agency)", "name_vi": "Quận Một", "kind": "district"}]"#) == CatalogueImport(changed: 1))
    let catalogue = try store.makeReader().catalogue()
    #expect(catalogue.procedures.map { "\($0.code) \($0.rules.time.value)" } == ["1.2 9"])
    #expect(catalogue.agencies.map(\.name.vietnamese) == ["Quận 2", "Quận Một"])
    let year = CatalogueTests.holidays.replacing("{\"2018", with: "{\"２018")
    try take(CatalogueTests.holidays, CatalogueTests.lunar)
    #expect(try take(year) == CatalogueImport(unchanged: 1))
    #expect(try take(CatalogueTests.agencies) == CatalogueImport(changed: 1, unchanged: 1))
  }

  @Test("The same records again change nothing, whatever their white space")
  func unchanged() throws {
    try take(CatalogueTests.agencies)
    let again = CatalogueTests.agencies.replacing(", ", with: " ,\n")
    #expect(try take(again) == CatalogueImport(unchanged: 2))
    #expect(try store.makeReader().catalogueRevision() == 1)
  }

  @Test("Files with a mistake are refused whole")
  func mistakes() throws {
    #expect(throws: CatalogueMistakes.self) {
      try take(CatalogueTests.agencies, "[\(CatalogueTests.procedure("1.2", days: 0))]")
    }
    #expect(try store.makeReader().catalogue().agencies.isEmpty)
  }

  @Test("The revision grows with a change by any process")
  func revision() throws {
    let reader = try store.makeReader()
    #expect(try reader.catalogueRevision() == 0)
    reader.endBatch()
    let file = CatalogueFile(name: "agencies.json", bytes: Array(CatalogueTests.agencies.utf8))
    try Store(in: folder).writer.bulk { try $0.importCatalogue([file], now: .at("2018-06-01T08:00")) }
    #expect(try reader.catalogueRevision() == 1)
  }
}
