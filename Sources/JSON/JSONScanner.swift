import StreamSafe

/// Why a text is not JSON (RFC 8259), and where.
package struct JSONError: Error, Hashable, Sendable {
  /// What was expected instead, as a phrase: "a value", "',' or ']'".
  package var expected: String
  /// In bytes from the beginning.
  package var offset: Int
  /// Whether the grammar is right, but a text is not valid.
  package var isText: Bool

  package init(expected: String, offset: Int, isText: Bool = false) {
    self.expected = expected
    self.offset = offset
    self.isText = isText
  }
}

/// Reads JSON byte by byte, strictly (RFC 8259), and builds only the values that are asked for.
///
/// Strings stay bytes until `string` turns one into text. Values nest at most 64 deep. After an error the position is
/// undefined.
package struct JSONScanner: Sendable {
  /// The position of a string, without its quotes.
  package struct Text: Sendable {
    package var range: Range<Int>
    package var hasEscapes: Bool
  }

  package enum Kind: Sendable {
    case object, array, string, number, bool, null
  }

  package let bytes: [UInt8]
  package private(set) var position: Int
  private let end: Int
  private static let maximumDepth = 64

  package init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
    self.bytes = bytes
    position = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
  }

  // MARK: Steps

  /// The kind of the next value, after white space.
  package mutating func kind() throws(JSONError) -> Kind {
    skipSpace()
    switch peek ?? 0 {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw error("a value")
    }
  }

  package mutating func beginObject() throws(JSONError) { try take("{", "'{'") }
  package mutating func beginArray() throws(JSONError) { try take("[", "'['") }

  /// The next member's name, with its colon skipped; nil at the object's end. `isFirst` must be true before the first
  /// call.
  package mutating func nextName(_ isFirst: inout Bool) throws(JSONError) -> Text? {
    skipSpace()
    if peek == UInt8(ascii: "}") {
      position += 1
      return nil
    }
    if !isFirst {
      try take(",", "',' or '}'")
      skipSpace()
    }
    isFirst = false
    guard peek == UInt8(ascii: "\"") else { throw error("a name in quotes") }
    let name = try string()
    skipSpace()
    try take(":", "':'")
    return name
  }

  /// Whether another element follows; skips the array's end if not. `isFirst` must be true before the first call.
  package mutating func nextElement(_ isFirst: inout Bool) throws(JSONError) -> Bool {
    skipSpace()
    if peek == UInt8(ascii: "]") {
      position += 1
      return false
    }
    if !isFirst { try take(",", "',' or ']'") }
    isFirst = false
    return true
  }

  package mutating func string() throws(JSONError) -> Text {
    skipSpace()
    try take("\"", "a string")
    let start = position
    var hasEscapes = false
    while true {
      position = plainEnd
      guard position < end else { throw error("the end of a string") }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return Text(range: start..<position - 1, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try escape()
      default: throw error("no control character in a string")
      }
    }
  }

  /// The end of the bytes that a string can hold unescaped.
  private var plainEnd: Int {
    let bytes = bytes.span
    var place = position
    while place < end, bytes[place] >= 0x20, bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") {
      place += 1
    }
    return place
  }

  /// The position of a number.
  package mutating func number() throws(JSONError) -> Range<Int> {
    skipSpace()
    let start = position
    if peek == UInt8(ascii: "-") { position += 1 }
    if peek == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if peek == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if let byte = peek, byte | 0x20 == UInt8(ascii: "e") {
      position += 1
      if let sign = peek, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    return start..<position
  }

  package mutating func bool() throws(JSONError) -> Bool {
    skipSpace()
    if peek == UInt8(ascii: "t") {
      try take("true", "true or false")
      return true
    }
    try take("false", "true or false")
    return false
  }

  package mutating func null() throws(JSONError) {
    skipSpace()
    try take("null", "null")
  }

  /// Skips one value of any kind and returns its position.
  @discardableResult
  package mutating func skipValue(depth: Int = 0) throws(JSONError) -> Range<Int> {
    guard depth < JSONScanner.maximumDepth else { throw error("fewer values inside one another") }
    let kind = try kind()
    let start = position
    var isFirst = true
    switch kind {
    case .object:
      try beginObject()
      while try nextName(&isFirst) != nil { try skipValue(depth: depth + 1) }
    case .array:
      try beginArray()
      while try nextElement(&isFirst) { try skipValue(depth: depth + 1) }
    case .string: _ = try string()
    case .number: _ = try number()
    case .bool: _ = try bool()
    case .null: try null()
    }
    return start..<position
  }

  /// Checks that only white space is left.
  package mutating func finish() throws(JSONError) {
    skipSpace()
    guard position == end else { throw error("nothing more") }
  }

  /// Whether the next byte, after white space, may follow a member of an object.
  package var isAtSeparator: Bool {
    mutating get {
      skipSpace()
      return peek == UInt8(ascii: ",") || peek == UInt8(ascii: "}")
    }
  }

  // MARK: Parts

  package func error(_ expected: String) -> JSONError { JSONError(expected: expected, offset: position) }

  private var peek: UInt8? { position < end ? bytes[position] : nil }

  private mutating func skipSpace() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  private mutating func take(_ word: StaticString, _ expected: String) throws(JSONError) {
    guard matches(word, at: position) else { throw error(expected) }
    position += word.utf8CodeUnitCount
  }

  private func matches(_ word: StaticString, at start: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard start + count <= end else { return false }
    return word.withUTF8Buffer { letters in
      for index in 0..<count where bytes[start + index] != letters[index] { return false }
      return true
    }
  }

  private mutating func digits() throws(JSONError) {
    let start = position
    while position < end, (0x30...0x39).contains(bytes[position]) { position += 1 }
    guard position > start else { throw error("a digit") }
  }

  private mutating func escape() throws(JSONError) {
    position += 1
    switch peek {
    case UInt8(ascii: "u"):
      guard hexadecimal(at: position + 1) != nil else { throw error("four hexadecimal digits") }
      position += 5
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 1
    default: throw error("an escape that JSON has")
    }
  }

  private func hexadecimal(at start: Int) -> UInt32? {
    guard start + 4 <= end else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
      default: return nil
      }
    }
    return value
  }
}

extension JSONScanner {
  /// Whether the string is this ASCII word; escapes are decoded.
  package func isWord(_ text: Text, _ word: StaticString) -> Bool {
    if text.hasEscapes { return (try? string(text))?.isSame(as: "\(word)") ?? false }
    return text.range.count == word.utf8CodeUnitCount && matches(word, at: text.range.lowerBound)
  }

  /// The string as text.
  /// - Throws: if it is not UTF-8, has half a surrogate pair, or has more combining marks in a row than `isStreamSafe`
  ///   allows.
  package func string(_ text: Text) throws(JSONError) -> String {
    guard text.hasEscapes else { return try self.text(bytes.span.extracting(text.range), of: text) }
    var unescaped: [UInt8] = []
    unescaped.reserveCapacity(text.range.count)
    var index = text.range.lowerBound
    while index < text.range.upperBound {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        unescaped.append(byte)
        continue
      }
      let letter = bytes[index]
      index += 1
      switch letter {
      case UInt8(ascii: "b"): unescaped.append(0x08)
      case UInt8(ascii: "f"): unescaped.append(0x0C)
      case UInt8(ascii: "n"): unescaped.append(0x0A)
      case UInt8(ascii: "r"): unescaped.append(0x0D)
      case UInt8(ascii: "t"): unescaped.append(0x09)
      case UInt8(ascii: "u"): unescaped.append(contentsOf: String(try scalar(at: &index)).utf8)
      default: unescaped.append(letter)
      }
    }
    return try self.text(unescaped.span, of: text)
  }

  private func text(_ bytes: Span<UInt8>, of place: Text) throws(JSONError) -> String {
    guard let valid = try? UTF8Span(validating: bytes) else {
      throw JSONError(expected: "UTF-8", offset: place.range.lowerBound)
    }
    let text = String(copying: valid)
    guard text.isStreamSafe else {
      throw JSONError(
        expected: "no more than \(String.longestMarkRun) combining marks in a row", offset: place.range.lowerBound,
        isText: true)
    }
    return text
  }

  /// The scalar of `XXXX` or `XXXX\uXXXX` at the index, which is moved behind it.
  private func scalar(at index: inout Int) throws(JSONError) -> Unicode.Scalar {
    let half = JSONError(expected: "both halves of a surrogate pair", offset: index, isText: true)
    guard let first = hexadecimal(at: index) else { throw half }
    index += 4
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, matches("\\u", at: index), let second = hexadecimal(at: index + 2),
      (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { throw half }
    index += 6
    return scalar
  }
}
