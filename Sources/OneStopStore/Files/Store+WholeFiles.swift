import OneStop
import System

extension Store {
  /// The file, open, if its content is what its digest says: what was changed on disk is told, never served.
  ///
  /// All of it is read, in pieces, on a thread of its own; a few files at a time, whoever asks for them.
  package func open(_ file: StoredFile) async throws -> OpenFile? {
    try await open(file, into: ()) { _, _ in }?.file
  }

  /// The same, and what its pieces make together, each added to `sum` in turn.
  package func open<Sum: Sendable>(
    _ file: StoredFile, into sum: Sum, _ add: @escaping @Sendable (inout Sum, UnsafeRawBufferPointer) -> Void
  ) async throws -> (file: OpenFile, sum: Sum)? {
    let path = folder.files + "/" + file.digest
    return try await fileReads.run("file-check") {
      var sum = sum
      guard let open = try? OpenFile(path: path),
        FileDigest.isWhole(file.digest, open, { add(&sum, $0) })
      else { return nil }
      return (open, sum)
    }
  }

  /// A piece of an open file: at most so many bytes from there on, fewer only at its end.
  package func piece(of file: OpenFile, _ count: Int, at offset: Int) async throws -> [UInt8] {
    try await fileReads.run("file-read") { try file.bytes(count, at: offset) }
  }
}
