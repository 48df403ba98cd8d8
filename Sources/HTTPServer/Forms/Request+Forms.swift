import HTTPTypes

extension Request {
  /// The decoded query, empty if there is none. It is decoded at each use: keep it in a constant to read it often.
  public var query: FormValues {
    guard let query = head.line.query else { return FormValues([]) }
    let bytes = head.bytes
    do {
      return try FormValues(urlencoded: bytes.span, query, limit: Int.max)
    } catch {
      // Cannot happen: the head's initialiser has refused a query that does not decode.
      return FormValues([])
    }
  }

  /// The form in the body: application/x-www-form-urlencoded, or multipart/form-data without its files (see
  /// `multipart`). The body is kept, so this can be called again.
  /// - Throws: 415 for another media type, 413 over the body's limit or `Limits.formFields`, 400 for a malformed form,
  ///   and as `RequestBody.collect`.
  public func form() async throws -> FormValues {
    let type = field(.contentType).flatMap { HeaderValue($0) }
    switch type?.value {
    case "application/x-www-form-urlencoded":
      return try FormValues(urlencoded: await body.collect(), limit: body.formFields)
    case "multipart/form-data":
      var parser = try multipartParser(body.formFields)
      let events = try parser.feed(await body.collect())
      try parser.finish()
      return try Self.values(events)
    default:
      throw Self.unsupported
    }
  }

  /// The parts of a multipart/form-data body, files included, as they come. The body cannot be read in another way
  /// then.
  /// - Parameter mostParts: instead of `Limits.formFields`.
  /// - Throws: 415 for another media type, 400 if the boundary is missing or invalid.
  public func multipart(mostParts: Int? = nil) throws -> MultipartParts {
    MultipartParts(MultipartReader(body.makeAsyncIterator(), try multipartParser(mostParts ?? body.formFields)))
  }

  private func multipartParser(_ partLimit: Int) throws -> MultipartParser {
    guard let text = field(.contentType), let type = HeaderValue(text), type.value == "multipart/form-data" else {
      throw Self.unsupported
    }
    guard let boundary = type["boundary"], let parser = MultipartParser(boundary: boundary, partLimit: partLimit)
    else { throw HTTPError.badRequest("The form's boundary is not valid.") }
    return parser
  }

  private static func values(_ events: [MultipartParser.Event]) throws -> FormValues {
    var pairs: [(String, String)] = []
    var current: (header: MultipartHeader, content: [UInt8])?
    for event in events {
      switch event {
      case .part(let header): current = (header, [])
      case .content(let bytes): current?.content += bytes
      case .partEnd:
        if let part = current, part.header.filename == nil {
          pairs.append((part.header.name, try Multipart.text(part.content)))
        }
        current = nil
      case .end: break
      }
    }
    return FormValues(pairs)
  }

  private static let unsupported = HTTPError(
    .unsupportedMediaType, "A form is expected here.",
    fields: [.accept: "application/x-www-form-urlencoded, multipart/form-data"])
}
