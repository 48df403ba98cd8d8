import JSON
import OneStop
import Testing

@Suite struct JSONWriterTests {
  @Test(
    "a text is read back as it was",
    arguments: ["", "Ễ", "\"\\/", "a\nb\r\tc", "\u{0}\u{1}\u{1F}\u{7F}", "</script>", "😀\u{2028}", "\u{FEFF}"])
  func texts(text: String) throws {
    let bytes = JSONWriter.bytes { $0.string(text) }
    #expect(try JSONValue(parsing: bytes) == .string(text))
    #expect(bytes.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "<") })
  }

  @Test("numbers are what they are", arguments: [0, 7, -1, 1_000, Int.max, Int.min])
  func integers(number: Int) {
    #expect(String(decoding: JSONWriter.bytes { $0.integer(number) }, as: UTF8.self) == "\(number)")
  }

  @Test("members and elements are parted by commas, and nothing is null")
  func structure() throws {
    let at = try #require(Moment("2018-06-01T09:30"))
    let bytes = JSONWriter.bytes { writer in
      writer.object { json in
        json.member("a", 1)
        json.member("b", array: [1, 2]) { $0.integer($1) }
        json.member("c", object: { _ in })
        json.member("d", nil as Moment?)
        json.member("e", at)
        json.member("f", Double.nan)
        json.member("g", true)
        json.member("h", [String]().first)
        json.member("i", array: ["x", "y"]) { list, name in list.object { $0.member("n", name) } }
      }
    }
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"{"a":1,"b":[1,2],"c":{},"d":null,"e":"2018-06-01T09:30:00+07:00","f":null,"g":true,"h":null,"#
        + #""i":[{"n":"x"},{"n":"y"}]}"#)
  }
}
