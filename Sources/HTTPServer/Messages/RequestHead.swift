import HTTPTypes
import StreamSafe

/// One request's head: its bytes in one array, and the offsets of its parts. Values are decoded on demand.
final class RequestHead: Sendable {
  let bytes: [UInt8]
  let line: RequestLine
  let fields: [FieldSpan]
  let framing: Framing
  let method: HTTPRequest.Method
  /// Percent-decoded once; valid UTF-8 without NUL.
  let path: String
  let origin: Origin

  /// - Throws: 400 if the path or the query does not decode to UTF-8 without NUL.
  init(_ bytes: Span<UInt8>, length: Int, parser: borrowing HeadParser, origin: Origin) throws(HTTPError) {
    self.origin = origin
    line = parser.line
    fields = parser.fields
    framing = parser.framing
    method = Self.method(bytes, line.method)
    guard let path = Self.path(bytes, line) else { throw .badRequest("The path is not UTF-8.") }
    self.path = path
    if line.queryIsEscaped, let query = line.query, PercentDecoding.text(bytes, query, form: true) == nil {
      throw .badRequest("The query is not UTF-8.")
    }
    self.bytes = bytes.array(0..<length)
  }

  private static func method(_ bytes: Span<UInt8>, _ range: Range<Int>) -> HTTPRequest.Method {
    let start = range.lowerBound
    if range.count == 3, bytes[start] == 0x47, bytes[start + 1] == 0x45, bytes[start + 2] == 0x54 { return .get }
    if range.count == 4, bytes[start] == 0x50, bytes[start + 1] == 0x4F, bytes[start + 2] == 0x53,
      bytes[start + 3] == 0x54
    {
      return .post
    }
    // The parser only lets tokens pass, so the name is always valid.
    return HTTPRequest.Method(rawValue: Self.ascii(bytes, range)) ?? .get
  }

  private static func path(_ bytes: Span<UInt8>, _ line: RequestLine) -> String? {
    switch line.form {
    case .asterisk, .authority: return "*"
    case .absolute where line.path.isEmpty: return bytes.equals(line.method, "options") ? "*" : "/"
    case .origin, .absolute:
      return line.pathIsEscaped ? PercentDecoding.text(bytes, line.path) : ascii(bytes, line.path)
    }
  }

  private static func ascii(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }
  }

  /// The decoded path with NUL for each encoded slash, so that it stays inside its segment; nil if it has none.
  var pathWithMarkedSlashes: [UInt8]? {
    guard line.pathIsEscaped else { return nil }
    var marked: [UInt8] = []
    var found = false
    var position = line.path.lowerBound
    while position < line.path.upperBound {
      var byte = bytes[position]
      if byte == Byte.percent, position + 2 < line.path.upperBound {
        byte =
          (ByteClass.hexadecimal(bytes[position + 1]) ?? 0) << 4 | (ByteClass.hexadecimal(bytes[position + 2]) ?? 0)
        position += 2
        if byte == Byte.slash {
          byte = 0
          found = true
        }
      }
      marked.append(byte)
      position += 1
    }
    return found ? marked : nil
  }

  var target: String { text(line.target) }

  /// The authority of an absolute-form target, else the Host field (RFC 9112 section 3.2.2).
  var authority: String? {
    if !line.authority.isEmpty { return text(line.authority) }
    return framing.host.map { text($0.value) }
  }

  /// The text of a range; invalid UTF-8 becomes U+FFFD, and runs of combining marks are cut (`streamSafe`).
  func text(_ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }.streamSafe
  }

  /// Every value of the field, in order.
  @inline(__always)
  func forEachValue(of name: HTTPField.Name, _ body: (Range<Int>) -> Void) {
    let wanted = name.canonicalName
    let count = wanted.utf8.count
    for field in fields where field.name.count == count {
      var position = field.name.lowerBound
      var same = true
      for byte in wanted.utf8 {
        if ByteClass.lowercased(bytes[position]) != byte {
          same = false
          break
        }
        position += 1
      }
      if same { body(field.value) }
    }
  }

  /// The field's values joined by ", " (RFC 9110 section 5.2), or nil if there is none.
  func value(of name: HTTPField.Name) -> String? {
    var joined: String?
    forEachValue(of: name) { range in
      if joined == nil {
        joined = text(range)
      } else {
        joined?.append(", ")
        joined?.append(text(range))
      }
    }
    return joined
  }
}
