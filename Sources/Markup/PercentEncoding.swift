/// A text as one part of an address (RFC 3986 section 2): all but letters, digits and `-._~/` as `%XX`.
package func percentEncoded(_ text: String) -> String {
  var text = text
  return text.withUTF8 { content in
    content.allSatisfy(isPlain) ? nil : encoded(content)
  } ?? text
}

package func percentEncoded(_ text: Substring) -> String { percentEncoded(String(text)) }

private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: true
  default: false
  }
}

private func encoded(_ content: UnsafeBufferPointer<UInt8>) -> String {
  let hex = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(content.count)
  for byte in content {
    if isPlain(byte) { bytes.append(byte) } else { bytes += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]] }
  }
  return String(decoding: bytes, as: UTF8.self)
}
