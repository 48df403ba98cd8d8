import StreamSafe

/// A JSON value (RFC 8259). An object keeps its members in order, duplicates included.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// As it was written.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package var name: String
    package var value: JSONValue

    package init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// Reads one value with nothing after it, texts as in `JSONScanner.string`; a leading byte-order mark is ignored.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var scanner = JSONScanner(bytes, in: (hasMark ? 3 : 0)..<bytes.count)
    self = try JSONValue(&scanner, depth: 0)
    try scanner.finish()
  }

  private init(_ scanner: inout JSONScanner, depth: Int) throws(JSONError) {
    guard depth < 64 else { throw scanner.error("fewer values inside one another") }
    var isFirst = true
    switch try scanner.kind() {
    case .null:
      try scanner.null()
      self = .null
    case .bool: self = .bool(try scanner.bool())
    case .number:
      let range = try scanner.number()
      self = .number(String(decoding: scanner.bytes[range], as: UTF8.self))
    case .string: self = .string(try scanner.string(try scanner.string()))
    case .array:
      var elements: [JSONValue] = []
      try scanner.beginArray()
      while try scanner.nextElement(&isFirst) { elements.append(try JSONValue(&scanner, depth: depth + 1)) }
      self = .array(elements)
    case .object:
      var members: [Member] = []
      try scanner.beginObject()
      while let name = try scanner.nextName(&isFirst) {
        let name = try scanner.string(name)
        members.append(Member(name: name, value: try JSONValue(&scanner, depth: depth + 1)))
      }
      self = .object(members)
    }
  }

  /// The kind with its article, for a sentence: "a number".
  package var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The last member of that name; nil if there is none, or the value is not an object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name.isSame(as: name) }?.value
  }
}
