/// What a client accepts, by weight (RFC 9110 sections 12.4.2 and 12.5.3).
struct AcceptEncoding {
  /// Thousandths; nil where the coding is not named.
  private var gzip: Int?
  private var identity: Int?
  private var any: Int?

  init(_ head: RequestHead) {
    let bytes = head.bytes
    head.forEachValue(of: .acceptEncoding) { range in read(bytes.span, range) }
  }

  init(_ text: String) {
    let bytes = Array(text.utf8)
    read(bytes.span, bytes.indices)
  }

  /// Whether gzip is accepted, and weighs no less than no coding at all.
  var prefersGzip: Bool {
    let weight = gzip ?? any ?? 0
    return weight > 0 && weight >= (identity ?? 0)
  }

  private mutating func read(_ bytes: Span<UInt8>, _ value: Range<Int>) {
    var start = value.lowerBound
    while start < value.upperBound {
      var end = start
      while end < value.upperBound, bytes[end] != Byte.comma { end += 1 }
      readElement(bytes, start..<end)
      start = end + 1
    }
  }

  private mutating func readElement(_ bytes: Span<UInt8>, _ element: Range<Int>) {
    var end = element.lowerBound
    while end < element.upperBound, bytes[end] != Byte.semicolon { end += 1 }
    let coding = bytes.trimmed(element.lowerBound..<end)
    let weight = Self.weight(bytes, min(end + 1, element.upperBound)..<element.upperBound)
    if bytes.equals(coding, "gzip") || bytes.equals(coding, "x-gzip") {
      gzip = max(gzip ?? 0, weight)
    } else if bytes.equals(coding, "identity") {
      identity = weight
    } else if bytes.equals(coding, "*") {
      any = weight
    }
  }

  /// weight = "q=" qvalue, in thousandths. An invalid weight counts as 0: better plain than not understood.
  private static func weight(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
    let text = bytes.trimmed(range)
    if text.isEmpty { return 1000 }
    guard text.count >= 3, text.count <= 7, bytes.equals(text.lowerBound..<text.lowerBound + 2, "q=") else { return 0 }
    let whole = bytes[text.lowerBound + 2]
    guard whole == Byte.zero || whole == Byte.zero + 1 else { return 0 }
    if text.count == 3 { return whole == Byte.zero ? 0 : 1000 }
    guard bytes[text.lowerBound + 3] == Byte.period else { return 0 }
    var value = 0
    var scale = 100
    for index in text.lowerBound + 4..<text.upperBound {
      guard ByteClass.isDigit(bytes[index]) else { return 0 }
      value += Int(bytes[index] - Byte.zero) * scale
      scale /= 10
    }
    return whole == Byte.zero ? value : value == 0 ? 1000 : 0
  }
}
