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
  /// Whether no byte of it means anything in markup: so are those of the table, and what is made from them alone.
  fileprivate let isPlain: Bool

  /// For the table, and for addresses made from it.
  ///
  /// - Parameter isPlain: false where a value is in it.
  @usableFromInline
  init(known text: String, isPlain: Bool = true) {
    self.init(known: text, hasQuery: false, isPlain: isPlain)
  }

  private init(known text: String, hasQuery: Bool, isPlain: Bool) {
    description = text
    self.hasQuery = hasQuery
    self.isPlain = isPlain
  }

  /// nil unless the text is a path of this site: a redirect must not lead elsewhere.
  package init?(_ text: String) {
    guard text.utf8.first == UInt8(ascii: "/"), !text.hasPrefix("//"), text.utf8.count <= 2_048,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    self.init(known: text, hasQuery: text.utf8.contains(UInt8(ascii: "?")), isPlain: false)
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
  @usableFromInline
  package static func == (left: Address, right: Address) -> Bool { left.description == right.description }

  @usableFromInline
  package func hash(into hasher: inout Hasher) { hasher.combine(description) }

  /// The same with one more field in its query, percent-encoded (RFC 3986 section 3.4). An empty value is left out.
  package func with(_ name: String, _ value: String) -> Address {
    if value.isEmpty { return self }
    let parts = [description, hasQuery ? "&" : "?", name, "=", percentEncoded(value)]
    return Address(known: String(joining: parts), hasQuery: true, isPlain: isPlain && !hasQuery)
  }

  package func with(_ name: String, _ value: some CustomStringConvertible) -> Address { with(name, value.description) }

  /// The place within the page with this id; nothing can be added to the query behind it.
  package func at(_ id: String) -> Address {
    Address(known: "\(description)#\(percentEncoded(id))", hasQuery: hasQuery, isPlain: false)
  }

  package func with(_ pairs: [(name: String, value: String)]) -> Address {
    pairs.reduce(self) { $0.with($1.name, $1.value) }
  }

  /// With the days of a report or a list.
  package func with(_ period: Period) -> Address { with("tu", period.from).with("den", period.to) }

  /// With the query of a request, unchanged.
  package func with(rawQuery query: String?) -> Address {
    query.map { Address(known: "\(description)?\($0)", hasQuery: true, isPlain: false) } ?? self
  }

  /// The same figures as a file.
  package func file(_ ending: String) -> Address {
    Address(known: "\(path).\(ending)").with(rawQuery: rawQuery.map(String.init))
  }
}

extension HTML {
  package mutating func append(_ address: Address) {
    if address.isPlain { append(markup: address.description) } else { append(text: address.description) }
  }
}

extension HTML.StringInterpolation {
  package mutating func appendInterpolation(_ address: Address) { html.append(address) }
}
