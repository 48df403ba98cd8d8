import Testing

@testable import JSON

@Suite("JSON")
struct JSONValueTests {
  private func parse(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

  @Test("Values of every kind, in order, doubles too")
  func values() throws {
    let value = try parse(#" {"a":[1,-2.5e+3,true,false,null,"x"],"b":{},"c":[],"a":"again"} "#)
    #expect(
      value
        == .object([
          .init(
            name: "a",
            value: .array([.number("1"), .number("-2.5e+3"), .bool(true), .bool(false), .null, .string("x")])),
          .init(name: "b", value: .object([])), .init(name: "c", value: .array([])),
          .init(name: "a", value: .string("again")),
        ]))
    #expect(value["a"] == .string("again") && value["none"] == nil && JSONValue.null["a"] == nil)
  }

  @Test(
    "Escapes",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0111\u1ED9""#, "độ"), (#""\ud83d\ude00""#, "😀"),
      (#""đ😀""#, "đ😀"),
    ])
  func escapes(text: String, expected: String) throws {
    #expect(try parse(text) == .string(expected))
  }

  @Test(
    "Half a surrogate pair is no text, and neither is a run of combining marks without end",
    arguments: [
      #""\ud83d""#, #""\ude00x""#, #""\ud83d\u0041""#, #""\ud83d\ud83d""#, #"{"a\udc00":1}"#,
      #"["\#(String(repeating: "\u{301}", count: 31))"]"#, #"{"\#(String(repeating: "\\u0327", count: 31))":1}"#,
    ])
  func texts(text: String) {
    let error = #expect(throws: JSONError.self) { try parse(text) }
    #expect(error?.isText == true)
  }

  @Test("A byte-order mark is passed over")
  func byteOrderMark() throws {
    #expect(try JSONValue(parsing: [0xEF, 0xBB, 0xBF] + Array("1".utf8)) == .number("1"))
  }

  @Test(
    "What is not JSON is refused where it breaks",
    arguments: [
      ("", 0), (" ", 1), ("{", 1), ("[1,]", 3), (#"{"a":1,}"#, 7), (#"{"a" 1}"#, 5), ("{a:1}", 1), ("[1 2]", 3),
      ("01", 1),
      ("1.", 2), ("-", 1), ("1e", 2), ("+1", 0), ("tru", 0), ("nul", 0), (#""a"#, 2), (#""\x""#, 2), (#""\u12g4""#, 2),
      ("\"a\nb\"", 2), ("1 1", 2), ("'a'", 0), ("NaN", 0),
    ])
  func refuses(text: String, offset: Int) throws {
    let error = #expect(throws: JSONError.self) { try parse(text) }
    #expect(error?.offset == offset)
  }

  @Test("Values nest 64 deep and no deeper")
  func depth() throws {
    let deep = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(throws: Never.self) { try parse(deep(64)) }
    #expect(throws: JSONError.self) { try parse(deep(65)) }
    #expect(throws: JSONError.self) { try parse(deep(100_000)) }
    var scanner = JSONScanner(Array(deep(100_000).utf8))
    #expect(throws: JSONError.self) { try scanner.skipValue() }
  }

  @Test("A string that is not UTF-8 is refused")
  func encoding() {
    #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xC3, 0x28, 0x22]) }
  }
}
