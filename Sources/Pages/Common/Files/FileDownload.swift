import FileKinds
import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

extension FileKind {
  /// Pictures that every browser draws by itself, and that hold no code.
  var isShown: Bool { self == .jpeg || self == .png || self == .gif || self == .webp }
}

extension Visit {
  /// The field of an address that asks for a picture to be shown instead of saved.
  static var shows: String { "xem" }

  /// A file of a dossier for the browser (`LoopState.download`); the look is recorded.
  func send(_ file: StoredFile, of dossier: Int64, openedBy proof: LookProof = .session) async throws -> Response {
    try requireLook(at: dossier)
    if file.kind == .pdf, request.query[Visit.shows] != nil { return try await firstPage(of: file, dossier, proof) }
    let isShown = file.kind.isShown && request.query[Visit.shows] != nil
    guard let response = try await state.download(file, for: request, isShown: isShown) else { return damaged(file) }
    note(.file, [dossier], openedBy: proof)
    return response
  }

  /// A picture of the first page, of a file that is as it came.
  private func firstPage(of file: StoredFile, _ dossier: Int64, _ proof: LookProof) async throws -> Response {
    guard let drawing = state.shared.firstPage else { throw PortalError.notFound }
    guard try await state.store.open(file) != nil else { return damaged(file) }
    // Readers often share an address, applicants of different dossiers too.
    let reader = session?.account.login ?? "\(request.client) \(dossier)"
    switch try await drawing.picture(of: file, in: state.shared.uploads.path, for: reader) {
    case .picture(let picture):
      note(.file, [dossier], openedBy: proof)
      return Response(
        fields: [
          .contentType: "image/jpeg", .xContentTypeOptions: "nosniff", .cacheControl: "no-store",
          .contentDisposition: "inline",
        ], body: .bytes(picture))
    case .undrawable(let end):
      state.logger.notice("a first page is not drawn: \(end)", metadata: ["file": "\(file.digest)"])
      return undrawn(file, .internalError, code: .notFound, words.dossierFiles.undrawn)
    case .busy:
      var response = undrawn(file, .unavailable, words.dossierFiles.drawnLater)
      response.fields[.retryAfter] = "2"
      return response
    }
  }

  /// Without scripts the picture would have been a page of its own.
  private func undrawn(
    _ file: StoredFile, _ status: ErrorStatus, code: HTTPResponse.Status? = nil, _ sentence: Phrase
  ) -> Response {
    let link: HTML = "<a href=\"\(request.path)\" download>\(file.safeName)</a>"
    return show(
      ErrorPage(status, code: code, title: words.dossierFiles.lookAtPage, sentence: sentence(["name": link])))
  }

  /// Says that a file is not as it came.
  func damaged(_ file: StoredFile) -> Response {
    show(ErrorPage(.internalError, sentence: words.dossierFiles.damaged(["name": HTML(text: file.safeName)])))
  }

  /// The number of a file in the path.
  var fileNumber: Int? { context.parameters["file"].flatMap(DossierFile.number) }
}
