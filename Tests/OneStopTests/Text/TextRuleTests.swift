import OneStop
import Testing

@Suite("What a text may be") struct TextRuleTests {
  private static func letters(_ count: Int) -> String { String(repeating: "a", count: count) }

  @Test("It is kept without white space at its ends, and in one line where it has but one")
  func kept() throws {
    let typed = "  Lê \u{A0} Văn\nTám\t"
    #expect(try TextRule.line(.form, upTo: 20).read(typed) == "Lê Văn Tám")
    #expect(try TextRule.text(.program, upTo: 20).read(typed) == "Lê \u{A0} Văn\nTám")
    let composed = try TextRule.line(.program, upTo: 2).read("e\u{302}\u{300}")
    #expect(Array(composed.utf8) == Array("\u{1EC1}".utf8))
  }

  @Test("Each door counts as its sender does: a browser in UTF-16, JSON Schema in code points")
  func counts() throws {
    let (flowers, limit) = (String(repeating: "🌸", count: 3), 5)
    #expect(throws: TextMistake.tooLong(count: 6, limit: limit)) { try TextRule.line(.form, upTo: limit).read(flowers) }
    #expect(try TextRule.line(.program, upTo: limit).read(flowers) == flowers)
    #expect(try TextRule.text(.form, upTo: limit).read("ab\r\ncd").isEmpty == false, "a line's end is one character")
    for door in [TextRule.Door.form, .program] {
      #expect(try TextRule.line(door, upTo: limit).read(Self.letters(5)).utf8.count == 5)
      #expect(throws: TextMistake.tooLong(count: 6, limit: limit)) {
        try TextRule.line(door, upTo: limit).read(Self.letters(6))
      }
      #expect(throws: TextMistake.self) { try TextRule.line(door, upTo: limit).read(Self.letters(100_000)) }
    }
  }

  @Test("One that is needed says something, and one that is not may be empty")
  func needed() throws {
    for door in [TextRule.Door.form, .program] {
      let rule = TextRule.line(door, upTo: 5)
      #expect(try rule.read(" ").isEmpty)
      #expect(throws: TextMistake.empty) { try rule.needed.read(" \n") }
      #expect(throws: TextMistake.invisible) { try rule.needed.read("\u{200B}") }
    }
  }

  @Test("A program's controls are its mistake; a form's are as good as white space")
  func controls() throws {
    #expect(throws: TextMistake.controls) { try TextRule.line(.program, upTo: 5).read("a\u{1}b") }
    #expect(try TextRule.line(.form, upTo: 5).read("a\u{1}b") == "a b")
    #expect(try TextRule.text(.program, upTo: 9).read("a\tb\r\nc") == "a\tb\r\nc")
  }

  @Test("What stands already may stay, and may not grow")
  func orAsLong() throws {
    let rule = TextRule.line(.form, upTo: 5).orAsLong(as: String(repeating: "🌸", count: 4))
    #expect(rule.limit == 8 && rule.orAsLong(as: "a").limit == 8)
    #expect(throws: TextMistake.tooLong(count: 9, limit: 8)) { try rule.read(Self.letters(9)) }
  }
}
