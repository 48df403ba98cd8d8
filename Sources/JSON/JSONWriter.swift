/// Writes JSON (RFC 8259) as UTF-8 bytes, value by value.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  /// Whether the next value follows another one in the same object or list.
  private var isAfterValue = false

  package init(capacity: Int = 512) {
    bytes.reserveCapacity(capacity)
  }

  /// The bytes of one value.
  package static func bytes(capacity: Int = 512, _ write: (inout JSONWriter) throws -> Void) rethrows -> [UInt8] {
    var writer = JSONWriter(capacity: capacity)
    try write(&writer)
    return writer.bytes
  }

  // MARK: Values

  package mutating func object(_ members: (inout JSONWriter) throws -> Void) rethrows {
    try enclose("{", "}", members)
  }

  package mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) throws -> Void
  ) rethrows {
    try enclose("[", "]") { writer in
      for element in elements { try write(&writer, element) }
    }
  }

  package mutating func string(_ text: some StringProtocol) {
    separate()
    quote(text)
    isAfterValue = true
  }

  package mutating func integer(_ number: Int) {
    separate()
    append(decimal: number)
    isAfterValue = true
  }

  /// Numbers that are not finite become null.
  package mutating func number(_ number: Double) {
    guard number.isFinite else { return null() }
    literal("\(number)")
  }

  /// A number that is in its written form already.
  package mutating func number(written text: String) { literal(text) }

  package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }
  package mutating func null() { literal("null") }

  /// A string whose bytes the caller writes and that needs no escapes.
  package mutating func string(writing write: (inout [UInt8]) -> Void) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    write(&bytes)
    bytes.append(UInt8(ascii: "\""))
    isAfterValue = true
  }

  // MARK: Members

  /// The name of the member whose value comes next.
  package mutating func name(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: ":")])
    isAfterValue = false
  }

  /// The same for a name that is data.
  package mutating func name(text name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    isAfterValue = false
  }

  package mutating func member(_ name: StaticString, _ text: (some StringProtocol)?) {
    self.name(name)
    if let text { string(text) } else { null() }
  }

  /// A value in the text form that other programs read: a code, a date.
  package mutating func member(_ name: StaticString, text value: some CustomStringConvertible) {
    self.name(name)
    string(value.description)
  }

  package mutating func member(_ name: StaticString, _ number: Int?) {
    self.name(name)
    if let number { integer(number) } else { null() }
  }

  package mutating func member(_ name: StaticString, _ number: Double?) {
    self.name(name)
    if let number { self.number(number) } else { null() }
  }

  package mutating func member(_ name: StaticString, _ value: Bool) {
    self.name(name)
    bool(value)
  }

  package mutating func member(_ name: StaticString, object members: (inout JSONWriter) throws -> Void) rethrows {
    self.name(name)
    try object(members)
  }

  package mutating func member<Element>(
    _ name: StaticString, array elements: some Sequence<Element>,
    _ write: (inout JSONWriter, Element) throws -> Void
  ) rethrows {
    self.name(name)
    try array(elements, write)
  }

  // MARK: Parts

  private mutating func separate() {
    if isAfterValue { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    isAfterValue = true
  }

  private mutating func enclose(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    separate()
    bytes.append(UInt8(ascii: open))
    isAfterValue = false
    try body(&self)
    bytes.append(UInt8(ascii: close))
    isAfterValue = true
  }

  private mutating func append(decimal number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var power: UInt = 1
    let magnitude = number.magnitude
    while magnitude / power >= 10 { power *= 10 }
    while power > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude / power % 10))
      power /= 10
    }
  }

  private mutating func quote(_ text: some StringProtocol) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.withContiguousStorageIfAvailable({ escape($0) }) == nil {
      Array(text.utf8).withUnsafeBufferPointer { escape($0) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Escapes a text; stretches without escapes are copied whole. `<` is escaped too, so that no reader takes an answer
  /// for markup.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var clean = 0
    for index in text.indices {
      let byte = text[index]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x3C else { continue }
      bytes.append(contentsOf: text[clean..<index])
      clean = index + 1
      switch byte {
      case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
      case 0x0A: bytes.append(contentsOf: [0x5C, UInt8(ascii: "n")])
      case 0x0D: bytes.append(contentsOf: [0x5C, UInt8(ascii: "r")])
      case 0x09: bytes.append(contentsOf: [0x5C, UInt8(ascii: "t")])
      default:
        let hex = JSONWriter.hexadecimal
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(contentsOf: [hex[Int(byte >> 4)], hex[Int(byte & 15)]])
      }
    }
    bytes.append(contentsOf: text[clean...])
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)
}
