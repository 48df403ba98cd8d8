import TestSupport
import Testing

@testable import OneStop

@Suite("The shipped city of today")
struct CityOfTodayTests {
  private static let catalogue = Result {
    try Catalogue().reading(
      try CatalogueFile.Part.allCases.map { part in
        CatalogueFile(name: part.fileName, bytes: try Resources.bytes("Catalogue/\(part.fileName)"))
      })
  }

  private let catalogue: Catalogue

  init() throws {
    catalogue = try Self.catalogue.get()
  }

  @Test("It has the agencies and procedures since 1 July 2025, and no connection is claimed for any")
  func counts() {
    let kinds = Dictionary(grouping: catalogue.agencies, by: \.kind).mapValues(\.count)
    #expect(kinds == [.ward: 168, .landBranch: 38, .department: 15, .unit: 13])
    #expect(catalogue.procedures.count == 61)
    #expect(catalogue.elsewhere.count == 26)
    #expect(catalogue.formerCommunes.count == 531)
    #expect(catalogue.agencies.allSatisfy { $0.connection == nil })
    #expect(catalogue.roots.map(\.code.description) == ["000.00.00.H29"])
  }

  @Test("Each procedure of the city's has an agency that handles it, and everyday words")
  func handlers() {
    for procedure in catalogue.procedures {
      #expect(procedure.isExternal == catalogue.agencies(handling: procedure).isEmpty)
      #expect(!procedure.keywords.isEmpty)
    }
    #expect(catalogue.procedures.filter(\.isExternal).map(\.code.description) == ["2.000488"])
  }

  @Test("A procedure's steps are its agency's: those of departments name no ward, those of wards no department")
  func steps() {
    for procedure in catalogue.procedures where !procedure.isExternal {
      let kinds = Set(catalogue.agencies(handling: procedure).map(\.kind))
      for step in procedure.steps where kinds == [.ward] || kinds == [.department] {
        let unit = step.unit.vietnamese
        let foreign = kinds == [.ward] ? ["Lãnh đạo Sở", "hành chính công Thành phố"] : ["phường, xã"]
        #expect(!foreign.contains { unit.contains($0) }, "\(procedure.code): \(unit)")
      }
    }
  }

  @Test("Every commune has a number, a former district, and all but one an address")
  func communes() throws {
    let communes = catalogue.agencies.filter { $0.kind == .ward }
    #expect(Set(communes.compactMap(\.contact.unitCode)).count == 168)
    #expect(Set(communes.compactMap(\.contact.formerAreas.first)).count == 38)
    // Of one only the ward is known.
    #expect(communes.filter { $0.contact.address == nil }.map(\.shortName) == ["Phường Trung Mỹ Tây"])
    let department = try #require(catalogue.agencies.first { $0.kind == .department && $0.contact.counter != nil })
    #expect(catalogue.counter(of: department).contact.address == "43 Nguyễn Văn Bá, Phường Thủ Đức")
    #expect(catalogue.counter(of: communes[0]) == communes[0])
  }

  @Test("Former communes name those of today; every one of today is named")
  func former() {
    let named = Set(catalogue.formerCommunes.flatMap(\.successors))
    #expect(named == Set(catalogue.agencies.filter { $0.kind == .ward }.map(\.code)))
    #expect(catalogue.formerCommunes.filter { $0.successors.count > 1 }.count == 58)
  }

  @Test("Beside the city of 2018, a procedure that another one replaces ends the day before it")
  func replaced() throws {
    let both = try Shipped.catalogue.get().reading([
      CatalogueFile(name: "agencies.json", bytes: try Resources.bytes("Catalogue/agencies.json")),
      CatalogueFile(name: "procedures.json", bytes: try Resources.bytes("Catalogue/procedures.json")),
    ])
    #expect(both.procedures.count == 72)
    let permit = try #require(ProcedureCode("1.009994").flatMap(both.procedure))
    #expect(permit.validTo?.description == "2025-06-30" && permit.replacedBy?.description == "1.013225")
    let (last, first) = (try date("2025-06-30"), try date("2025-07-01"))
    #expect(permit.hasEnded(by: first) && !permit.hasEnded(by: last))
    let work = try #require(ProcedureCode("1.000459").flatMap(both.procedure))
    #expect(work.validTo?.description == "2025-08-06")
    let today = try date("2026-11-28")
    #expect(both.procedures.filter { $0.hasEnded(by: today) }.count == 12)
  }
}
