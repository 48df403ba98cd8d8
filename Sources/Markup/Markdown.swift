import OneStop

/// Markdown as the project's articles use it: headings, paragraphs, lists of one level, tables, code; and within a line
/// bold text, code and links (CommonMark, and GitHub's tables). Anything else is text.
package struct Markdown: Hashable, Sendable {
  package enum Block: Hashable, Sendable {
    /// From 1.
    case heading(level: Int, [Piece])
    case paragraph([Piece])
    case list([[Piece]], isOrdered: Bool)
    case table(head: [[Piece]], rows: [[[Piece]]])
    case code(String)
  }

  package enum Piece: Hashable, Sendable {
    case text(String)
    case bold(String)
    case code(String)
    case link(String, address: String)
  }

  package private(set) var blocks: [Block] = []

  package init(_ text: String) throws(MarkdownMistake) {
    var lines = Lines(text)
    var level = 0
    while let line = lines.next() {
      if line.isEmpty { continue }
      if line.hasPrefix("```") {
        blocks.append(.code(try lines.code()))
      } else if let heading = Markdown.heading(line) {
        guard heading.level <= level + 1 else { throw lines.mistake(.skippedLevel) }
        level = heading.level
        blocks.append(.heading(level: level, try lines.pieces(heading.text)))
      } else if line.hasPrefix("|") {
        blocks.append(try lines.table(head: line))
      } else if let item = Markdown.item(line) {
        var items = [try lines.pieces(item.text)]
        while let next = lines.peek.flatMap(Markdown.item), next.isOrdered == item.isOrdered {
          _ = lines.next()
          items.append(try lines.pieces(next.text))
        }
        blocks.append(.list(items, isOrdered: item.isOrdered))
      } else {
        var text = line
        while let next = lines.peek, Markdown.goesOn(next) {
          _ = lines.next()
          text += "\n" + next
        }
        blocks.append(.paragraph(try lines.pieces(text)))
      }
    }
  }

  private static func heading(_ line: String) -> (level: Int, text: String)? {
    let level = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
    return (level, String(line.dropFirst(level + 1)))
  }

  private static func item(_ line: String) -> (text: String, isOrdered: Bool)? {
    if line.hasPrefix("- ") { return (String(line.dropFirst(2)), false) }
    let digits = line.utf8.prefix { (0x30...0x39).contains($0) }.count
    guard digits > 0, line.dropFirst(digits).hasPrefix(". ") else { return nil }
    return (String(line.dropFirst(digits + 2)), true)
  }

  /// Whether the line belongs to the paragraph before it.
  private static func goesOn(_ line: String) -> Bool {
    !line.isEmpty && !line.hasPrefix("|") && !line.hasPrefix("```") && heading(line) == nil && item(line) == nil
  }

  /// The lines that are still to be read; white space at their ends is part of code only.
  private struct Lines {
    private var rest: ArraySlice<String>
    private var number = 0

    init(_ text: String) {
      rest = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    }

    var peek: String? { rest.first?.squeezedAtEnds }

    mutating func next() -> String? { whole()?.squeezedAtEnds }

    private mutating func whole() -> String? {
      guard let line = rest.popFirst() else { return nil }
      number += 1
      return line
    }

    /// - Parameter rest: where it begins: the end of a text, up to the present line.
    func mistake(_ reason: MarkdownMistake.Reason, in rest: Substring = "") -> MarkdownMistake {
      MarkdownMistake(line: number - rest.count { $0 == "\n" }, reason: reason)
    }

    mutating func code() throws(MarkdownMistake) -> String {
      let start = mistake(.openCode)
      var code: [String] = []
      while let line = whole() {
        if line.squeezedAtEnds == "```" { return code.joined(separator: "\n") }
        code.append(line)
      }
      throw start
    }

    mutating func table(head line: String) throws(MarkdownMistake) -> Block {
      let head = try cells(line)
      guard let rule = next(), rule.utf8.allSatisfy({ "|-: ".utf8.contains($0) }), try cells(rule).count == head.count
      else { throw mistake(.brokenTable) }
      var rows: [[[Piece]]] = []
      while let line = peek, line.hasPrefix("|") {
        _ = next()
        let row = try cells(line)
        guard row.count == head.count else { throw mistake(.brokenTable) }
        rows.append(row)
      }
      return .table(head: head, rows: rows)
    }

    private func cells(_ line: String) throws(MarkdownMistake) -> [[Piece]] {
      guard line.utf8.count > 1, line.hasSuffix("|") else { throw mistake(.brokenTable) }
      var cells: [[Piece]] = []
      for cell in line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false) {
        cells.append(try pieces(cell.squeezedAtEnds))
      }
      return cells
    }

    /// - Parameter text: of the lines up to the present one.
    func pieces(_ text: String) throws(MarkdownMistake) -> [Piece] {
      var pieces: [Piece] = []
      var plain = ""
      var rest = text[...]
      while let first = rest.first {
        var piece: Piece?
        if rest.hasPrefix("**") {
          guard let (bold, behind) = Markdown.cut(rest.dropFirst(2), at: "**") else {
            throw mistake(.openBold, in: rest)
          }
          (piece, rest) = (.bold(bold), behind)
        } else if first == "`" {
          guard let (code, behind) = Markdown.cut(rest.dropFirst(), at: "`") else { throw mistake(.openCode, in: rest) }
          (piece, rest) = (.code(code), behind)
        } else if first == "[", let (text, behind) = Markdown.cut(rest.dropFirst(), at: "]("),
          let (address, end) = Markdown.cut(behind, at: ")")
        {
          (piece, rest) = (.link(text, address: address), end)
        }
        guard let piece else {
          rest.removeFirst()
          plain.append(first == "\n" ? " " : first)
          continue
        }
        if !plain.isEmpty { pieces.append(.text(plain)) }
        plain = ""
        pieces.append(piece)
      }
      if !plain.isEmpty { pieces.append(.text(plain)) }
      return pieces
    }
  }

  private static func cut(_ text: Substring, at end: String) -> (before: String, behind: Substring)? {
    guard let range = text.firstRange(of: end) else { return nil }
    return (String(text[..<range.lowerBound]).replacing("\n", with: " "), text[range.upperBound...])
  }
}

/// Why a text is not the Markdown that this reads.
package struct MarkdownMistake: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Reason: String, Hashable, Sendable {
    case openCode = "the code that begins here has no end"
    case openBold = "the bold text that begins here has no end"
    case brokenTable = "a row of the table has another number of cells than its head"
    case skippedLevel = "the heading is more than one level below the one before it"
  }

  /// From 1.
  package var line: Int
  package var reason: Reason

  package init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }

  package var description: String { "line \(line): \(reason.rawValue)" }
}

extension StringProtocol {
  fileprivate var squeezedAtEnds: String {
    let isSpace = { (character: Character) in character == " " || character == "\t" || character == "\r" }
    let rest = drop(while: isSpace)
    return String(rest.reversed().drop(while: isSpace).reversed())
  }
}
