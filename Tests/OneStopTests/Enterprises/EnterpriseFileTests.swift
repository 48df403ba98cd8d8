import Testing

@testable import OneStop

@Suite("A register of enterprises as a file") struct EnterpriseFileTests {
  @Test(
    "An enterprise's code has ten digits, of which the last checks the others",
    arguments: [
      ("0100109106", true), ("0300588569", true), ("0300 588-569", true), ("0100109107", false), ("010010910", false),
      ("0100109106-001", false), ("", false), ("01001O9106", false), (String(repeating: "0", count: 900), false),
    ])
  func codes(text: String, isOne: Bool) { #expect((EnterpriseCode(text) != nil) == isOne) }

  @Test(
    "Rows are read as spreadsheets write them",
    arguments: [
      ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
      ("\u{FEFF}a;b\r\n\"c;\"\"d\"\"\";e\r\n", [["a", "b"], ["c;\"d\"", "e"]]),
      ("a,b\n\"hai\ndòng\",x\n\n,\ny", [["a", "b"], ["hai\ndòng", "x"], ["y"]]), ("", []), ("a,", [["a", ""]]),
      ("\"chưa đóng", [["chưa đóng"]]), ("a,\"b\"c", [["a", "bc"]]),
    ])
  func rows(text: String, rows: [[String]]) { #expect(CSVReader(Array(text.utf8)).map(\.fields) == rows) }

  @Test("A wrong line says what is wrong and where; the lines behind it are read")
  func lines() throws {
    let text = """
      NAME,code,seat,registered_on,dissolved_on
      Công ty TNHH Sông Bé,0300588569,"1 Lê Lợi, Quận 1",02/07/2018,
      "Hai
      dòng",0100109107,x,,
      ---,0100109106,x,,
      Công ty A,0100109106,x,30/02/2018,
      Công ty  B ,0100109106,,2018-07-02,2020-01-01
      """
    let lines = Array(try #require(EnterpriseFile(Array(text.utf8))))
    let first = RegisteredEnterprise(
      code: EnterpriseCode(stored: "0300588569"), name: "Công ty TNHH Sông Bé", seat: "1 Lê Lợi, Quận 1",
      registeredOn: LocalDate("2018-07-02"))
    let last = RegisteredEnterprise(
      code: EnterpriseCode(stored: "0100109106"), name: "Công ty B", seat: "", registeredOn: LocalDate("2018-07-02"),
      dissolvedOn: LocalDate("2020-01-01"))
    #expect(
      lines == [
        .success(first), .failure(.init(line: 3, reason: .code, text: "0100109107")),
        .failure(.init(line: 5, reason: .name, text: "---")),
        .failure(.init(line: 6, reason: .date(column: "registered_on"), text: "30/02/2018")), .success(last),
      ])
    for head in ["", "code", "name,seat\nA,b"] { #expect(EnterpriseFile(Array(head.utf8)) == nil) }
  }
}
