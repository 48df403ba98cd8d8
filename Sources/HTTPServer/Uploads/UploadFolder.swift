import FileKinds
import System

/// A folder for uploaded files.
///
/// A file has no name there until it is kept: an upload that breaks off, or a process that dies, leaves nothing behind.
/// Files are written on other threads, and the client waits for the disk; memory does not grow with a file's size.
public struct UploadFolder: Sendable {
  public let path: String
  /// Whether files have a hidden name until they are kept, on file systems without unnamed files (open(2), O_TMPFILE).
  private let usesHiddenNames: Bool

  /// - Throws: `SystemError` if no file can be created in the folder.
  public init(path: String) throws(SystemError) {
    try self.init(path: path, hidesNames: false)
  }

  init(path: String, hidesNames: Bool) throws(SystemError) {
    self.path = path
    try TemporaryFile.removeHidden(in: path)
    if hidesNames {
      usesHiddenNames = true
      return
    }
    do throws(SystemError) {
      _ = try TemporaryFile.unnamed(in: path)
      usesHiddenNames = false
    } catch {
      guard error.code == TemporaryFile.notSupported else { throw error }
      _ = try TemporaryFile.hidden(in: path)
      usesHiddenNames = true
    }
  }

  /// A file that is on the same file system already, in this folder or another; nil where there is none.
  public static func file(at path: String) async throws -> UploadedFile? {
    try await DiskThreads.run { () throws(SystemError) in
      guard let file = try TemporaryFile.opened(path) else { return nil }
      let kind = FileKind(try file.read(FileKind.bytesNeeded, at: 0))
      return UploadedFile(
        file, folder: FileSystem.parent(of: path), name: String(path.split(separator: "/").last ?? ""), kind: kind,
        size: file.size)
    }
  }

  /// Removes files. What cannot be removed stays.
  public static func remove(_ paths: [String]) async {
    if paths.isEmpty { return }
    try? await DiskThreads.run { for path in paths { try? FileSystem.remove(path) } }
  }

  /// Whether it is a valid file name.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty && !name.utf8.contains(Byte.slash) && name != "." && name != ".."
  }

  /// Writes a part's content into a file as it arrives.
  /// - Parameter limit: the most bytes a file may have.
  /// - Throws: 413 over the limit, `SystemError` if the disk fails (ENOSPC if it is full), and the errors of reading.
  public func save(_ part: MultipartPart, limit: Int = .max) async throws -> UploadedFile {
    try await save(part, named: part.filename ?? "", limit: limit)
  }

  /// The same for any content, such as the whole body of a request.
  /// - Parameter name: the client's.
  public func save(
    _ content: some AsyncSequence<[UInt8], any Error>, named name: String, limit: Int = .max
  ) async throws -> UploadedFile {
    let file = try await DiskThreads.run { () throws(SystemError) in
      try usesHiddenNames ? TemporaryFile.hidden(in: path) : TemporaryFile.unnamed(in: path)
    }
    var beginning: [UInt8] = []
    var size = 0
    for try await piece in content {
      size += piece.count
      guard size <= limit else { throw HTTPError.bodyTooLarge }
      if beginning.count < FileKind.bytesNeeded { beginning += piece.prefix(FileKind.bytesNeeded - beginning.count) }
      try await DiskThreads.run { () throws(SystemError) in try file.write(piece) }
    }
    return UploadedFile(
      file, folder: path, name: UploadedFile.cleaned(name), kind: FileKind(beginning), size: size)
  }
}
