import StreamSafe

/// Names and values of a query or a form, in the order sent. A name may occur more than once.
public struct FormValues: Sendable {
  public var pairs: [(String, String)]

  public init(_ pairs: [(String, String)]) { self.pairs = pairs }

  /// The first value of that name. Names are compared by their bytes.
  public subscript(name: String) -> String? {
    for pair in pairs where pair.0.isSame(as: name) { return pair.1 }
    return nil
  }

  /// Every value of that name.
  public func all(_ name: String) -> [String] {
    pairs.compactMap { $0.0.isSame(as: name) ? $0.1 : nil }
  }

  /// Reads application/x-www-form-urlencoded (WHATWG URL, section 5.1).
  /// - Throws: 400 for a malformed escape, for what is not UTF-8 and for NUL; 413 for more than `limit` pairs.
  public init(urlencoded bytes: [UInt8], limit: Int = 1000) throws(HTTPError) {
    try self.init(urlencoded: bytes.span, bytes.indices, limit: limit)
  }

  init(urlencoded bytes: Span<UInt8>, _ range: Range<Int>, limit: Int) throws(HTTPError) {
    var pairs: [(String, String)] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      var equals: Int?
      while end < range.upperBound, bytes[end] != Byte.ampersand {
        if bytes[end] == Byte.equals, equals == nil { equals = end }
        end += 1
      }
      if end > start {
        guard let name = PercentDecoding.text(bytes, start..<(equals ?? end), form: true),
          let value = equals.map({ PercentDecoding.text(bytes, $0 + 1..<end, form: true) }) ?? ""
        else { throw .badRequest("The form's values are not UTF-8.") }
        guard pairs.count < limit else { throw HTTPError(.contentTooLarge, "The form has too many fields.") }
        pairs.append((name, value))
      }
      start = end + 1
    }
    self.pairs = pairs
  }
}
