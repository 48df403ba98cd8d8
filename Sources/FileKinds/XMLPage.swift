/// Whether an XML document is a page or a drawing: a browser that opens it runs the scripts in it.
enum XMLPage {
  /// XHTML, SVG and XSLT: an element of theirs has scripts wherever it stands. As an attribute or an element has them;
  /// no document that offices exchange does.
  private static let namespaces = [
    "http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "http://www.w3.org/1999/XSL/Transform",
  ]
  private static let roots: Set<String> = ["html", "svg", "script", "stylesheet", "transform"]
  /// Before the first element, in bytes.
  private static let longestProlog = 1 << 16

  static func isOne(_ file: some ByteSource) async throws -> Bool {
    let head = try await file.bytes(upTo: longestProlog, from: 0)
    if let root = root(of: head), roots.contains(root) { return true }
    return try await file.contains(namespaces.map { Array($0.utf8) })
  }

  /// The first element's name without its prefix, in small letters (XML 1.0 section 2.8); nil where none is found.
  static func root(of bytes: [UInt8]) -> String? {
    var rest = bytes[...]
    while let mark = rest.firstIndex(of: 0x3C) {
      rest = rest[(mark + 1)...]
      if rest.starts(with: "?".utf8) {
        guard rest.skip(past: "?>") else { return nil }
      } else if rest.starts(with: "!--".utf8) {
        rest = rest.dropFirst(3)
        guard rest.skip(past: "-->") else { return nil }
      } else if rest.starts(with: "!".utf8) {
        // A document type, whose declarations may stand in brackets: those are passed over one after the other.
        continue
      } else {
        let name = rest.prefix { ![0x20, 9, 10, 13, 0x2F, 0x3E].contains($0) }
        let local = name.lastIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name
        return String(decoding: local, as: UTF8.self).lowercased()
      }
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// False where the text is not in it.
  fileprivate mutating func skip(past text: String) -> Bool {
    guard let end = firstRange(of: text.utf8) else { return false }
    self = self[end.upperBound...]
    return true
  }
}
