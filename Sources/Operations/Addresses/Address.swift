import Markup
import OneStop

/// The address of something in the portal: a path of this site, with its query.
///
/// The table lists the fixed ones; the others are made from them. A text that a browser has sent is one only if it
/// cannot lead to another site.
@usableFromInline
package struct Address: Hashable, Sendable, CustomStringConvertible {
  @usableFromInline package let description: String
  package let hasQuery: Bool

  /// For the table, and for addresses made from it.
  @usableFromInline
  init(known text: String, hasQuery: Bool = false) {
    description = text
    self.hasQuery = hasQuery
  }

  /// nil unless the text is a path of this site: a redirect must not lead elsewhere.
  package init?(_ text: String) {
    guard text.utf8.first == UInt8(ascii: "/"), !text.hasPrefix("//"), text.utf8.count <= 2_048,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    self.init(known: text, hasQuery: text.utf8.contains(UInt8(ascii: "?")))
  }

  /// The path without the query.
  package var path: Substring { description[..<endOfPath] }

  /// The query as it was written, without its question mark; nil where there is none.
  package var rawQuery: Substring? { hasQuery ? description[description.utf8.index(after: endOfPath)...] : nil }

  private var endOfPath: String.Index {
    hasQuery ? description.utf8.firstIndex(of: UInt8(ascii: "?")) ?? description.endIndex : description.endIndex
  }
}

extension Address {
  /// The same with one more field in its query, percent-encoded (RFC 3986 section 3.4). An empty value is left out.
  package func with(_ name: String, _ value: String) -> Address {
    if value.isEmpty { return self }
    let parts = [description, hasQuery ? "&" : "?", name, "=", percentEncoded(value)]
    return Address(known: String(joining: parts), hasQuery: true)
  }

  package func with(_ name: String, _ value: some CustomStringConvertible) -> Address { with(name, value.description) }

  package func with(_ pairs: [(name: String, value: String)]) -> Address {
    pairs.reduce(self) { $0.with($1.name, $1.value) }
  }

  /// With the days of a report or a list.
  package func with(_ period: Period) -> Address { with("tu", period.from).with("den", period.to) }

  /// With the query of a request, unchanged.
  package func with(rawQuery query: String?) -> Address {
    query.map { Address(known: "\(description)?\($0)", hasQuery: true) } ?? self
  }

  /// The same figures as a file.
  package func file(_ ending: String) -> Address {
    Address(known: "\(path).\(ending)").with(rawQuery: rawQuery.map(String.init))
  }
}
