import JSON
import Testing

@testable import OneStop

@Suite("Due dates in bulk")
struct DeadlineBatchTests {
  private func answer(_ line: String) throws -> String {
    var batch = DeadlineBatch(calendar: try Shipped.calendar.get())
    let bytes = Array("before \(line) after".utf8)
    var answers: [UInt8] = []
    batch.answer(bytes, in: 7..<bytes.count - 6, into: &answers)
    return String(decoding: answers, as: UTF8.self)
  }

  @Test(
    "A line in, a line out",
    arguments: [
      (
        #"{"id":1,"received":"2018-06-01T09:30","time":{"value":15,"unit":"working_days"},"cutoff":null,"#
          + #""supplement":"continue","pauses":[]}"#,
        #"{"id":1,"due":"2018-06-22T17:00"}"#
      ),
      (
        #"{"id":1,"received":"2018-06-01T09:30","time":{"value":8,"unit":"working_hours"}}"#,
        #"{"id":1,"due":"2018-06-04T09:30"}"#
      ),
      (
        #"{"id":1,"received":"2018-06-01T09:30:15Z","time":{"value":1,"unit":"calendar_days"}}"#,
        #"{"id":1,"due":"2018-06-04T17:00"}"#
      ),
      (
        #"{"id":1,"received":"2018-06-01T09:30:15","time":{"value":8,"unit":"working_hours"}}"#,
        #"{"id":1,"due":"2018-06-04T09:30:15"}"#
      ),
      (
        #"{"id":1,"received":"2018-06-01T15:00","time":{"value":1,"unit":"working_days"},"cutoff":"15:00"}"#,
        #"{"id":1,"due":"2018-06-05T17:00"}"#
      ),
      (
        #"{"id":1,"received":"2018-06-01T09:30","time":{"value":3,"unit":"working_days"},"supplement":"restart","#
          + #""pauses":[{"kind":"supplement","from":"2018-06-05T10:00","to":"2018-06-06T10:00"}]}"#,
        #"{"id":1,"due":"2018-06-11T17:00"}"#
      ),
      (
        #"{"id":1,"received":"2018-06-01T09:30","time":{"value":3,"unit":"working_days"},"#
          + #""pauses":[{"kind":"payment","from":"2018-06-05T10:00","to":null}]}"#,
        #"{"id":1,"due":null}"#
      ),
    ])
  func answers(line: String, expected: String) throws {
    #expect(try answer(line) == expected + "\n")
  }

  private static let zeros = String(repeating: "0", count: 39)
  private static let rest = #""received":"2018-06-01T09:30","time":{"value":15,"unit":"working_days"}"#

  @Test(
    "The id comes back as it was written, wherever it stands",
    arguments: [
      (#""id":"a\"\u00e9 é""#, #""a\"\u00e9 é""#), (#""id":-1.50e3"#, "-1.50e3"),
      (#""id":[1, {"a":null}]"#, #"[1, {"a":null}]"#),
      (#""id":1,"id":2"#, "2"), (#""i\u0064":7"#, "7"), (#""other":{"id":9},"id":8"#, "8"), (#""other":1"#, "null"),
    ])
  func identifiers(member: String, id: String) throws {
    #expect(try answer("{\(member),\(Self.rest)}") == #"{"id":\#(id),"due":"2018-06-22T17:00"}"# + "\n")
    #expect(try answer("{\(Self.rest),\(member)}") == #"{"id":\#(id),"due":"2018-06-22T17:00"}"# + "\n")
    #expect(try answer(#"{"received":"bad",\#(member)}"#).hasPrefix(#"{"id":\#(id),"error":"received must be"#))
  }

  @Test("Escaped names and values are read, white space is passed over, and of doubles the last counts")
  func spelling() throws {
    let spaced =
      " {\t\"id\" : 1 , \"received\":\"2017-06-01T09:30\", \"rec\\u0065ived\":\"2018-06-01\\u005409:30\","
      + " \"time\" : { \"unit\":\"working\\u005fdays\", \"value\" : 1.5e1 } }\r"
    #expect(try answer(spaced) == #"{"id":1,"due":"2018-06-22T17:00"}"# + "\n")
  }

  @Test(
    "A line that cannot be read says why",
    arguments: [
      ("not json", "null", "object"), ("[1]", "null", "object"), ("{", "null", "not JSON"),
      (#"{"id":1"#, "null", "not JSON"), (#"{"id":1,"#, "1", "not JSON"), (#"{"id":1,}"#, "1", "not JSON"),
      (#"{"id":1,\#(rest)} x"#, "1", "nothing more"), (#"{"id":01,\#(rest)}"#, "null", "not JSON"),
      (#"{"id":1}"#, "1", "received is missing"), (#"{"id":1,"received":"2018-06-01T09:30"}"#, "1", "time is missing"),
      (#"{"id":1,\#(rest),"received":"2018-06-31T09:30"}"#, "1", "received must be a moment"),
      (#"{"id":1,\#(rest),"received":"2018-06-01"}"#, "1", "received must be a moment"),
      (#"{"id":1,\#(rest),"received":5}"#, "1", "received must be a moment"),
      (#"{"id":1,\#(rest),"time":{"value":1,"unit":"days"}}"#, "1", "time.unit must be one of"),
      (#"{"id":1,\#(rest),"time":{"unit":"working_days"}}"#, "1", "time.value is missing"),
      (#"{"id":1,\#(rest),"time":{"value":0,"unit":"working_days"}}"#, "1", "1 to 3650"),
      (#"{"id":1,\#(rest),"time":{"value":1.5,"unit":"working_days"}}"#, "1", "whole number"),
      (#"{"id":1,\#(rest),"time":{"value":1.\#(zeros),"unit":"working_days"}}"#, "1", "whole number"),
      (#"{"id":1,\#(rest),"time":{"value":1e99,"unit":"working_days"}}"#, "1", "whole number"),
      (#"{"id":1,\#(rest),"time":{"value":"1","unit":"working_days"}}"#, "1", "whole number"),
      (#"{"id":1,\#(rest),"cutoff":"25:00"}"#, "1", "cutoff must be"),
      (#"{"id":1,\#(rest),"cutoff":15}"#, "1", "cutoff must be"),
      (#"{"id":1,\#(rest),"supplement":"stop"}"#, "1", "supplement must be"),
      (#"{"id":1,\#(rest),"pauses":{}}"#, "1", "pauses must be a list"),
      (#"{"id":1,\#(rest),"pauses":[{"from":"2018-06-05T10:00"}]}"#, "1", "kind is missing"),
      (#"{"id":1,\#(rest),"pauses":[{"kind":"payment"}]}"#, "1", "from is missing"),
      (
        #"{"id":1,\#(rest),"pauses":[{"kind":"payment","from":"2018-06-05T10:00","to":"2018-06-04T10:00"}]}"#, "1",
        "Pause 1 ends before it begins"
      ),
      (#"{"id":1,\#(rest),"received":"2035-12-30T09:30"}"#, "1", "past 2035"),
    ])
  func errors(line: String, id: String, sentence: String) throws {
    let answer = try answer(line)
    #expect(answer.hasPrefix(#"{"id":\#(id),"error":""#))
    #expect(answer.hasSuffix("\"}\n"))
    #expect(answer.contains(sentence))
    // What is answered is JSON itself.
    #expect(throws: Never.self) { try JSONValue(parsing: Array(answer.utf8)) }
  }

  @Test("A line that is not UTF-8 is refused, and its id given back if that is")
  func wrongEncoding() throws {
    var batch = DeadlineBatch(calendar: try Shipped.calendar.get())
    for (before, id) in [(#"{"id":""#, "null"), (#"{"id":1,"note":""#, "1")] {
      let bytes = Array(before.utf8) + [0xFF] + Array("\",\(Self.rest)}".utf8)
      var answers: [UInt8] = []
      batch.answer(bytes, in: 0..<bytes.count, into: &answers)
      #expect(String(decoding: answers, as: UTF8.self) == #"{"id":\#(id),"error":"The line is not UTF-8."}"# + "\n")
    }
  }

  @Test("A byte-order mark is passed over, and an empty line has no answer")
  func marksAndEmptyLines() throws {
    #expect(try answer("\u{FEFF}{\(Self.rest)}") == #"{"id":null,"due":"2018-06-22T17:00"}"# + "\n")
    for line in ["", " ", "\t \r", "\r", "\u{FEFF}"] { #expect(try answer(line).isEmpty, "\(line.debugDescription)") }
  }

  @Test(
    "Numbers and moments at the end of what there is are answered or refused",
    arguments: ["0001-01-01T00:00", "9999-12-31T23:59:59.999999", "9999-12-31T23:59-23:59", "0001-01-01T00:00+23:59"],
    [
      "0", "-1", "3650", "99999999999999999999", "1e999", "-9223372036854775808",
      String(repeating: "9", count: 100_000),
    ])
  func extremes(moment: String, number: String) throws {
    for unit in ProcessingTime.Unit.allCases {
      let line =
        #"{"id":1,"received":"\#(moment)","time":{"value":\#(number),"unit":"\#(unit.rawValue)"},"#
        + #""pauses":[{"kind":"payment","from":"\#(moment)","to":"9999-12-31T23:59"}]}"#
      #expect(try answer(line).hasPrefix(#"{"id":1,"#))
      let paused =
        #"{"id":1,"received":"2018-06-01T09:30","time":{"value":3650,"unit":"\#(unit.rawValue)"},"supplement":"restart","#
        + #""pauses":[{"kind":"supplement","from":"\#(moment)","to":null}]}"#
      #expect(try answer(paused).hasPrefix(#"{"id":1,"#))
    }
  }

  @Test("The pauses of one line are not those of the next")
  func linesAreApart() throws {
    var batch = DeadlineBatch(calendar: try Shipped.calendar.get())
    var answers: [UInt8] = []
    let paused = Array(#"{\#(Self.rest),"pauses":[{"kind":"payment","from":"2018-06-05T10:00"}]}"#.utf8)
    let plain = Array("{\(Self.rest)}".utf8)
    batch.answer(paused, in: 0..<paused.count, into: &answers)
    batch.answer(plain, in: 0..<plain.count, into: &answers)
    #expect(
      String(decoding: answers, as: UTF8.self)
        == #"{"id":null,"due":null}"# + "\n" + #"{"id":null,"due":"2018-06-22T17:00"}"# + "\n")
  }
}
