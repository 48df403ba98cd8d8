import FileKinds
import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations

extension LoopState {
  /// A file of a dossier to be saved, or a picture to be shown: a safe type, its name, and parts of it where they are
  /// asked for; nil for one that was changed on disk, which is never sent. The look is to be recorded.
  package func download(_ file: StoredFile, for request: Request, isShown: Bool = false) async throws -> Response? {
    guard let open = try await store.open(file) else {
      logger.error("an uploaded file is missing, or is not as it came", metadata: ["file": "\(file.digest)"])
      return nil
    }
    // The very bytes that were read.
    let content = FileContent(open)
    let fields: HTTPFields = [
      .contentType: file.kind.mediaType, .xContentTypeOptions: "nosniff", .cacheControl: "no-store",
      .contentDisposition: isShown ? "inline" : file.disposition,
    ]
    return try Response.ranged(request, fields, tag: file.digest, size: content.length) { .file(content[$0]) }
  }
}

extension StoredFile {
  /// With its name in ASCII and its real name (RFC 6266 section 4.3, RFC 8187).
  package var disposition: String {
    let name = safeName
    let plain = String(decoding: name.utf8.map { (0x20...0x7E).contains($0) && $0 != 0x25 ? $0 : 0x5F }, as: UTF8.self)
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(percentEncoded(name))"
  }
}
