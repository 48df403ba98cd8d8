/// A text with `%XX` in the place of each byte that is not unreserved (RFC 3986 section 2.3: letters, digits and `-._~`).
package enum PercentEncoding {
  /// - Parameter keepsSlashes: for a text that may be several parts of a path.
  package static func text(_ text: String, keepsSlashes: Bool = false) -> String {
    var text = text
    return text.withUTF8 { content in
      content.allSatisfy { isPlain($0, keepsSlashes) } ? nil : encoded(content, keepsSlashes)
    } ?? text
  }

  private static func isPlain(_ byte: UInt8, _ keepsSlashes: Bool) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    case 0x2F: keepsSlashes
    default: false
    }
  }

  private static func encoded(_ content: UnsafeBufferPointer<UInt8>, _ keepsSlashes: Bool) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(content.count)
    for byte in content {
      if isPlain(byte, keepsSlashes) {
        bytes.append(byte)
      } else {
        bytes += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
