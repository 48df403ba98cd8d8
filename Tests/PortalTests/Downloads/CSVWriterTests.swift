import Testing

@testable import Operations

@Suite struct CSVWriterTests {
  private func line(_ texts: String...) -> String {
    var writer = CSVWriter()
    for text in texts { writer.text(text) }
    writer.endLine()
    return String(decoding: writer.bytes.dropFirst(3), as: UTF8.self)
  }

  @Test("quotes as RFC 4180 requires, and nothing else")
  func quotes() {
    #expect(
      line("Sở Y tế", "a,b", "nói \"có\"", "hai\ndòng", "") == "Sở Y tế,\"a,b\",\"nói \"\"có\"\"\",\"hai\ndòng\",\r\n")
  }

  @Test(
    "makes text harmless that a spreadsheet would run",
    arguments: ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "\r=1", "\u{FF1D}1"])
  func formulas(text: String) {
    #expect(line(text).contains("'\(text)"))
  }

  @Test(
    "leaves text alone that only has such a character inside",
    arguments: ["1=1", "a@b.vn", "A-B", "'", "H29.14", "000.00.14.H29-180601-0001", "Số 5", ""])
  func harmless(text: String) {
    #expect(line(text) == "\(text)\r\n")
  }

  @Test(
    "keeps as text what a spreadsheet would take for a number or a date",
    arguments: ["2.000720", "0912345678", "1", "87,5 %", "11/2018", "2018-06-01", "08:30", "1E5", "(5)", "1 000"])
  func numberLike(text: String) {
    #expect(line(text) == "'\(text)\r\n" || line(text) == "\"'\(text)\"\r\n")
  }

  @Test("begins with a byte-order mark and writes numbers plainly")
  func numbers() {
    var writer = CSVWriter()
    writer.number(1_234_567)
    writer.empty()
    writer.date("2018-06-01")
    writer.endLine()
    #expect(Array(writer.bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(String(decoding: writer.bytes.dropFirst(3), as: UTF8.self) == "1234567,,2018-06-01\r\n")
  }
}
