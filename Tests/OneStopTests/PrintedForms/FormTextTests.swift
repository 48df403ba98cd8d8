import Testing

@testable import OneStop

@Suite("Numbers of forms by the text of the day") struct FormTextTests {
  @Test(
    "A day has the text that is in force on it",
    arguments: [
      ("2015-05-14", nil), ("2015-05-15", .decision09), ("2018-06-20", .decision09), ("2018-06-21", .decree61),
      ("2019-01-07", .decree61), ("2019-01-08", .circular01), ("2025-09-14", .circular01), ("2025-09-15", .circular03),
      ("2030-01-01", .circular03),
    ] as [(String, FormText?)])
  func inForce(_ day: String, _ text: FormText?) throws {
    #expect(FormText(inForceOn: try date(day)) == text)
  }

  @Test("Circular 01/2018 numbers six forms, Circular 03/2025 seven; before them none is numbered")
  func numbers() {
    let numbers = { (text: FormText) in PrescribedForm.allCases.map(text.number) }
    #expect(numbers(.circular01) == [1, 2, 3, 4, nil, 5, 6])
    #expect(numbers(.circular03) == [1, 2, 3, 4, 5, 6, 7])
    #expect(numbers(.decision09) == Array(repeating: nil, count: 7))
    #expect(numbers(.decree61) == Array(repeating: nil, count: 7))
  }
}
