import StreamSafe

/// Percent-encoding, RFC 3986 section 2.1.
enum PercentDecoding {
  /// Decodes once. A `%` without two hexadecimal digits gives nil.
  /// With `form`, `+` is a space (application/x-www-form-urlencoded).
  static func decode(_ bytes: Span<UInt8>, _ range: Range<Int>, form: Bool = false) -> [UInt8]? {
    var position = range.lowerBound
    var valid = true
    let decoded = [UInt8](unsafeUninitializedCapacity: range.count) { output, count in
      while position < range.upperBound {
        var byte = bytes[position]
        if byte == Byte.percent {
          guard position + 2 < range.upperBound, let high = ByteClass.hexadecimal(bytes[position + 1]),
            let low = ByteClass.hexadecimal(bytes[position + 2])
          else {
            valid = false
            return
          }
          byte = high << 4 | low
          position += 2
        } else if form, byte == Byte.plus {
          byte = Byte.space
        }
        output[count] = byte
        count += 1
        position += 1
      }
    }
    return valid ? decoded : nil
  }

  /// The decoded text, its runs of combining marks cut (`streamSafe`); nil if an escape is malformed, the bytes are not
  /// UTF-8, or there is a NUL.
  static func text(_ bytes: Span<UInt8>, _ range: Range<Int>, form: Bool = false) -> String? {
    var plain = true
    for position in range {
      let byte = bytes[position]
      if byte == Byte.percent || byte == Byte.plus || byte == 0 || byte >= 0x80 {
        plain = false
        break
      }
    }
    if plain {
      return String(unsafeUninitializedCapacity: range.count) { output in
        var index = 0
        for position in range {
          output[index] = bytes[position]
          index += 1
        }
        return index
      }
    }
    guard let decoded = decode(bytes, range, form: form), !decoded.contains(0) else { return nil }
    guard let text = try? UTF8Span(validating: decoded.span) else { return nil }
    return String(copying: text).streamSafe
  }
}
