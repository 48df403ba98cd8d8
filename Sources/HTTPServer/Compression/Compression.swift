/// When answers are compressed with gzip.
public struct Compression: Sendable {
  public var isEnabled = true
  /// 1 (fast) to 9 (small).
  public var level = 3
  /// Bytes from which an answer is compressed.
  public var minimumSize = 1024
  /// Media types, without parameters and in lower case, in addition to every `text/…`, `…+json` and `…+xml`.
  public var types: Set<String> = [
    "application/json", "application/javascript", "application/xml", "application/manifest+json",
    "application/x-ndjson", "image/svg+xml",
  ]

  public init() {}

  func covers(contentType: String) -> Bool {
    let end = contentType.utf8.firstIndex(of: Byte.semicolon) ?? contentType.endIndex
    let type = contentType[..<end]
    // An event stream must go out at once.
    if type.utf8.starts(with: "text/".utf8) { return type != "text/event-stream" }
    let name = String(type.utf8.last == Byte.space ? type.dropLast() : type).lowercased()
    return types.contains(name) || name.hasPrefix("text/") || name.hasSuffix("+json") || name.hasSuffix("+xml")
  }
}
