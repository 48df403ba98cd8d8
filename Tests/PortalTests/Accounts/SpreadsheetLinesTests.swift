import TestSupport
import Testing

@testable import Operations

@Suite("A table as text") struct SpreadsheetLinesTests {
  @Test(
    "is read with commas, semicolons or tabs, as spreadsheets of every country write and copy it",
    arguments: [
      ("a,b\nc,d", ["1 a|b", "2 c|d"]), ("a;b,c\r\nd;e", ["1 a|b,c", "2 d|e"]), ("a\tb;c\nd", ["1 a|b;c", "2 d"]),
      ("\"a, b\",\"c \"\"d\"\"\"\n", ["1 a, b|c \"d\""]), ("\"a\nb\",c\nd,e", ["1 a\nb|c", "3 d|e"]),
      (" a , b \n\n , \nc,", ["1 a|b", "4 c|"]), ("", []), ("\n\r\n,,\n", []), ("\"a", ["1 a"]),
      ("a\"b,c", ["1 a\"b|c"]),
      ("a\rb,c", ["1 ab|c"]),
    ])
  func read(_ text: String, _ expected: [String]) {
    let lines = SpreadsheetLines(text).lines.map { "\($0.number) \($0.cells.joined(separator: "|"))" }
    #expect(lines == expected)
  }
}
