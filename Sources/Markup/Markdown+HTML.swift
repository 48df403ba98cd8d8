import OneStop

extension Markdown {
  /// Blocks as markup. Headings have ids, to which a table of contents can link.
  package struct Rendered: Sendable {
    package private(set) var html = HTML()
    /// The headings of the outermost level, in order.
    package private(set) var contents: [(id: String, title: HTML)] = []
    private var ids: Set<String> = []
    private var lastID: String?

    /// - Parameter raised: by how many levels headings are raised.
    package init(_ blocks: some Sequence<Block>, raised: Int = 0) {
      var outermost: Int?
      for block in blocks {
        switch block {
        case .heading(let level, let pieces):
          let level = min(max(level - raised, 1), 6)
          let id = newID(Markdown.text(pieces))
          let title = Markdown.html(pieces)
          html += "<h\(level) id=\"\(id)\">\(title)</h\(level)>"
          outermost = min(outermost ?? level, level)
          if level == outermost { contents.append((id, title)) }
        case .paragraph(let pieces): html += "<p>\(Markdown.html(pieces))</p>"
        case .list(let items, let isOrdered):
          let list = items.map { "<li>\(Markdown.html($0))</li>" as HTML }.joined()
          html += isOrdered ? "<ol>\(list)</ol>" : "<ul>\(list)</ul>"
        case .table(let head, let rows): html += table(head, rows)
        case .code(let code): html += "<pre><code>\(code)</code></pre>"
        }
      }
    }

    /// Named by the heading above it; the first cell of a row is its header.
    private func table(_ head: [[Piece]], _ rows: [[[Piece]]]) -> HTML {
      let name: HTML = lastID.map { " aria-labelledby=\"\($0)\"" } ?? .empty
      let heads = head.map { "<th scope=\"col\">\(Markdown.html($0))</th>" as HTML }.joined()
      let lines = rows.map { row -> HTML in
        let cells = row.enumerated().map { place, cell -> HTML in
          place == 0 ? "<th scope=\"row\">\(Markdown.html(cell))</th>" : "<td>\(Markdown.html(cell))</td>"
        }
        return "<tr>\(cells.joined())</tr>"
      }
      return "<table\(name)><thead><tr>\(heads)</tr></thead><tbody>\(lines.joined())</tbody></table>"
    }

    private mutating func newID(_ title: String) -> String {
      let words = title.foldedWords
      let slug = words.isEmpty ? "muc" : words.joined(separator: "-")
      var id = slug
      var number = 1
      while !ids.insert(id).inserted {
        number += 1
        id = "\(slug)-\(number)"
      }
      lastID = id
      return id
    }
  }

  /// Code that begins with a slash is an address of the portal and becomes a link, under the name in bold before it if it
  /// stands in brackets. A link to a file beside the article becomes text, since pages do not have the file.
  package static func html(_ pieces: [Piece]) -> HTML {
    named(pieces).map { piece -> HTML in
      switch piece {
      case .text(let text): HTML(text: text)
      case .bold(let text): "<strong>\(text)</strong>"
      case .code(let code) where code.hasPrefix("/"): "<a href=\"\(code)\">\(code)</a>"
      case .code(let code): "<code>\(code)</code>"
      case .link(let text, let address) where address.hasPrefix("https://") || address.hasPrefix("/"):
        "<a href=\"\(address)\">\(text)</a>"
      case .link(let text, _): HTML(text: text)
      }
    }.joined()
  }

  /// Turns `**Name** (`/address`)` into a link.
  private static func named(_ pieces: [Piece]) -> [Piece] {
    var named: [Piece] = []
    var rest = pieces[...]
    while let piece = rest.popFirst() {
      if case .bold(let name) = piece, case .text(" (")? = rest.first,
        case .code(let address)? = rest.dropFirst().first,
        address.hasPrefix("/"), case .text(let behind)? = rest.dropFirst(2).first, behind.hasPrefix(")")
      {
        named += [.link(name, address: address), .text(String(behind.dropFirst()))]
        rest = rest.dropFirst(3)
      } else {
        named.append(piece)
      }
    }
    return named
  }

  /// The text without formatting.
  package static func text(_ pieces: [Piece]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text), .bold(let text), .code(let text), .link(let text, _): text
      }
    }.joined()
  }
}
