import Crypto
import Encodings
import FileKinds
import OneStop
import Words

/// What becomes of a file that has arrived, by its content alone.
package enum FileExamination {
  case good(StoredFile)
  case bad(FileProblem)

  /// Reads all of it, once for its digest; the name gets an extension of its kind.
  package static func of(_ file: some ByteSource, named name: String, kind: FileKind) async throws -> FileExamination {
    if file.size == 0 { return .bad(.empty) }
    if let fault = try await FileInspection.fault(of: kind, in: file) { return .bad(FileProblem(fault)) }
    if kind == .unknown { return .bad(.unknown) }
    return .good(
      StoredFile(
        name: kind.named(name), mediaType: kind.mediaType, size: file.size, digest: try await SHA256.of(file)))
  }
}

extension SHA256 {
  /// Reads all of it, on another thread than the loop's.
  package static func of(_ file: some ByteSource) async throws -> String {
    try await withTaskExecutorPreference(globalConcurrentExecutor) {
      var hash = SHA256()
      var offset = 0
      while true {
        let piece = try await file.bytes(upTo: 1 << 18, from: offset)
        if piece.isEmpty { return hash.finalize().hexadecimal }
        hash.update(data: piece)
        offset += piece.count
      }
    }
  }
}

extension FileProblem {
  init(_ fault: FileFault) {
    self =
      switch fault {
      case .program: .program
      case .bomb: .bomb
      case .hugePicture: .hugePicture
      case .encrypted: .encrypted
      case .broken: .broken
      }
  }
}

extension StoredFile {
  /// The detected kind of its content.
  package var kind: FileKind { FileKind(rawValue: mediaType) ?? .unknown }

  /// The name for display and download; older files were kept under their senders' names.
  package var safeName: String { kind.named(name) }
}
