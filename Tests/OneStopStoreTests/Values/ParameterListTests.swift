import Testing

@testable import Database
@testable import OneStopStore

@Suite("Lists of parameters") struct ParameterListTests {
  @Test(
    "A statement names each by its number, however many there are", arguments: [0, 1, 9, 98, 998, 1_200],
    [1, 2, 500, 1_001])
  func names(before: Int, count: Int) {
    var values: [any SQLParameter] = Array(repeating: 0, count: before)
    let list = values.list(Array(repeating: 1, count: count))
    let expected = (1...count).map { "$\(before + $0)" }.joined(separator: ", ")
    #expect(list == "(\(expected))")
    #expect(values.count == before + count)
  }
}
