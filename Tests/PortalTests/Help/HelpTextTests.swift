import Foundation
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Words

/// What `Resources/Documentation/Using.md` and `Using.vi.md` say.
@Suite("The help") struct HelpTextTests {
  private static func file(_ language: Language) throws -> [UInt8] {
    try Resources.bytes("Documentation/\(HelpText.fileName(language))")
  }

  private static func blocks(_ language: Language) throws -> [Markdown.Block] {
    try Markdown(String(decoding: file(language), as: UTF8.self)).blocks
  }

  private static func page(_ reader: HelpReader, _ language: Language) throws -> String {
    let text = try HelpText(file(language), named: "Using")
    let page = try #require(HelpPage(reader: reader, text: text, words: Resources.words(language).help))
    return String(decoding: page.content.bytes, as: UTF8.self)
  }

  @Test("both files have the same blocks in the same order")
  func sameStructure() throws {
    let kinds = try Language.allCases.map { language in
      try Self.blocks(language).map { block -> String in
        switch block {
        case .heading(let level, _): "heading \(level)"
        case .paragraph: "paragraph"
        case .list(let items, let isOrdered): "list \(isOrdered) \(items.count)"
        case .table(let head, let rows): "table \(head.count) × \(rows.count)"
        case .code(let code): "code \(code.split(separator: "\n").count)"
        }
      }
    }
    #expect(kinds[0] == kinds[1])
    #expect(kinds[0].count > 80)
  }

  @Test("both name the same addresses, each of which the portal has")
  func sameAddresses() throws {
    let addresses = try Language.allCases.map { language in
      String(decoding: try Self.file(language), as: UTF8.self).matches(of: /`(\/[a-z\/-]+)`/).map { String($0.1) }
    }
    #expect(addresses[0] == addresses[1])
    #expect(addresses[0].count > 15)
    let table = try String(
      contentsOf: Resources.root.appending(path: "Sources/Operations/Addresses/Address+Table.swift"), encoding: .utf8)
    for address in addresses[0] { #expect(table.contains("(known: \"\(address)\")"), "\(address)") }
  }

  @Test("every button and page named in bold exists under that name", arguments: Language.allCases)
  func names(_ language: Language) throws {
    let words = try JSONSerialization.jsonObject(
      with: Data(try Resources.bytes("Languages/\(language.rawValue).json")))
    var phrases: Set<String> = []
    func collect(_ value: Any) {
      if let text = value as? String { phrases.insert(text) }
      (value as? [Any])?.forEach(collect)
      (value as? [String: Any])?.values.forEach(collect)
    }
    collect(words)
    let bold = String(decoding: try Self.file(language), as: UTF8.self).matches(of: /\*\*(.+?)\*\*/).map {
      String($0.1)
    }
    #expect(bold.count > 40)
    for name in bold { #expect(phrases.contains(name), "\(name)") }
  }

  @Test(
    "every reader has a part, with links to the others", arguments: HelpReader.allCases, Language.allCases)
  func parts(_ reader: HelpReader, _ language: Language) throws {
    let words = try Resources.words(language)
    let page = try Self.page(reader, language)
    let own: Phrase =
      switch reader {
      case .citizens: words.lookup.closeDetails
      case .clerks: words.intake.save
      case .officers: words.staff.tabs[.mine]
      case .leaders: words.lateness.page.title
      case .administrators: words.daysOff.preview.save
      }
    // In bold, or as the link to its page.
    #expect(page.contains("<strong>\(own.text)</strong>") || page.contains("\">\(own.text)</a>"))
    for other in HelpReader.allCases {
      #expect(page.contains("<a href=\"\(Address.helpFor(other))\">") == (other != reader))
    }
    // The command line is no page's.
    #expect(!page.contains("motcua ") && !page.contains("<pre>"))
  }

  @Test(
    "headings are in order, and the list of sections links to each", arguments: HelpReader.allCases, Language.allCases
  )
  func headings(_ reader: HelpReader, _ language: Language) throws {
    let page = try Self.page(reader, language)
    let levels = page.matches(of: /<h([1-6])/).map { Int($0.1) ?? 0 }
    #expect(levels.first == 1 && levels.filter { $0 == 1 }.count == 1)
    for (before, level) in zip(levels, levels.dropFirst()) { #expect(level <= before + 1) }
    let ids = page.matches(of: /\bid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count && !ids.contains(""))
    let links = page.matches(of: /<a href="#([^"]+)">/).map { String($0.1) }
    #expect(links.count >= 5)
    #expect(Set(links) == Set(ids).subtracting(["muc-luc", "phan-khac"]))
  }

  @Test(
    "an unusable file is named, with the mistake",
    arguments: [
      ("", "it has 0 parts (headings that begin with ##) instead of 6"),
      ("# a\n## b", "it has 1 parts (headings that begin with ##) instead of 6"),
      ("# a\n**b", "line 2: the bold text that begins here has no end"),
    ])
  func broken(_ text: String, _ reason: String) {
    let error = #expect(throws: HelpFileMistake.self) { try HelpText(Array(text.utf8), named: "Using.vi.md") }
    #expect(error?.description == "Resources/Documentation/Using.vi.md: \(reason)")
  }
}
