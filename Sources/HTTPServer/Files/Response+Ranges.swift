import HTTPTypes

extension Response {
  /// The part of a content that a GET asks for, or all of it (RFC 9110 section 14).
  ///
  /// - Parameters:
  ///   - tag: the content's strong entity tag, without quotes.
  ///   - size: of the content, in bytes.
  ///   - body: gives a part.
  /// - Throws: 416 for a part that is not within the content, and what `body` throws.
  public static func ranged(
    _ request: Request, _ fields: HTTPFields, tag: String, size: Int, body: (Range<Int>) throws -> ResponseBody
  ) throws -> Response {
    var fields = fields
    fields[.eTag] = "\"\(tag)\""
    fields[.acceptRanges] = "bytes"
    var range = ByteRange.none
    if request.method == .get, let text = request.field(.range) {
      // If-Range asks for the part only if the content is the same, which a date in whole seconds cannot promise
      // (section 13.1.5).
      let condition = request.field(.ifRange)
      if condition == nil || condition == "\"\(tag)\"" { range = ByteRange(text, length: size) }
    }
    switch range {
    case .none: return Response(fields: fields, body: try body(0..<size))
    case .part(let part):
      fields[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)"
      return Response(status: .partialContent, fields: fields, body: try body(part))
    case .unsatisfiable:
      throw HTTPError(
        .rangeNotSatisfiable, "The range is not within the file.", fields: [.contentRange: "bytes */\(size)"])
    }
  }
}
