import OneStop
import Testing

@Suite("A form that cannot work")
struct FormMistakesTests {
  private func field(_ text: String) throws -> FormField {
    let form = try SampleForm.form(
      "{\"title_vi\": \"T\", \"pages\": [{\"title_vi\": \"P\", \"sections\": [{\"fields\": [\(text)]}]}]}")
    return try #require(form.fields.first)
  }

  private func mistakes(_ fields: String) throws -> [FormMistake] {
    let name = #"{"key": "ten", "label_vi": "Tên", "type": "line", "role": "applicant_name"}"#
    let text =
      "{\"title_vi\": \"T\", \"pages\": [{\"title_vi\": \"P\", \"sections\": [{\"fields\": [\(name), \(fields)]}]}]}"
    return try SampleForm.form(text).mistakes(papers: ["Bản vẽ"])
  }

  @Test("is not the sample")
  func sound() throws {
    #expect(try SampleForm.form().mistakes(papers: ["Bản vẽ"]).isEmpty)
  }

  @Test(
    "is refused, with the field named",
    arguments: [
      (
        #"{"key": "a", "label_vi": "A", "type": "line", "shown_if": "b"}, {"key": "b", "label_vi": "B", "type": "tick"}"#,
        "a", FormMistake.Reason.later("b")
      ),
      (#"{"key": "a", "label_vi": "A", "type": "tick", "shown_if": "a"}"#, "a", .later("a")),
      (
        #"{"key": "a", "label_vi": "A", "type": "line", "shown_if": "gone"}"#, "a",
        .formula(FormulaMistake(.unknownField("gone"), at: 1))
      ),
      (
        #"{"key": "t", "label_vi": "T", "type": "computed", "formula": "so"}, {"key": "a", "label_vi": "A", "type": "line", "shown_if": "t > 1"}, {"key": "so", "label_vi": "S", "type": "number"}"#,
        "a", .later("t")
      ),
      (
        #"{"key": "a", "label_vi": "A", "type": "computed", "formula": "b + 1"}, {"key": "b", "label_vi": "B", "type": "computed", "formula": "a + 1"}"#,
        "a", .circle(["a", "b"])
      ),
      (
        #"{"key": "c", "label_vi": "C", "type": "one", "options": [{"value": "x", "label_vi": "X"}]}, {"key": "a", "label_vi": "A", "type": "line", "required": true, "shown_if": "c = \"y\""}"#,
        "a", .neverShown
      ),
      (
        #"{"key": "c", "label_vi": "C", "type": "number"}, {"key": "a", "label_vi": "A", "type": "line", "required": true, "shown_if": "c > 5 and c < 6"}"#,
        "a", .neverShown
      ),
      (
        #"{"key": "c", "label_vi": "C", "type": "yes_no"}, {"key": "d", "label_vi": "D", "type": "yes_no", "shown_if": "c"}, {"key": "a", "label_vi": "A", "type": "line", "required": true, "shown_if": "d and not c"}"#,
        "a", .neverShown
      ),
      (
        #"{"key": "c", "label_vi": "C", "type": "tick"}, {"key": "a", "label_vi": "A", "type": "tick", "needed": true, "shown_if": "c and not c"}"#,
        "a", .neverShown
      ),
      (#"{"key": "ten", "label_vi": "A", "type": "line"}"#, "ten", .keyTwice),
      (#"{"key": "a", "label_vi": "A", "type": "number", "least": 5, "most": 4}"#, "a", .bounds),
      (#"{"key": "a", "label_vi": "A", "type": "one", "options": []}"#, "a", .noOptions),
      (
        #"{"key": "a", "label_vi": "A", "type": "one", "options": [{"value": "x", "label_vi": "X"}, {"value": "x", "label_vi": "Y"}]}"#,
        "a", .optionTwice("x")
      ),
      (
        #"{"key": "a", "label_vi": "A", "type": "one", "options": [{"value": "Một", "label_vi": "X"}]}"#, "a",
        .optionKey("Một")
      ),
      (#"{"key": "a", "label_vi": "A", "type": "files", "paper": "Không có"}"#, "a", .unknownPaper("Không có")),
      (
        #"{"key": "a", "label_vi": "A", "type": "files", "paper": "Bản vẽ"}, {"key": "b", "label_vi": "B", "type": "files", "paper": "Bản vẽ"}"#,
        "b", .paperTwice("Bản vẽ")
      ),
      (#"{"key": "a", "label_vi": "A", "type": "group", "columns": []}"#, "a", .emptyGroup),
      (
        #"{"key": "a", "label_vi": "A", "type": "group", "columns": [{"key": "b", "label_vi": "B", "type": "group", "columns": [{"key": "c", "label_vi": "C", "type": "line"}]}]}"#,
        "b", .groupInGroup
      ),
      (
        #"{"key": "a", "label_vi": "A", "type": "group", "columns": [{"key": "b", "label_vi": "B", "type": "files"}]}"#,
        "b", .filesInGroup
      ),
      (#"{"key": "a", "label_vi": "A", "type": "line", "role": "applicant_phone"}"#, "a", .roleType(.applicantPhone)),
      (
        #"{"key": "a", "label_vi": "A", "type": "line", "checks": [{"must": "a > 1", "message_vi": "M"}]}"#, "a",
        .formula(FormulaMistake(.kind(.text, expected: .number), at: 1))
      ),
    ])
  func refused(fields: String, key: String, reason: FormMistake.Reason) throws {
    let mistakes = try mistakes(fields)
    #expect(mistakes.contains { $0.place.key?.description == key && $0.reason == reason }, "\(mistakes)")
  }

  @Test(
    "is not taken for one that can",
    arguments: [
      #"{"key": "c", "label_vi": "C", "type": "number", "decimals": 1}, {"key": "a", "label_vi": "A", "type": "line", "required": true, "shown_if": "c > 5 and c < 6"}"#,
      #"{"key": "c", "label_vi": "C", "type": "date"}, {"key": "a", "label_vi": "A", "type": "line", "required": true, "shown_if": "years(c, today()) >= 18"}"#,
      #"{"key": "c", "label_vi": "C", "type": "several", "options": [{"value": "x", "label_vi": "X"}, {"value": "y", "label_vi": "Y"}]}, {"key": "a", "label_vi": "A", "type": "line", "required": true, "shown_if": "has(c, \"x\") and has(c, \"y\")"}"#,
      #"{"key": "g", "label_vi": "G", "type": "group", "columns": [{"key": "so", "label_vi": "S", "type": "number"}]}, {"key": "a", "label_vi": "A", "type": "line", "required": true, "shown_if": "sum(so) > 1000"}"#,
      #"{"key": "c", "label_vi": "C", "type": "address"}, {"key": "a", "label_vi": "A", "type": "line", "required": true, "shown_if": "c.tinh = \"79\""}"#,
      #"{"key": "g", "label_vi": "G", "type": "group", "columns": [{"key": "c", "label_vi": "C", "type": "yes_no"}, {"key": "d", "label_vi": "D", "type": "line", "required": true, "shown_if": "c"}]}"#,
    ])
  func possible(fields: String) throws {
    #expect(try mistakes(fields).isEmpty)
  }

  @Test("names everything at once: no page, no applicant")
  func whole() throws {
    let none = try SampleForm.form(#"{"title_vi": "T", "pages": []}"#)
    #expect(none.mistakes(papers: []).map(\.reason) == [.noPages])
    let nobody = try SampleForm.form(
      #"{"title_vi": "T", "pages": [{"title_vi": "P", "sections": [{"fields": []}]}]}"#)
    #expect(nobody.mistakes(papers: []).map(\.reason) == [.emptyPage, .noApplicant])
  }

  /// Each path through such fields taken by itself would take longer than the sun has left.
  @Test("is found in a form whose fields read each other many times over")
  func ladders() throws {
    let computed = (2..<80).map { number in
      #"{"key": "c\#(number)", "label_vi": "C", "type": "computed", "formula": "c\#(number - 1) + c\#(number - 2)"}"#
    }
    let numbers = (0..<2).map { #"{"key": "c\#($0)", "label_vi": "C", "type": "number"}"# }
    #expect(try mistakes((numbers + computed).joined(separator: ",")) == [])
    let conditions = (2..<80).map { number in
      #"{"key": "d\#(number)", "label_vi": "D", "type": "computed", "formula": "d0", "shown_if": "d\#(number - 1) and d\#(number - 2)"}"#
    }
    let ticks = (0..<2).map { #"{"key": "d\#($0)", "label_vi": "D", "type": "tick"}"# }
    let last = #"{"key": "x", "label_vi": "X", "type": "line", "required": true, "shown_if": "d79 and not d0"}"#
    let wrong = try mistakes((ticks + conditions + [last]).joined(separator: ","))
    #expect(wrong.map(\.reason) == [.neverShown])
  }
}
