import Glibc

/// A file that is written piece by piece, by one writer at a time in all processes.
///
/// `@unchecked`: its owner makes one call after another.
package final class PieceFile: @unchecked Sendable {
  private let descriptor: Descriptor
  private let path: String

  /// Opens it, creating it if it is missing; its name is then on disk (open(2), flock(2), fsync(2)).
  /// - Returns: nil while somebody else has it open.
  package static func open(_ path: String) throws(SystemError) -> PieceFile? {
    let isNew = FileSystem.kind(of: path) == nil
    let file = PieceFile(try Descriptor(opening: path, O_RDWR | O_CREAT, mode: 0o600), path)
    do throws(SystemError) {
      try SystemCall.retrying("flock", path: path) { flock(file.descriptor.raw, LOCK_EX | LOCK_NB) }
    } catch {
      guard error.code == EWOULDBLOCK else { throw error }
      return nil
    }
    if isNew { try FileSystem.synchronise(FileSystem.parent(of: path)) }
    return file
  }

  private init(_ descriptor: consuming Descriptor, _ path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Writes all of it there (pwrite(2)).
  package func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let start = written
      written += try SystemCall.retrying("pwrite", path: path) {
        bytes.withUnsafeBytes {
          pwrite(descriptor.raw, $0.baseAddress.map { $0 + start }, $0.count - start, offset + start)
        }
      }
    }
  }

  /// What was written is on disk when this returns (fsync(2)).
  package func synchronise() throws(SystemError) {
    try SystemCall.retrying("fsync", path: path) { fsync(descriptor.raw) }
  }

  /// At most `count` bytes; fewer at the end of the file (pread(2)).
  package func read(_ count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let found = try DescriptorBytes.read(descriptor.raw, into: &bytes, at: offset, path: path)
    bytes.removeLast(count - found)
    return bytes
  }
}
