import OneStop
import System

extension Store {
  /// The file's content, if it is what its digest says: what was changed on disk is told, never served. Read on a thread
  /// of its own.
  package func content(of file: StoredFile) async throws -> [UInt8]? {
    let folder = folder.files
    return try await Thread.run("file-check") {
      guard let content = try? FileSystem.read(folder + "/" + file.digest), FileDigest.isWhole(file.digest, content)
      else {
        return nil
      }
      return content
    }
  }
}
