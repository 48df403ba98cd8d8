import Testing

@testable import OneStop

@Suite("Names in order") struct VietnameseOrderTests {
  @Test(
    "numbers count by their value where names are shown",
    arguments: [
      (["Chi nhánh số 1", "Chi nhánh số 2", "Chi nhánh số 10", "Chi nhánh số 11", "Chi nhánh số 20"]),
      (["Ward 02", "Ward 2", "Ward 10", "Ward A"]), (["Quận 1", "Quận 1, Phường 9", "Quận 1, Phường 10", "Quận 12"]),
      (["9", "10", "99999999999999999999", "100000000000000000000"]), (["Số 0", "Số 00", "Số 1"]),
    ])
  func values(names: [String]) {
    let order = { (name: String) in VietnameseOrder(name, byValue: true) }
    #expect(names.reversed().sorted { order($0) < order($1) } == names)
  }

  @Test("and letters, digits and keys that are stored stay as they were")
  func letters() {
    let names = ["An", "Ân", "Chi nhánh số 10", "Chi nhánh số 2", "Đa"]
    #expect(names.reversed().sorted { VietnameseOrder($0) < VietnameseOrder($1) } == names)
    #expect(VietnameseOrder("Số 10").sortKey < VietnameseOrder("Số 2").sortKey)
  }

  @Test("Agencies are in the order of the names that are shown")
  func agencies() throws {
    let code = try #require(AgencyCode("000.01.01.H29"))
    let agencies = [("Chi nhánh số 10", "B 9"), ("Chi nhánh số 9", "B 10")].map { name, english in
      Agency(code: code, name: BilingualText(name, english: english), kind: .landBranch)
    }
    #expect(agencies.byName().map(\.name.vietnamese) == ["Chi nhánh số 9", "Chi nhánh số 10"])
    #expect(agencies.byName { $0.name.english ?? "" }.map(\.name.english) == ["B 9", "B 10"])
  }
}
