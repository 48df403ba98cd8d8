import OneStop
import Testing

@Suite("A form from elsewhere")
struct FormImportTests {
  /// The form with the question in the place of its only one.
  private static func text(_ field: String) -> String {
    #"{"title_vi": "T", "pages": [{"title_vi": "P", "sections": [{"fields": [\#(field)]}]}]}"#
  }

  private static let name = #""key": "a", "label_vi": "A""#

  @Test(
    "is refused with what is wrong and where",
    arguments: [
      (text(#"{"key": "Ă", "label_vi": "A", "type": "line"}"#), "key", RecordMistake.noKey("Ă")),
      (text(#"{"key": "a", "type": "line"}"#), "label_vi", .missing),
      (text(#"{"key": "a", "label_vi": 1, "type": "line"}"#), "label_vi", .kind(.number, expected: .text)),
      (text(#"{"key": "a", "label_vi": "", "type": "line"}"#), "label_vi", .empty),
      (text(#"{"key": "a", "label_vi": " A", "type": "line"}"#), "label_vi", .spaceAround),
      (text(#"{"key": "a", "label_vi": "\u200B", "type": "line"}"#), "label_vi", .invisible),
      (text(#"{"key": "a", "label_vi": "A\u0001A", "type": "line"}"#), "label_vi", .controls),
      (text("{\(name), \"type\": \"line\", \"x\": 1}"), "x", .unknownName),
      (text("{\(name), \"type\": \"line\", \"basis\": \"B\", \"basis\": \"B\"}"), "basis", .nameTwice),
      (text("{\(name), \"type\": \"line\", \"longest\": 0}"), "longest", .outOfBounds("0", within: 1...500)),
      (text("{\(name), \"type\": \"line\", \"longest\": 1.5}"), "longest", .noWholeNumber("1.5")),
      (text("{\(name), \"type\": \"line\", \"required\": 1}"), "required", .kind(.number, expected: .truth)),
      (
        text("{\(name), \"type\": \"line\", \"style\": \"x\"}"), "style",
        .word("x", of: ["any", "name", "capitals", "company_name"])
      ),
      (text("{\(name), \"type\": \"line\", \"enterprise\": \"joint_stock\"}"), "enterprise", .unknownName),
      (text("{\(name), \"type\": \"number\", \"least\": 0.00001}"), "least", .decimals(most: 4)),
      (
        text("{\(name), \"type\": \"computed\", \"formula\": \"1 +\"}"), "formula",
        .formula("1 +", english: "\(FormulaMistake(.endsEarly, at: 4))")
      ),
      (
        text("{\(name), \"type\": \"group\", \"columns\": [], \"least_rows\": 3, \"most_rows\": 2}"), "most_rows",
        .fewerRows
      ),
      (text("{\(name), \"type\": \"line\"}, {\(name), \"type\": \"line\"}"), "key", .keyTwice("a")),
    ])
  func refused(text: String, member: String, reason: RecordMistake) throws {
    let error = try #require(throws: CatalogueMistakes.self) {
      try FormDefinition(importing: Array(text.utf8), file: "form.json")
    }
    let mistake = try #require(error.list.first { $0.reason == reason }, "\(error)")
    let field = if case .keyTwice = reason { 2 } else { 1 }
    #expect(mistake.field == "pages 1, sections 1, fields \(field), \(member)")
  }

  @Test("is refused as a whole where it is no form at all, or has more parts than can be edited")
  func whole() throws {
    func reasons(_ text: String) throws -> [RecordMistake] {
      try #require(throws: CatalogueMistakes.self) {
        try FormDefinition(importing: Array(text.utf8), file: "form.json")
      }.list.map(\.reason)
    }
    let places = try reasons("{").map { if case .noJSON(_, let place) = $0 { place } else { -1 } }
    #expect(places == [1])
    #expect(try reasons("[]") == [.kind(.list, expected: .object)])
    let section = #"{"fields": []}"#
    func pages(_ count: Int, sections: Int = 1) -> String {
      let page =
        "{\"title_vi\": \"P\", \"sections\": [\(Array(repeating: section, count: sections).joined(separator: ","))]}"
      return "{\"title_vi\": \"T\", \"pages\": [\(Array(repeating: page, count: count).joined(separator: ","))]}"
    }
    #expect(try reasons(pages(101)) == [.tooManyPages(most: 100)])
    #expect(try reasons(pages(1, sections: 101)) == [.tooManySections(most: 100)])
    let fields = (0...1_000).map { "{\"key\": \"a\($0)\", \"label_vi\": \"A\", \"type\": \"line\"}" }
    #expect(try reasons(Self.text(fields.joined(separator: ","))) == [.tooManyFields(most: 1_000)])
  }
}
