@testable import HTTPServer

/// For any bytes: a urlencoded form is read as valid text, and reads the same when it is written again; and decoding an
/// escaped text gives the text.
enum FormCheck {
  static func run(_ bytes: [UInt8]) {
    if let values = try? FormValues(urlencoded: bytes, limit: 64) {
      precondition(values.pairs.count <= 64)
      precondition(!values.pairs.contains { $0.0.utf8.contains(0) || $0.1.utf8.contains(0) }, "a value has no NUL")
      let written = values.pairs.map { "\(escaped(Array($0.0.utf8)))=\(escaped(Array($0.1.utf8)))" }
        .joined(separator: "&")
      let again = try? FormValues(urlencoded: Array(written.utf8), limit: 64)
      precondition(again?.pairs.map(\.0) == values.pairs.map(\.0), "names are read again")
      precondition(again?.pairs.map(\.1) == values.pairs.map(\.1), "values are read again")
    }
    let whole = Array(escaped(bytes).utf8)
    precondition(PercentDecoding.decode(whole.span, whole.indices) == bytes, "an escaped text is decoded to itself")
    let isText = String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0)
    precondition(
      (PercentDecoding.text(whole.span, whole.indices) != nil) == isText, "text is what is UTF-8 without NUL")
    if let decoded = PercentDecoding.decode(bytes.span, bytes.indices) { precondition(decoded.count <= bytes.count) }
    _ = HeaderValue(bytes.span, bytes.indices)
  }

  private static func escaped(_ bytes: [UInt8]) -> String {
    bytes.map { "%" + (String($0, radix: 16).count == 1 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
