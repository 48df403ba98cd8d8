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

  /// A file of a dossier for the browser (`LoopState.download`); the look is recorded.
  func send(_ file: StoredFile, of dossier: Int64, openedBy proof: LookProof = .session) async throws -> Response {
    let isShown = file.kind.isShown && request.query[Visit.shows] != nil
    guard let response = try await state.download(file, for: request, isShown: isShown) else { return damaged(file) }
    note(.file, [dossier], openedBy: proof)
    return response
  }

  /// Says that a file is not as it came.
  func damaged(_ file: StoredFile) -> Response {
    show(ErrorPage(.internalError, sentence: words.dossierFiles.damaged(["name": HTML(text: file.safeName)])))
  }

  /// The number of a file in the path.
  var fileNumber: Int? { context.parameters["file"].flatMap(DossierFile.number) }
}
