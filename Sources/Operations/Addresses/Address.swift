import Markup
import OneStop

/// Where something of the portal is: a path of this site, with what it asks.
///
/// The table has those that there are; the rest follow from them. What a browser has sent is one only if it leads nowhere
/// else.
package struct Address: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// For the table, and what follows from it.
  init(known text: String) { description = text }

  /// The text where it is a path of this site and nothing else; a redirect must not lead elsewhere.
  package init?(_ text: String) {
    guard text.utf8.first == UInt8(ascii: "/"), !text.hasPrefix("//"), text.utf8.count <= 2_048,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    description = text
  }

  /// The path alone.
  package var path: Substring { description.prefix { $0 != "?" } }

  package var hasQuery: Bool { description.utf8.contains(UInt8(ascii: "?")) }
}

extension Address {
  /// The same with more to its query, encoded as addresses are (RFC 3986 section 3.4). What is empty is left out.
  package func with(_ pairs: [(name: String, value: String)]) -> Address {
    pairs.reduce(self) { $0.with($1.name, $1.value) }
  }

  package func with(_ name: String, _ value: some CustomStringConvertible) -> Address {
    let value = percentEncoded(value.description)
    return value.isEmpty ? self : Address(known: "\(description)\(hasQuery ? "&" : "?")\(name)=\(value)")
  }

  /// Of these days, as reports and lists ask for them.
  package func with(_ period: Period) -> Address { with("tu", period.from).with("den", period.to) }

  /// With the query of a request, as it came.
  package func with(rawQuery query: String?) -> Address { query.map { Address(known: "\(description)?\($0)") } ?? self }

  /// The same figures as a file.
  package func file(_ ending: String) -> Address { Address(known: "\(description).\(ending)") }
}
