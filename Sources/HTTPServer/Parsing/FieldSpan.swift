/// One field line (RFC 9112 section 5), as offsets into the head.
struct FieldSpan {
  private let nameStart: UInt32
  private let nameCount: UInt32
  private let valueStart: UInt32
  private let valueCount: UInt32

  var name: Range<Int> { Int(nameStart)..<Int(nameStart) + Int(nameCount) }
  var value: Range<Int> { Int(valueStart)..<Int(valueStart) + Int(valueCount) }

  /// - Throws: 400 for a name that is not a token (including obs-fold and whitespace before the colon) and a value with
  ///   CR, NUL or another control.
  init(_ bytes: Span<UInt8>, _ text: Range<Int>) throws(HTTPError) {
    var position = text.lowerBound
    while position < text.upperBound, ByteClass.isToken(bytes[position]) { position += 1 }
    guard position > text.lowerBound, position < text.upperBound, bytes[position] == Byte.colon else {
      throw .badRequest("A field's name is not valid.")
    }
    let value = bytes.trimmed(position + 1..<text.upperBound)
    for index in value where !ByteClass.isFieldValue(bytes[index]) {
      throw .badRequest("A field's value holds a control character.")
    }
    nameStart = UInt32(truncatingIfNeeded: text.lowerBound)
    nameCount = UInt32(truncatingIfNeeded: position - text.lowerBound)
    valueStart = UInt32(truncatingIfNeeded: value.lowerBound)
    valueCount = UInt32(truncatingIfNeeded: value.count)
  }
}
