import FileKinds
import OneStop
import Operations
import System

extension SharedState {
  /// For all files of a form, with the wait for a turn. What is not checked by then is said to be unchecked.
  private static let signatureTime = Duration.seconds(60)

  /// Saved files as an event names them, each with what its signatures are found to be.
  ///
  /// - Parameter client: whose turn it takes; those who work here share theirs.
  package func checked(_ attached: [AttachedFile], of client: String = "") async throws -> [AttachedFile] {
    let files = attached.map(\.stored)
    let signatures: [FileSignature]
    if files.contains(where: { $0.kind == .pdf || $0.kind == .xml }) {
      signatures = try await check(files, of: client)
    } else {
      signatures = files.map { FileSignature($0.stateByKind) }
    }
    return zip(attached, signatures).map { file, signature in
      var file = file
      file.signature = signature
      return file
    }
  }

  private func check(_ files: [StoredFile], of client: String) async throws -> [FileSignature] {
    let (folder, check) = (uploads.path, signatures)
    let end = ContinuousClock.now + SharedState.signatureTime
    do {
      return try await filePrograms.turn("signatures", of: client, waitingAtMost: SharedState.signatureTime) {
        files.map { file in
          let path = folder + "/" + file.digest
          return switch file.kind {
          case .pdf: check.ofPDF(at: path, until: end)
          case .xml: check.ofXML(at: path, until: end)
          default: FileSignature(file.stateByKind)
          }
        }
      }
    } catch is Places.Busy {
      logger.warning("signatures were not checked: too many files wait")
      return files.map { FileSignature($0.stateByKind) }
    }
  }
}

extension StoredFile {
  /// What is known without any check.
  fileprivate var stateByKind: SignatureState {
    switch kind {
    // Signed in ways that no program here reads, or has read.
    case .pdf, .xml, .signed, .zip, .oldOffice, .unknown: .unchecked
    default: .unsigned
    }
  }
}
