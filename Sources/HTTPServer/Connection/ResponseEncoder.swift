import HTTPTypes

/// Writes a response's head, and chooses what follows it. One per loop.
struct ResponseEncoder: ~Copyable {
  /// What is to be sent after the head.
  enum Payload {
    case none
    case bytes([UInt8])
    case file(FileContent)
    case stream(StreamFraming)
  }

  private struct FixedField {
    let name: String
    let line: [UInt8]
  }

  private let fixed: [FixedField]
  private let allFixed: [UInt8]
  private let compression: Compression
  private var deflater: Deflater?

  init(fixedFields: HTTPFields, compression: Compression) {
    fixed = fixedFields.map { field in
      FixedField(name: field.name.canonicalName, line: Array("\(field.name.rawName): \(field.value)\r\n".utf8))
    }
    allFixed = fixed.flatMap(\.line)
    self.compression = compression
  }

  /// What the response's own fields say.
  private struct Noted {
    var overridden: UInt64 = 0
    var contentType: String?
    /// The offset of a strong entity tag's value in the output.
    var strongTag: Int?
    var isEncoded = false
    var isPartial = false
    var variesByEncoding = false
    var hasDate = false
    var hasLength = false
  }

  /// Appends the head to `output`: the response's own fields first, since the others depend on them.
  /// - Parameters:
  ///   - isHead: the request was HEAD, but was refused before it became a `RequestHead`.
  ///   - closes: the connection ends after this answer.
  mutating func encode(
    _ response: borrowing Response, to head: RequestHead?, isHead: Bool = false, closes: Bool, date: [UInt8],
    into output: inout OutputBuffer
  ) -> Payload {
    let code = response.status.code
    let isBodiless = code < 200 || code == 204 || code == 304
    let isHead = isHead || head?.method == .head
    appendStatus(response.status, &output)
    let noted = appendFields(response.fields, keepsLength: isHead && isNone(response.body), &output)
    var payload = Payload.none
    var length: Int? = 0
    var encodesGzip = false
    var addsVary = false
    if !isBodiless {
      switch response.body {
      case .none: break
      case .bytes(let bytes):
        let chosen = choose(bytes, response, noted, head, &addsVary)
        encodesGzip = chosen.isGzip
        payload = .bytes(chosen.bytes)
        length = chosen.bytes.count
      case .file(let file):
        payload = .file(file)
        length = file.length
      case .stream(let stream):
        // HTTP/1.0 has no chunks: what is told beforehand is the length of the stream as it is.
        let isAllowed = compresses(noted, response, head, &addsVary)
        encodesGzip = isAllowed && (stream.length == nil || head?.line.minor != 0)
        length = encodesGzip ? nil : stream.length
        let chunked = length == nil && (head?.line.minor ?? 1) >= 1
        let deflater = encodesGzip && !isHead ? Deflater(level: compression.level) : nil
        payload = .stream(StreamFraming(isChunked: chunked, left: nil, deflater: deflater))
      }
    }
    // A strong tag names bytes, and compressing changes them (RFC 9110 section 8.8.1).
    if encodesGzip, let tag = noted.strongTag { output.insert("W/", at: tag) }
    if !noted.hasDate { output.append(date) }
    appendFixed(noted.overridden, &output)
    if encodesGzip { output.append("Content-Encoding: gzip\r\n") }
    if addsVary, !noted.variesByEncoding { output.append("Vary: Accept-Encoding\r\n") }
    if !isBodiless {
      if let length {
        if !noted.hasLength {
          output.append("Content-Length: ")
          output.append(decimal: length)
          output.append("\r\n")
        }
      } else if (head?.line.minor ?? 1) >= 1 {
        output.append("Transfer-Encoding: chunked\r\n")
      }
    }
    if closes {
      output.append("Connection: close\r\n")
    } else if head?.line.minor == 0 {
      output.append("Connection: keep-alive\r\n")
    }
    output.append("\r\n")
    return isHead ? .none : payload
  }

  private func isNone(_ body: ResponseBody) -> Bool {
    if case .none = body { true } else { false }
  }

  /// Whether the answer is worth compressing and the client accepts it. If only the client decides, it varies by that.
  private func compresses(
    _ noted: Noted, _ response: borrowing Response, _ head: RequestHead?, _ addsVary: inout Bool
  ) -> Bool {
    guard compression.isEnabled, response.mayCompress, !noted.isEncoded, !noted.isPartial,
      response.status.code != 206, let head, let type = noted.contentType, compression.covers(contentType: type)
    else { return false }
    addsVary = true
    return AcceptEncoding(head).prefersGzip
  }

  private mutating func choose(
    _ bytes: [UInt8], _ response: borrowing Response, _ noted: Noted, _ head: RequestHead?, _ addsVary: inout Bool
  ) -> (bytes: [UInt8], isGzip: Bool) {
    if let gzipped = response.gzipped, let head {
      addsVary = true
      return AcceptEncoding(head).prefersGzip ? (gzipped, true) : (bytes, false)
    }
    guard bytes.count >= compression.minimumSize, compresses(noted, response, head, &addsVary) else {
      return (bytes, false)
    }
    if deflater == nil { deflater = Deflater(level: compression.level) }
    guard let compressed = deflater?.compress(bytes), compressed.count < bytes.count else { return (bytes, false) }
    return (compressed, true)
  }

  private func appendStatus(_ status: HTTPResponse.Status, _ output: inout OutputBuffer) {
    if status.code == 200 {
      output.append("HTTP/1.1 200 OK\r\n")
      return
    }
    output.append("HTTP/1.1 ")
    output.append(decimal: status.code)
    output.append(" ")
    output.append(status.reasonPhrase)
    output.append("\r\n")
  }

  private func appendFixed(_ overridden: UInt64, _ output: inout OutputBuffer) {
    if overridden == 0 {
      output.append(allFixed)
      return
    }
    for index in fixed.indices where overridden & (1 << UInt64(index)) == 0 { output.append(fixed[index].line) }
  }

  /// - Parameter keepsLength: the response's own Content-Length is sent, as the server knows none.
  private func appendFields(_ fields: HTTPFields, keepsLength: Bool, _ output: inout OutputBuffer) -> Noted {
    var noted = Noted()
    for field in fields {
      let name = field.name.canonicalName
      for index in fixed.indices where fixed[index].name.utf8.count == name.utf8.count && fixed[index].name == name {
        noted.overridden |= 1 << UInt64(index)
      }
      var isTag = false
      switch name.utf8.count {
      case 4 where name == "date": noted.hasDate = true
      case 4 where name == "etag": isTag = true
      case 4 where name == "vary":
        let value = field.value.lowercased()
        noted.variesByEncoding = noted.variesByEncoding || value == "*" || value.contains("accept-encoding")
      case 10 where name == "connection" || name == "keep-alive": continue
      case 12 where name == "content-type": noted.contentType = field.value
      case 13 where name == "content-range": noted.isPartial = true
      case 14 where name == "content-length":
        if !keepsLength { continue }
        noted.hasLength = true
      case 16 where name == "content-encoding": noted.isEncoded = true
      case 17 where name == "transfer-encoding": continue
      default: break
      }
      output.append(field.name.rawName)
      output.append(": ")
      field.withUnsafeBytesOfValue { value in
        if isTag, value.first == Byte.quote { noted.strongTag = output.count }
        output.append(value)
      }
      output.append("\r\n")
    }
    return noted
  }
}
