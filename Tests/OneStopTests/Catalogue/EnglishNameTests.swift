import Testing

@testable import OneStop

@Suite("English names of agencies within procedures") struct EnglishNameTests {
  @Test("What is called by an agency's Vietnamese name has its English one too; anything else stays as it is")
  func names() throws {
    let agency = Agency(
      code: try #require(AgencyCode("000.00.17.H29")), name: BilingualText("Sở Xây dựng", english: "Construction"),
      kind: .department)
    let unit = { (name: BilingualText) in Procedure.Step(name: BilingualText("Thẩm định"), unit: name, share: 0.5) }
    let procedure = Procedure(
      code: try #require(ProcedureCode("1.001")), name: BilingualText("A"),
      field: .init(slug: "a", name: BilingualText("A")), handler: .every(.department),
      rules: DeadlineRules(try #require(ProcessingTime(1, .workingDays))), onlineLevel: 2, allowsPost: false,
      fee: .init(amount: 0), papers: [],
      steps: [unit(BilingualText("Sở Xây dựng")), unit(BilingualText("Sở Xây dựng khác"))],
      consultations: [
        .init(
          asked: .agency(agency.code), name: BilingualText("Sở Xây dựng"), workingDays: 1, isSilenceAgreement: false),
        .init(
          asked: .agency(agency.code), name: BilingualText("Sở Xây dựng", english: "Its own"), workingDays: 1,
          isSilenceAgreement: false),
      ], validFrom: LocalDate(daysSinceEpoch: 0))
    let catalogue = Catalogue(agencies: [agency], procedures: [procedure]).withEnglishNames()
    let named = try #require(catalogue.procedures.first)
    #expect(named.steps.map(\.unit.english) == ["Construction", nil])
    #expect(named.consultations.map(\.name.english) == ["Construction", "Its own"])
    #expect(catalogue.withEnglishNames().procedures == catalogue.procedures)
    let police = Agency(
      code: try #require(AgencyCode("000.00.50.H29")),
      name: BilingualText("Công an Thành phố Hồ Chí Minh", english: "City Police"), kind: .department)
    let names = Catalogue(agencies: [police]).englishAgencyNames
    #expect(names == ["Công an Thành phố Hồ Chí Minh": "City Police", "Công an Thành phố": "City Police"])
  }
}
