import Markup
import OneStop

/// Where something of the portal is: a path of this site, with what it asks.
///
/// The table has those that there are; the rest follow from them. What a browser has sent is one only if it leads nowhere
/// else.
@usableFromInline
package struct Address: Hashable, Sendable, CustomStringConvertible {
  @usableFromInline package let description: String
  package let hasQuery: Bool

  /// For the table, and what follows from it.
  @usableFromInline
  init(known text: String, hasQuery: Bool = false) {
    description = text
    self.hasQuery = hasQuery
  }

  /// The text where it is a path of this site and nothing else; a redirect must not lead elsewhere.
  package init?(_ text: String) {
    guard text.utf8.first == UInt8(ascii: "/"), !text.hasPrefix("//"), text.utf8.count <= 2_048,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    self.init(known: text, hasQuery: text.utf8.contains(UInt8(ascii: "?")))
  }

  /// The path alone.
  package var path: Substring { description.prefix { $0 != "?" } }
}

extension Address {
  /// The same with more to its query, encoded as addresses are (RFC 3986 section 3.4). What is empty is left out.
  package func with(_ name: String, _ value: String) -> Address {
    if value.isEmpty { return self }
    let value = percentEncoded(value)
    var text = String()
    text.reserveCapacity(description.utf8.count + name.utf8.count + value.utf8.count + 2)
    text += description
    text += hasQuery ? "&" : "?"
    text += name
    text += "="
    text += value
    return Address(known: text, hasQuery: true)
  }

  package func with(_ name: String, _ value: some CustomStringConvertible) -> Address { with(name, value.description) }

  package func with(_ pairs: [(name: String, value: String)]) -> Address {
    pairs.reduce(self) { $0.with($1.name, $1.value) }
  }

  /// Of these days, as reports and lists ask for them.
  package func with(_ period: Period) -> Address { with("tu", period.from).with("den", period.to) }

  /// With the query of a request, as it came.
  package func with(rawQuery query: String?) -> Address {
    query.map { Address(known: "\(description)?\($0)", hasQuery: true) } ?? self
  }

  /// The same figures as a file.
  package func file(_ ending: String) -> Address { Address(known: "\(description).\(ending)") }
}
