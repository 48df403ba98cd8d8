import Glibc
import HTTPTypes
import System

/// A file as it is served.
struct StaticFile: Sendable {
  private enum Content: Sendable {
    case memory([UInt8], gzipped: [UInt8]?)
    case disk(path: String)
  }

  /// Sixteen hexadecimal digits of the content's hash.
  let tag: String
  private let contentType: String
  private let size: Int
  /// Seconds since 1970: when the file was modified, or read, if its time stamp is in the future.
  private let modified: Int
  private let content: Content

  init(path: String, name: String, memoryLimit: Int) throws(SystemError) {
    let file = try OpenFile(path: path)
    contentType = MediaType.of(name)
    size = file.size
    modified = max(0, min(file.modified, time(nil)))
    var hash = ContentHash()
    if file.size <= memoryLimit {
      let bytes = try file.bytes(file.size, at: 0)
      hash.add(bytes)
      content = .memory(bytes, gzipped: Self.gzipped(bytes, contentType))
    } else {
      try file.forEachPiece { hash.add($0) }
      content = .disk(path: path)
    }
    tag = hash.text
  }

  private static func gzipped(_ bytes: [UInt8], _ contentType: String) -> [UInt8]? {
    let compression = Compression()
    guard bytes.count >= compression.minimumSize, compression.covers(contentType: contentType) else { return nil }
    var deflater = Deflater(level: 9)
    guard let gzipped = deflater?.compress(bytes), gzipped.count < bytes.count else { return nil }
    return gzipped
  }

  func respond(to request: Request, isHashed: Bool) throws -> Response {
    guard request.method == .get || request.method == .head else {
      throw HTTPError.methodNotAllowed([.get, .head])
    }
    var fields: HTTPFields = [
      .contentType: contentType, .acceptRanges: "bytes",
      .cacheControl: isHashed ? "public, max-age=31536000, immutable" : "no-cache",
    ]
    var isGzipped = false
    if case .memory(_, .some) = content {
      fields[.vary] = "Accept-Encoding"
      isGzipped = request.field(.range) == nil && AcceptEncoding(request.head).prefersGzip
    }
    let current = isGzipped ? tag + "-gzip" : tag
    fields[.eTag] = "\"\(current)\""
    fields[.lastModified] = HTTPDate.text(modified)
    let conditions = Conditions(request)
    guard conditions.areMet(tag: current, modified: modified) else {
      throw HTTPError(.preconditionFailed, "The file is another one now.")
    }
    if conditions.isHeld(tag: current, modified: modified) {
      fields[.contentType] = nil
      return Response(status: .notModified, fields: fields)
    }
    if isGzipped, case .memory(_, .some(let gzipped)) = content {
      fields[.contentEncoding] = "gzip"
      return Response(fields: fields, body: .bytes(gzipped))
    }
    return try Response.ranged(request, fields, tag: current, size: size, body: body)
  }

  private func body(_ part: Range<Int>) throws -> ResponseBody {
    switch content {
    case .memory(let bytes, _): .bytes(part.count == size ? bytes : Array(bytes[part]))
    case .disk(let path): .file(try FileContent(path: path)[part])
    }
  }
}
