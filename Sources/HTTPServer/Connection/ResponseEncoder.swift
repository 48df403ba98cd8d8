import HTTPTypes

/// Writes a response's head, and chooses what follows it. One a loop.
struct ResponseEncoder: ~Copyable {
  /// What is to be sent behind the head.
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

  /// What the response's own fields say, gathered in one pass.
  private struct Noted {
    var overridden: UInt64 = 0
    var contentType: String?
    var isEncoded = false
    var isPartial = false
    var variesByEncoding = false
    var hasDate = false
  }

  /// Appends the head to `output`.
  /// - Parameter closes: the connection ends behind this answer.
  mutating func encode(
    _ response: borrowing Response, to head: RequestHead?, closes: Bool, date: [UInt8], into output: inout [UInt8]
  ) -> Payload {
    let code = response.status.code
    let isBodiless = code < 200 || code == 204 || code == 304
    let isHead = head?.method == .head
    let noted = note(response)
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
        encodesGzip = compresses(noted, response, head, &addsVary)
        length = encodesGzip ? nil : stream.length
        let chunked = length == nil && (head?.line.minor ?? 1) >= 1
        let deflater = encodesGzip && !isHead ? Deflater(level: compression.level) : nil
        payload = .stream(StreamFraming(isChunked: chunked, left: nil, deflater: deflater))
      }
    }
    appendStatus(response.status, &output)
    if !noted.hasDate { output += date }
    appendFixed(noted.overridden, &output)
    let keepsLength = isHead && isNone(response.body)
    appendFields(response.fields, keepsLength: keepsLength, weakensTag: encodesGzip, &output)
    if encodesGzip { output.append("Content-Encoding: gzip\r\n") }
    if addsVary, !noted.variesByEncoding { output.append("Vary: Accept-Encoding\r\n") }
    if !isBodiless {
      if let length {
        if !keepsLength || response.fields[.contentLength] == nil { output.appendLength(length) }
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

  private func note(_ response: borrowing Response) -> Noted {
    var noted = Noted()
    for field in response.fields {
      let name = field.name.canonicalName
      for index in fixed.indices where fixed[index].name.utf8.count == name.utf8.count && fixed[index].name == name {
        noted.overridden |= 1 << UInt64(index)
      }
      switch name.utf8.count {
      case 4 where name == "date": noted.hasDate = true
      case 4 where name == "vary":
        let value = field.value.lowercased()
        noted.variesByEncoding = noted.variesByEncoding || value == "*" || value.contains("accept-encoding")
      case 12 where name == "content-type": noted.contentType = field.value
      case 13 where name == "content-range": noted.isPartial = true
      case 16 where name == "content-encoding": noted.isEncoded = true
      default: break
      }
    }
    return noted
  }

  /// Whether to compress what is worth it, as the client wishes. What could be compressed varies by Accept-Encoding.
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

  private func appendStatus(_ status: HTTPResponse.Status, _ output: inout [UInt8]) {
    if status.code == 200 {
      output.append("HTTP/1.1 200 OK\r\n")
      return
    }
    output.append("HTTP/1.1 ")
    output.appendDecimal(status.code)
    output.append(Byte.space)
    output.append(contentsOf: status.reasonPhrase.utf8)
    output.append("\r\n")
  }

  private func appendFixed(_ overridden: UInt64, _ output: inout [UInt8]) {
    if overridden == 0 {
      output += allFixed
      return
    }
    for index in fixed.indices where overridden & (1 << UInt64(index)) == 0 { output += fixed[index].line }
  }

  private func appendFields(
    _ fields: HTTPFields, keepsLength: Bool, weakensTag: Bool, _ output: inout [UInt8]
  ) {
    for field in fields {
      let name = field.name.canonicalName
      switch name.utf8.count {
      case 10 where name == "connection" || name == "keep-alive": continue
      case 14 where name == "content-length" && !keepsLength: continue
      case 17 where name == "transfer-encoding": continue
      default: break
      }
      output.append(contentsOf: field.name.rawName.utf8)
      output.append(": ")
      field.withUnsafeBytesOfValue { value in
        // A strong tag names bytes, and compressing changes them (RFC 9110 section 8.8.1).
        if weakensTag, name == "etag", value.first == Byte.quote { output.append("W/") }
        output.append(contentsOf: value)
      }
      output.append("\r\n")
    }
  }
}

extension [UInt8] {
  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func appendDecimal(_ number: Int) {
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
    Swift.withUnsafeMutableBytes(of: &digits) { buffer in
      var rest = number
      var position = buffer.count
      repeat {
        position -= 1
        buffer[position] = UInt8(truncatingIfNeeded: rest % 10) + Byte.zero
        rest /= 10
      } while rest > 0
      append(contentsOf: buffer[position...])
    }
  }

  mutating func appendLength(_ length: Int) {
    append("Content-Length: ")
    appendDecimal(length)
    append("\r\n")
  }
}
