import FileKinds
import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import System
import Words

/// What the script of a form's file field asks, so that a file comes while the rest is filled in, in pieces, and goes on
/// where a broken connection left it. The form then names it among its kept files.
///
/// Without the script, files come with the form.
package enum ComingFileHandlers {
  /// The most bytes of a piece.
  package static let largestPiece = 4 << 20

  /// `GET /tep-tai-len/{id}`: 204 with how many bytes are on disk; 404 where there is no such file of the reader's.
  package static let offset: ReadHandler = { visit in
    guard let file = try visit.reader.comingFile(visit.comingName, of: visit.fileOwner) else {
      throw PortalError.notFound
    }
    return .offset(file.received)
  }

  /// `PUT /tep-tai-len/{id}`: the piece that begins at `Upload-Offset`; the first begins the file.
  ///
  /// 204 with the new offset, once the piece is on disk; 200 with the field's tick once the file is whole and was found
  /// good, and whenever it is sent again after that: nothing is written into a whole file. 409 with the offset where it
  /// is another, or another request has the file. Otherwise a sentence as text: 403 for a page of an earlier session, 413
  /// where too much waits, 422 for a file that is not taken; it is then gone.
  package static let put: VisitHandler = { visit in
    guard visit.hasFormToken else { return .sentence(.forbidden, visit.words.files.coming.signedOut) }
    guard let head = PieceHead(visit.request) else { throw HTTPError(.badRequest, "The piece has no place.") }
    let name = visit.comingName
    if try visit.reader.comingFile(name, of: visit.fileOwner) == nil {
      if let whole = try visit.wholeFile(name) { return visit.tick(whole) }
      guard head.offset == 0, let new = visit.newFile(head, name) else { throw PortalError.notFound }
      if new.size > FileIntake.largest {
        return .sentence(.contentTooLarge, visit.words.files.problems[.tooLarge], name: new.title)
      }
      do {
        try await visit.run(BeginFile(new, isGuest: visit.session == nil, now: visit.now))
      } catch let shortage as FileRoom.Shortage {
        return .sentence(.contentTooLarge, visit.words.files.coming.sentence(shortage))
      }
    }
    guard let size = try visit.reader.comingFile(name, of: visit.fileOwner)?.size else { throw PortalError.notFound }
    guard let partial = try await PartialUpload.open("\(visit.keptFolder)/\(name)", size: size) else {
      return .offset(try visit.reader.comingFile(name, of: visit.fileOwner)?.received ?? 0, .conflict)
    }
    // Another request may have had it until now.
    visit.reader.endBatch()
    guard var file = try visit.reader.comingFile(name, of: visit.fileOwner) else {
      await partial.remove()
      guard let whole = try visit.wholeFile(name) else { throw PortalError.notFound }
      return visit.tick(whole)
    }
    // What was there is lost, such as by a restored backup.
    if let length = try await partial.length, length < file.received {
      file.received = 0
      try await visit.run(NotePiece(name, received: 0, now: visit.state.clock()))
    }
    guard head.offset == file.received else { return .offset(file.received, .conflict) }
    let limit = min(largestPiece, file.size - file.received)
    let (count, failure) = try await partial.append(visit.request.body, at: file.received, limit: limit)
    // Given up meanwhile: another may have come in its place.
    guard try await partial.isNamed else { throw PortalError.notFound }
    if count > 0 {
      file.received += count
      try await visit.run(NotePiece(name, received: file.received, now: visit.state.clock()))
    }
    if let failure { throw failure }
    guard file.received == file.size else { return .offset(file.received) }
    return try await visit.finish(file, partial)
  }

  /// `DELETE /tep-tai-len/{id}`: the file is not wanted any more, whole or not.
  package static let delete: VisitHandler = { visit in
    guard visit.hasFormToken else { return .sentence(.forbidden, visit.words.files.coming.signedOut) }
    let name = visit.comingName
    guard try await visit.run(GiveUpFile(name, of: visit.fileOwner)) else { throw PortalError.notFound }
    await UploadFolder.remove([name, ComingFile.whole(name)].map { "\(visit.keptFolder)/\($0)" })
    return Response(status: .noContent)
  }
}

/// Where a piece belongs.
private struct PieceHead {
  var offset: Int
  /// Of the whole file.
  var size: Int?

  init?(_ request: Request) {
    guard let offset = request.field(.uploadOffset).flatMap({ Int(typed: $0, in: 0...1 << 40) }) else { return nil }
    self.offset = offset
    size = request.field(.uploadLength).flatMap { Int(typed: $0, in: 0...1 << 40) }
  }
}

extension Visit {
  /// The seal over the login, or, of somebody who is not signed in, one over their browser's secret.
  package var fileOwner: String {
    session.map { state.secrets.formOwner($0.account.login).tag } ?? state.secrets.seal("file owner", csrf)
  }

  /// What the script shows of a draft, so that it can send files for it: only a page that has the form knows it.
  package func draftToken(_ draft: FileDraft) -> String {
    let text = "\(draft.dossier.map(String.init) ?? "").\(draft.purpose)"
    return "\(text).\(state.secrets.seal("file draft", "\(draft.owner).\(text)"))"
  }

  private func draft(ofToken token: String) -> FileDraft? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard token.utf8.count <= 200, parts.count == 3, parts[0].isEmpty || Int64(parts[0]) != nil else { return nil }
    let draft = FileDraft(owner: fileOwner, dossier: Int64(parts[0]), purpose: parts[1])
    return Secrets.isEqual(draftToken(draft), token) ? draft : nil
  }

  /// Each sender's names are apart: nobody meets another's file.
  fileprivate var comingName: String {
    state.secrets.seal("coming file", "\(fileOwner) \(context.parameters["id"] ?? "")")
  }

  fileprivate var hasFormToken: Bool { request.field(.formToken).map(formToken.matches) ?? false }

  fileprivate func newFile(_ head: PieceHead, _ name: String) -> ComingFile? {
    guard let size = head.size, let draft = request.field(.fileDraft).flatMap(draft(ofToken:)),
      let field = request.field(.fileField), field.utf8.count <= 40, field.utf8.allSatisfy(isOfFieldName),
      let title = request.field(.fileName).flatMap(decoded)
    else { return nil }
    return ComingFile(
      name: name, draft: draft, field: field, title: UploadedFile.cleaned(title), size: size)
  }

  fileprivate var keptFolder: String { state.store.folder.kept }

  fileprivate func wholeFile(_ coming: String) throws -> KeptFile? {
    try reader.keptFile(ComingFile.whole(coming), of: fileOwner)
  }

  /// The file is whole: it is kept for its form, or it is gone. Until it has lost its name no other request gets it.
  fileprivate func finish(_ coming: ComingFile, _ partial: PartialUpload) async throws -> Response {
    let kind = FileKind(try await partial.bytes(upTo: FileKind.bytesNeeded, from: 0))
    switch try await examiner.examine(partial, named: coming.title, kind: kind) {
    // The file stays, and is sent on once the scanner answers.
    case .bad(.unscanned): return .sentence(.serviceUnavailable, words.files.problems[.unscanned], name: coming.title)
    case .bad(let problem):
      guard try await partial.isNamed else { throw PortalError.notFound }
      _ = try await run(GiveUpFile(coming.name, of: coming.draft.owner))
      await partial.remove()
      return .sentence(.unprocessableContent, words.files.problems[problem], name: coming.title)
    case .good(let file):
      // Given up meanwhile.
      guard try await partial.keep(as: coming.wholeName) else { throw PortalError.notFound }
      let kept = try await run(FinishFile(coming, file, now: state.clock()))
      if kept?.name != coming.wholeName { await UploadFolder.remove(["\(keptFolder)/\(coming.wholeName)"]) }
      await partial.remove()
      guard let kept else { throw PortalError.notFound }
      return tick(kept)
    }
  }

  fileprivate func tick(_ kept: KeptFile) -> Response {
    let tick = FilePicker.tick(kept, id: "\(FilePicker.kept(kept.field))-\(kept.name)", words.files)
    return Response(
      fields: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"], body: .bytes(tick.bytes))
  }
}

private func decoded(_ text: String) -> String? {
  (try? FormValues(urlencoded: Array("n=\(text)".utf8)))?.pairs.first?.1
}

private func isOfFieldName(_ byte: UInt8) -> Bool {
  (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || [0x2D, 0x5F, 0x5B, 0x5D].contains(byte)
}

extension Response {
  fileprivate static func offset(_ offset: Int, _ status: HTTPResponse.Status = .noContent) -> Response {
    Response(status: status, fields: [.uploadOffset: String(offset), .cacheControl: "no-store"])
  }

  /// For the script to show as it is.
  fileprivate static func sentence(_ status: HTTPResponse.Status, _ sentence: Phrase, name: String = "") -> Response {
    Response(
      status: status, fields: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
      body: .bytes(Array(sentence.text(["name": name]).utf8)))
  }
}

extension HTTPField.Name {
  private static func known(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .via }

  /// As in the draft "Resumable Uploads for HTTP" (draft-ietf-httpbis-resumable-upload).
  fileprivate static let uploadOffset = known("Upload-Offset")
  fileprivate static let uploadLength = known("Upload-Length")
  fileprivate static let formToken = known("Form-Token")
  fileprivate static let fileDraft = known("File-Draft")
  fileprivate static let fileField = known("File-Field")
  /// Percent-encoded.
  fileprivate static let fileName = known("File-Name")
}
