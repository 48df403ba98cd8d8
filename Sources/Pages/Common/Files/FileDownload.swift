import FileKinds
import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web

extension FileKind {
  /// Pictures that every browser draws by itself, and that hold no code.
  var isShown: Bool { self == .jpeg || self == .png || self == .gif || self == .webp }
}

extension Visit {
  /// The field of an address that asks for a picture to be shown instead of saved.
  static var shows: String { "xem" }

  /// A file of a dossier for the browser to save, or a picture to show: a safe type, its name, and parts of it where
  /// they are asked for. The look is recorded. What was changed on disk is never sent.
  func send(_ file: StoredFile, of dossier: Int64, openedBy proof: LookProof = .session) async throws -> Response {
    guard try await state.store.content(of: file) != nil else {
      return damaged(file)
    }
    note(.file, [dossier], openedBy: proof)
    let content = try FileContent(path: state.shared.uploads.path + "/" + file.digest)
    let isShown = file.kind.isShown && request.query[Visit.shows] != nil
    let fields: HTTPFields = [
      .contentType: file.kind.mediaType, .xContentTypeOptions: "nosniff", .cacheControl: "no-store",
      .contentDisposition: isShown ? "inline" : file.disposition,
    ]
    return try Response.ranged(request, fields, tag: file.digest, size: content.length) { .file(content[$0]) }
  }

  /// Says that a file is not as it came, to the reader and in the program's log.
  func damaged(_ file: StoredFile) -> Response {
    state.logger.error("an uploaded file is missing, or is not as it came", metadata: ["file": "\(file.digest)"])
    return show(ErrorPage(.internalError, sentence: words.dossierFiles.damaged(["name": HTML(text: file.safeName)])))
  }

  /// The number of a file in the path.
  var fileNumber: Int? { context.parameters["file"].flatMap(DossierFile.number) }
}

extension StoredFile {
  /// With its name in ASCII and its real name (RFC 6266 section 4.3, RFC 8187).
  var disposition: String {
    let name = safeName
    let plain = String(decoding: name.utf8.map { (0x20...0x7E).contains($0) && $0 != 0x25 ? $0 : 0x5F }, as: UTF8.self)
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(percentEncoded(name))"
  }
}
