import Foundation
import TestSupport
import Testing

@testable import Markup

/// What people read stands in `Resources/Languages`, in every language, and not in the program.
@Suite struct BareSentenceTests {
  /// Folders whose words are not the pages': the demo invents people.
  ///
  /// Log messages and errors need no exception: they are English and hold no markup.
  private static let otherFolders = ["Operations/Demo"]
  /// Words that are compared with what people type, and shown to nobody.
  private static let typed = ["Pages/Officers/Dossiers/ActionCommand.swift": ["đồng", "vnđ", "đ"]]

  @Test("no page of the program has words of its own")
  func pages() throws {
    let files = try PageSources.files()
    #expect(files.count > 100)
    var literals = 0
    for (name, source) in files where !Self.otherFolders.contains(where: { name.hasPrefix($0 + "/") }) {
      for literal in try SwiftLiterals.read(source) where Self.typed[name]?.contains(literal.text) != true {
        literals += 1
        #expect(Self.words(literal.text) == [], "\(name):\(literal.line)")
      }
    }
    #expect(literals > 1_000)
  }

  /// The words in a literal that a person would read.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    // Vietnamese letters, composed or not.
    if text.unicodeScalars.contains(where: { (0xC0...0x24F).contains($0.value) && $0.properties.isAlphabetic })
      || text.unicodeScalars.contains(where: {
        (0x300...0x36F).contains($0.value) || (0x1E00...0x1EFF).contains($0.value)
      })
    {
      words.append(text)
    }
    // Between tags.
    for piece in text.split(separator: ">", omittingEmptySubsequences: false).dropFirst() {
      let content = piece.prefix { $0 != "<" }.replacing(/&#?[A-Za-z0-9]+;/, with: " ")
      words += content.matches(of: /[A-Za-z]{2,}/).map { String($0.0) }
    }
    // In attributes that are shown or read aloud.
    for match in text.matches(of: /\b(?:aria-label|alt|placeholder|title)="([^"]*[A-Za-z]{2,}[^"]*)"/) {
      words.append(String(match.1))
    }
    return words
  }

  @Test(
    "words that a person would read are found",
    arguments: [
      (#"let a = "Hồ sơ""#, "Hồ sơ"), (##"let a = #"Nộp "hồ sơ""#"##, "Nộp \"hồ sơ\""),
      (#"page += "<p>Your dossier</p>""#, "Your"), (#"page += "<b>Search""#, "Search"),
      (#"page += "<p>\(name.isEmpty ? "<i>Nobody</i>" : "\(name)")</p>""#, "Nobody"),
      (#"page += "<p>\(f(a, (b)))</p>\(g("x")) <b>Late</b>""#, "Late"),
      ("let a = \"\"\"\n  <p>\n    Two words\n  </p>\n  \"\"\"", "Two"),
      (#"let a = "<input placeholder=\"Your name\">""#, "Your name"),
      (##"let a = #"<p>\#(x ? "Còn" : "Hết")</p>"#"##, "Còn"), (#"let a = "Ho\u{0302}"; // "Sai"#, "Ho\u{0302}"),
      (#"/* " /* " */ */ let a = "ạ""#, "ạ"),
    ])
  func found(source: String, word: String) throws {
    let words = try SwiftLiterals.read(source).flatMap { Self.words($0.text) }
    #expect(words.contains(word), "\(words)")
  }

  @Test(
    "markup, addresses and comments are not",
    arguments: [
      #"let a = "<p class=\"big number\">\(words.site.title)</p>" // a comment: "Hồ sơ""#,
      #"/// Hồ sơ: <b>word</b>"#, #"let a = "/can-bo/ho-so""#, #"logger.error("not ready: \(error)")"#,
      #"let a = "<a href=\"\(address)\">\(name)</a> · &nbsp;<time>""#, ##"let a = #"{"a":"b"}"#"##,
      #"let a = "é" == b ? "" : "<br>""#.replacing("é", with: "e"), "let a = \"\"\"\n  <p>\\\n  </p>\"\"\"",
    ])
  func passed(source: String) throws {
    #expect(try SwiftLiterals.read(source).flatMap { Self.words($0.text) } == [])
  }

  @Test("each literal has its line, and an unterminated one is refused")
  func lines() throws {
    #expect(
      try SwiftLiterals.read("f(\"\"\"\n  a\n  \"\"\", \"b\")\ng(\"\\(\"c\")d\")") == [
        .init(line: 1, text: "\n  a\n  "), .init(line: 3, text: "b"), .init(line: 4, text: "c"),
        .init(line: 4, text: "\u{FFFC}d"),
      ])
    for source in ["\"", "\"a\nb\"", "\"\"\"\n", "\"\\(\"", "/*", #""\"#] {
      #expect(throws: SwiftLiterals.Unfinished.self) { try SwiftLiterals.read(source) }
    }
  }
}
