import Testing

@testable import OneStop

@Suite("The shipped catalogue")
struct CatalogueTests {
  @Test("It has the city's agencies, procedures and years")
  func counts() throws {
    let catalogue = try Shipped.catalogue.get()
    let kinds = Dictionary(grouping: catalogue.agencies, by: \.kind).mapValues(\.count)
    #expect(kinds == [.ward: 322, .district: 24, .landBranch: 24, .department: 18, .unit: 10])
    #expect(catalogue.agencies.filter { $0.connection == .connected }.count == 33)
    #expect(catalogue.procedures.count == 61)
    #expect(catalogue.fields.count == 18)
    #expect(catalogue.holidays.years.keys.sorted() == Array(2016...2027))
    #expect(catalogue.holidays.lunar.keys.sorted() == Array(2016...2035))
    #expect(catalogue.roots.map(\.code.description) == ["000.00.00.H29"])
  }

  @Test("A procedure is read with all its parts")
  func procedure() throws {
    let catalogue = try Shipped.catalogue.get()
    let code = try #require(ProcedureCode("1.009974"))
    let permit = try #require(catalogue.procedure(code))
    #expect(permit.name.english != nil && !permit.papers.isEmpty && permit.steps.count >= 4)
    #expect(permit.consultations.map(\.workingDays) == [12, 12, 12])
    #expect(permit.consultations.map(\.isSilenceAgreement) == [true, true, true])
    #expect(permit.validFrom.description == "2016-01-01")
    let hours = catalogue.procedures.filter { $0.rules.time.unit == .workingHours }
    #expect(hours.count == 9 && hours.allSatisfy { $0.rules.cutoff == TimeOfDay(15, 0) })
  }

  @Test("Each procedure has an agency that handles it")
  func handlers() throws {
    let catalogue = try Shipped.catalogue.get()
    for procedure in catalogue.procedures {
      let agencies = catalogue.agencies(handling: procedure)
      #expect(!agencies.isEmpty)
      #expect(agencies.allSatisfy { catalogue.procedures(handledBy: $0).contains(procedure) })
    }
  }

  @Test("Agencies are found below and above one another")
  func tree() throws {
    let catalogue = try Shipped.catalogue.get()
    let root = try #require(catalogue.roots.first).code
    #expect(Set(catalogue.subtree(of: root)) == Set(catalogue.agencies))
    let ward = try #require(catalogue.agencies.first { $0.kind == .ward })
    let chain = catalogue.ancestors(of: ward.code)
    #expect(chain.map(\.kind) == [.ward, .district, .unit] && chain.first == ward && chain.last?.code == root)
    let district = chain[1]
    #expect(catalogue.children(of: district.code).contains(ward))
    #expect(catalogue.subtree(of: district.code).first == district)
    #expect(catalogue.subtree(of: ward.code) == [ward])
    let unknown = try #require(AgencyCode("X99"))
    #expect(catalogue.subtree(of: unknown).isEmpty)
  }

  @Test("A part read again takes the place of its records and leaves the others")
  func again() throws {
    let catalogue = try Shipped.catalogue.get()
    let text = #"[{"code":"H30.1","name_vi":"Sở Mới","kind":"department"}]"#
    let more = try catalogue.reading([CatalogueFile(name: "agencies-2.json", bytes: Array(text.utf8))])
    #expect(more.agencies.count == catalogue.agencies.count + 1)
    #expect(more.procedures == catalogue.procedures)
    let same = try more.reading(try Shipped.parts.map(Shipped.file))
    #expect(same.agencies == more.agencies && same.procedures == more.procedures && same.holidays == more.holidays)
  }

  @Test("What a file holds is seen by its name or by what stands in it")
  func parts() throws {
    let known = try Shipped.catalogue.get()
    for part in Shipped.parts {
      let file = CatalogueFile(name: "da-nang.json", bytes: try Shipped.file(part).bytes)
      #expect(throws: Never.self, "\(part)") { try known.reading([file]) }
    }
  }
}
