import Crypto
import HTTPServer
import OneStop
import System

extension UploadFolder {
  /// Sees to it that the content is there under its digest: what was damaged there is replaced, what is whole counts as
  /// new again, so that no sweep takes it before an event names it. When this returns, it is on disk.
  ///
  /// - Parameter upload: whose content has this digest.
  package func store(_ upload: UploadedFile, as digest: String) async throws {
    if try await refresh(digest) == nil { try await upload.replace(digest, in: path) }
  }

  /// The content, if it is there and whole; it then counts as new again.
  func refresh(_ digest: String) async throws -> UploadedFile? {
    guard let present = try await UploadFolder.file(at: "\(path)/\(digest)"), try await SHA256.of(present) == digest
    else {
      return nil
    }
    try await present.touch()
    return present
  }
}

extension SharedState {
  /// Stores once more, after an event has named them, those that are gone: the same content may have been erased with
  /// another dossier just before. What was done is done: nothing is thrown.
  package func restore(_ files: [(upload: UploadedFile, digest: String)]) async {
    for (upload, digest) in files where FileSystem.kind(of: "\(uploads.path)/\(digest)") == nil {
      do {
        try await uploads.store(upload, as: digest)
      } catch {
        logger.error("an uploaded file may be missing: \(error)", metadata: ["file": "\(digest)"])
      }
    }
  }
}

/// Files of a form that are on disk where events refer to them, so that a change may name them.
package struct SavedFiles {
  /// In their order, with the fields that they were chosen in.
  package let files: [(field: String, file: StoredFile)]
  let uploads: [(upload: UploadedFile, digest: String)]
  /// Where those wait that the form had, which the change is to forget.
  let kept: [String]
}
