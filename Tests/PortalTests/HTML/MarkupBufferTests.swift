import OneStop
import Testing

@testable import Markup

@Suite("Bytes of markup")
struct MarkupBufferTests {
  private func text(_ buffer: MarkupBuffer) -> String { buffer.withBytes { String(decoding: $0, as: UTF8.self) } }

  @Test("A copy keeps its content when the other grows, whichever that is")
  func copies() {
    var first = MarkupBuffer(capacity: 64)
    first.append("một")
    var second = first
    first.append(" hai")
    second.append(" ba")
    #expect(text(first) == "một hai")
    #expect(text(second) == "một ba")
    var doubled = first
    doubled.append(doubled)
    #expect(text(doubled) == "một haimột hai")
    #expect(text(first) == "một hai")
  }

  @Test("It grows beyond any reserved capacity", arguments: [0, 1, 63, 64, 65, 1_000])
  func growth(room: Int) {
    var buffer = MarkupBuffer(capacity: room)
    for _ in 0..<500 { buffer.append("abcde") }
    #expect(text(buffer) == String(repeating: "abcde", count: 500))
    #expect(buffer.count == 2_500)
  }

  @Test("An empty piece is a piece too")
  func nothing() {
    var buffer = MarkupBuffer()
    buffer.append("")
    buffer.append(MarkupBuffer())
    #expect(buffer.count == 0)
    #expect(buffer == MarkupBuffer([]))
  }

  @Test(
    "A number has all its digits, with leading zeros up to the width",
    arguments: [
      (0, 1, "0"), (7, 1, "7"), (7, 2, "07"), (10, 1, "10"), (99, 2, "99"), (100, 2, "100"), (0, 4, "0000"),
      (2_018, 4, "2018"), (Int.max, 1, "9223372036854775807"), (1_000_000, 1, "1000000"),
    ])
  func numbers(number: Int, width: Int, expected: String) {
    var buffer = MarkupBuffer()
    buffer.append(number, width: width)
    #expect(text(buffer) == expected)
  }

  @Test(
    "A moment's machine-readable form is the API's",
    arguments: ["2018-06-01T09:30", "2016-02-29T23:59:59", "2035-12-31T00:00"])
  func machineForm(text: String) throws {
    let moment = try #require(Moment(text))
    var html = HTML()
    html.append(machineForm: moment)
    #expect(String(decoding: html.bytes, as: UTF8.self) == moment.rfc3339)
  }
}
