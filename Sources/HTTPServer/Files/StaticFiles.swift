/// The files of one folder, under one path: as a middleware, or as the handler of a route such as `/assets/{name...}`.
///
/// The folder is read once, by the initialiser: small files are kept in memory, texts also compressed; large ones are
/// read on request. Only names found then are ever opened, so no path leaves the folder. A file that changes later
/// needs a restart.
///
/// Each file has an address with a hash of its content (`url(for:)`), which may be cached for ever; under its plain
/// name it is revalidated with If-None-Match.
public struct StaticFiles: Middleware {
  private let prefix: String
  private let files: [String: StaticFile]
  /// By the addresses with a hash.
  private let names: [String: String]

  /// - Parameters:
  ///   - folder: where the files are.
  ///   - prefix: where they are served.
  ///   - memoryLimit: the size in bytes up to which a file is kept in memory.
  /// - Throws: `SystemError` if the folder or one of its files cannot be read.
  public init(folder: String, at prefix: String = "/assets/", memoryLimit: Int = 1024 * 1024) throws {
    self.prefix = prefix.hasSuffix("/") ? prefix : prefix + "/"
    var files: [String: StaticFile] = [:]
    var names: [String: String] = [:]
    for name in try Folder.files(in: folder) {
      let file = try StaticFile(path: folder + "/" + name, name: name, memoryLimit: memoryLimit)
      files[name] = file
      names[Self.hashed(name, file.tag)] = name
    }
    self.files = files
    self.names = names
  }

  /// The address of a file that changes with its content; for an unknown name, the plain address.
  public func url(for name: String) -> String {
    prefix + (files[name].map { Self.hashed(name, $0.tag) } ?? name)
  }

  public func handle(_ request: Request, _ context: Context, next: Handler) async throws -> Response {
    guard request.path.utf8.starts(with: prefix.utf8) else { return try await next(request, context) }
    return try respond(to: request)
  }

  /// For a route whose pattern begins with the prefix.
  public var handler: @Sendable (Request, Context) throws -> Response {
    { request, _ in try respond(to: request) }
  }

  /// - Throws: 404, 405, 412 and 416.
  public func respond(to request: Request) throws -> Response {
    let name = String(decoding: request.path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    if let plain = names[name], let file = files[plain] { return try file.respond(to: request, isHashed: true) }
    if let file = files[name] { return try file.respond(to: request, isHashed: false) }
    // A page from before an update asks for the old content: it gets today's, uncached.
    if let plain = Self.withoutHash(name), let file = files[plain] {
      return try file.respond(to: request, isHashed: false)
    }
    throw HTTPError.notFound
  }

  private static let hashDigits = 12

  private static func hashed(_ name: String, _ tag: String) -> String {
    let hash = tag.prefix(hashDigits)
    let start = name.lastIndex(of: "/") ?? name.startIndex
    guard let dot = name[start...].lastIndex(of: ".") else { return "\(name).\(hash)" }
    return "\(name[..<dot]).\(hash)\(name[dot...])"
  }

  private static func withoutHash(_ name: String) -> String? {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2 else { return nil }
    let index = parts.count == 2 ? 1 : parts.count - 2
    guard parts[index].utf8.count == hashDigits, parts[index].utf8.allSatisfy({ ByteClass.hexadecimal($0) != nil })
    else { return nil }
    parts.remove(at: index)
    return parts.joined(separator: ".")
  }
}
