import Markup

/// The text of one of the files `Resources/Documentation/Using…md`: a part for each reader of the pages, and a last
/// part on the command line, which no page shows.
package final class HelpText: Sendable {
  package struct Part: Sendable {
    package let title: HTML
    /// The text before the first section.
    package let introduction: HTML
    /// With headings of the second level.
    package let sections: Markdown.Rendered
  }

  private let parts: [HelpReader: Part]

  package init(_ file: [UInt8], named name: String) throws(HelpFileMistake) {
    do {
      let markdown = try Markdown(String(decoding: file, as: UTF8.self))
      parts = try HelpText.parts(markdown)
    } catch let mistake as MarkdownMistake {
      throw HelpFileMistake(file: name, reason: mistake.description)
    } catch {
      throw HelpFileMistake(file: name, reason: "\(error)")
    }
  }

  package subscript(reader: HelpReader) -> Part? { parts[reader] }

  package static func fileName(_ language: Language) -> String {
    language == .english ? "Using.md" : "Using.\(language.rawValue).md"
  }

  private static func parts(_ markdown: Markdown) throws(WrongParts) -> [HelpReader: Part] {
    var found: [(title: HTML, blocks: [Markdown.Block])] = []
    for block in markdown.blocks {
      if case .heading(level: 2, let title) = block {
        found.append((Markdown.html(title), []))
      } else if !found.isEmpty {
        found[found.count - 1].blocks.append(block)
      }
    }
    guard found.count == HelpReader.allCases.count + 1 else { throw WrongParts(count: found.count) }
    let parts = found.map { title, blocks -> Part in
      let introduction = blocks.prefix { if case .heading = $0 { false } else { true } }
      return Part(
        title: title, introduction: Markdown.Rendered(introduction).html,
        sections: Markdown.Rendered(blocks.dropFirst(introduction.count), raised: 1))
    }
    return Dictionary(zip(HelpReader.allCases, parts)) { first, _ in first }
  }

  private struct WrongParts: Error, CustomStringConvertible {
    let count: Int

    var description: String {
      "it has \(count) parts (headings that begin with ##) instead of \(HelpReader.allCases.count + 1)"
    }
  }
}

/// A file of the help that cannot be used, and why.
package struct HelpFileMistake: Error, CustomStringConvertible {
  package var file: String
  package var reason: String

  package var description: String { "Resources/Documentation/\(file): \(reason)" }
}
