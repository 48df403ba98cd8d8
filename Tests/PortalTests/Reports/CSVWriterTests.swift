import Testing

@testable import Portal

@Suite struct CSVWriterTests {
  private func line(_ texts: String...) -> String {
    var writer = CSVWriter()
    for text in texts { writer.text(text) }
    writer.endLine()
    return String(decoding: writer.bytes.dropFirst(3), as: UTF8.self)
  }

  @Test("quotes what RFC 4180 says, and nothing else")
  func quotes() {
    #expect(
      line("Sở Y tế", "a,b", "nói \"có\"", "hai\ndòng", "") == "Sở Y tế,\"a,b\",\"nói \"\"có\"\"\",\"hai\ndòng\",\r\n")
  }

  @Test(
    "makes harmless what a spreadsheet would run",
    arguments: ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "\r=1", "\u{FF1D}1"])
  func formulas(text: String) {
    #expect(line(text).contains("'\(text)"))
  }

  @Test("leaves alone what only has such a character inside", arguments: ["1=1", "a@b.vn", "A-B", "'"])
  func harmless(text: String) {
    #expect(line(text) == "\(text)\r\n")
  }

  @Test("begins with a byte-order mark and writes numbers plainly")
  func numbers() {
    var writer = CSVWriter()
    writer.number(1_234_567)
    writer.share(2.0 / 3)
    writer.share(nil)
    writer.endLine()
    #expect(Array(writer.bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(String(decoding: writer.bytes.dropFirst(3), as: UTF8.self) == "1234567,0.6667,\r\n")
  }
}
