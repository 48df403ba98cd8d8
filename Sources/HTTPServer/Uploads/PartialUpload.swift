public import FileKinds
import Glibc
import System

/// A file that comes in pieces, over several requests: each writes where the last one ended.
///
/// It is written on other threads. While one request has it, no other gets it, in any process.
public final class PartialUpload: ByteSource {
  /// In bytes, once it is whole.
  public let size: Int
  private let file: PieceFile

  private init(_ file: PieceFile, size: Int) { (self.file, self.size) = (file, size) }

  /// Opens it, or begins it under a name that the server has chosen.
  /// - Returns: nil while another request has it.
  /// - Throws: `SystemError`.
  public static func open(_ path: String, size: Int) async throws -> PartialUpload? {
    try await DiskThreads.run { () throws(SystemError) in
      try PieceFile.open(path).map { PartialUpload($0, size: size) }
    }
  }

  /// How many bytes are on disk; nil for what is not a file.
  public var length: Int? { get async throws { try await DiskThreads.run { [file] in file.size } } }

  /// Whether it still has the name under which it was opened: another request can remove it.
  public var isNamed: Bool { get async throws { try await DiskThreads.run { [file] in file.isNamed } } }

  /// It is whole, and gets another name in its folder, in place of what has that. When this returns, both are on disk.
  /// - Returns: false if it was removed meanwhile.
  /// - Throws: `SystemError`.
  public func keep(as name: String) async throws -> Bool {
    guard UploadFolder.isName(name) else { throw SystemError(call: "linkat", code: EINVAL) }
    return try await DiskThreads.run { [file] () throws(SystemError) in
      do throws(SystemError) {
        try file.link(as: name)
        return true
      } catch  where error.code == ENOENT {
        return false
      }
    }
  }

  /// Removes its name, before another request can have it. What cannot be removed goes with the next sweep.
  public func remove() async {
    try? await DiskThreads.run { [file] () throws(SystemError) in try file.remove() }
  }

  /// Writes the pieces one after another, and waits until they are on disk: also those before one that broke off, was
  /// too large or found the disk full.
  ///
  /// - Returns: how many bytes are on disk, and why they are not all, if so.
  public func append(
    _ body: RequestBody, at offset: Int, limit: Int
  ) async throws -> (count: Int, failure: (any Error)?) {
    var count = 0
    var failure: (any Error)?
    do {
      for try await piece in body {
        guard count + piece.count <= limit else { throw HTTPError.bodyTooLarge }
        let place = offset + count
        try await DiskThreads.run { [file] () throws(SystemError) in try file.write(piece, at: place) }
        count += piece.count
      }
    } catch {
      failure = error
    }
    if count > 0 { try await DiskThreads.run { [file] () throws(SystemError) in try file.synchronise() } }
    return (count, failure)
  }

  /// At most `count` bytes of the content.
  public func bytes(upTo count: Int, from offset: Int) async throws -> [UInt8] {
    let most = max(0, min(count, size - offset))
    return try await DiskThreads.run { [file] () throws(SystemError) in try file.read(most, at: offset) }
  }
}
