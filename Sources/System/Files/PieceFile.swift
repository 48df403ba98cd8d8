import Glibc

/// A file that is written piece by piece, by one writer at a time in all processes.
///
/// `@unchecked`: its owner makes one call after another.
package final class PieceFile: @unchecked Sendable {
  private let descriptor: Descriptor
  private let path: String

  /// Opens it, creating it if it is missing; its name is then on disk (open(2), flock(2), fsync(2)).
  ///
  /// A file that has another name too is not written into any more: it loses this one, and a new one begins.
  /// - Returns: nil while somebody else has it open.
  package static func open(_ path: String) throws(SystemError) -> PieceFile? {
    while true {
      let isNew = FileSystem.kind(of: path) == nil
      let file = PieceFile(try Descriptor(opening: path, O_RDWR | O_CREAT, mode: 0o600), path)
      do throws(SystemError) {
        try SystemCall.retrying("flock", path: path) { flock(file.descriptor.raw, LOCK_EX | LOCK_NB) }
      } catch {
        guard error.code == EWOULDBLOCK else { throw error }
        return nil
      }
      // Whoever had it until now may have removed it.
      guard file.isNamed else { continue }
      if file.status.map({ $0.st_nlink > 1 }) ?? false {
        try FileSystem.remove(path)
        continue
      }
      if isNew { try FileSystem.synchronise(FileSystem.parent(of: path)) }
      return file
    }
  }

  private var status: stat? { DescriptorBytes.status(of: descriptor.raw) }

  /// Whether the path still leads to it.
  package var isNamed: Bool {
    guard let status, let found = FileSystem.identity(of: path) else { return false }
    return found == FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }

  /// In bytes; nil for what is not a file (fstat(2)).
  package var size: Int? { status.flatMap { $0.st_mode & S_IFMT == S_IFREG ? Int($0.st_size) : nil } }

  /// Gives it another name in its folder, in place of what has that; both are on disk then (linkat(2), fsync(2)). It is
  /// not to be written into any more.
  /// - Throws: `SystemError`, with ENOENT if it was removed.
  package func link(as name: String) throws(SystemError) {
    let folder = FileSystem.parent(of: path)
    let target = "\(folder)/\(name)"
    try FileSystem.remove(target)
    try synchronise()
    try TemporaryFile.link("/proc/self/fd/\(descriptor.raw)", to: target, in: folder)
  }

  /// Removes its name, if it still has it (unlink(2)).
  package func remove() throws(SystemError) {
    if isNamed { try FileSystem.remove(path) }
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
