/// chunk-ext = *( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] ) (RFC 9112 section 7.1.1), byte by byte.
///
/// Extensions are ignored, but two readers of one body must agree about where they end.
enum ChunkExtension {
  /// After the semicolon.
  case start
  case name
  /// White space after a name.
  case afterName
  /// After the equals sign.
  case beforeValue
  case token
  case quoted
  case escaped
  /// After a quoted value, without and with white space.
  case closed
  case afterValue

  /// Whether the line may end here.
  var mayEnd: Bool {
    switch self {
    case .name, .token, .closed: true
    default: false
    }
  }

  /// The state after the byte; nil if it is not allowed here.
  func next(_ byte: UInt8) -> ChunkExtension? {
    let isBlank = byte == Byte.space || byte == Byte.tab
    switch self {
    case .start: return isBlank ? .start : ByteClass.isToken(byte) ? .name : nil
    case .name: return ByteClass.isToken(byte) ? .name : isBlank ? .afterName : divider(byte)
    case .afterName: return isBlank ? .afterName : divider(byte)
    case .beforeValue:
      return isBlank ? .beforeValue : byte == Byte.quote ? .quoted : ByteClass.isToken(byte) ? .token : nil
    case .token: return ByteClass.isToken(byte) ? .token : isBlank ? .afterValue : byte == Byte.semicolon ? .start : nil
    case .quoted:
      if byte == Byte.quote { return .closed }
      return byte == Byte.backslash ? .escaped : ByteClass.isFieldValue(byte) ? .quoted : nil
    case .escaped: return ByteClass.isFieldValue(byte) ? .quoted : nil
    case .closed, .afterValue: return isBlank ? .afterValue : byte == Byte.semicolon ? .start : nil
    }
  }

  private func divider(_ byte: UInt8) -> ChunkExtension? {
    byte == Byte.equals ? .beforeValue : byte == Byte.semicolon ? .start : nil
  }
}
