import FileKinds
import OneStop
import Operations
import System

extension SharedState {
  /// Saved files as an event names them, each with what its signatures are found to be. Read on a thread of its own.
  package func attached(_ files: [StoredFile], paper: String = "") async throws -> [AttachedFile] {
    let (folder, check) = (uploads.path, signatures)
    return try await Thread.run("signatures") {
      files.map { file in
        let path = folder + "/" + file.digest
        let signature: FileSignature =
          switch file.kind {
          case .pdf: check.ofPDF(at: path)
          case .xml: check.ofXML(at: path)
          // Signed in ways that no program here reads.
          case .signed, .zip, .oldOffice, .unknown: FileSignature(.unchecked)
          default: FileSignature(.unsigned)
          }
        return AttachedFile(file, paper: paper, signature: signature)
      }
    }
  }
}
