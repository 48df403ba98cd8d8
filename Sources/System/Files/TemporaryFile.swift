import CSystem
import Glibc

/// An open, unlinked file: discarded on deinit unless `keep` links it.
///
/// `@unchecked`: its owner makes one call after another.
package final class TemporaryFile: @unchecked Sendable {
  private let descriptor: Int32
  /// Its path, where the file system does not support unnamed files.
  private var hidden: String?

  /// Where another program can read it; nil for an unnamed one.
  package var path: String? { hidden }

  private init(_ descriptor: Int32, hidden: String? = nil) {
    self.descriptor = descriptor
    self.hidden = hidden
  }

  deinit {
    close(descriptor)
    if let hidden { unlink(hidden) }
  }

  /// A file that has a name already, and keeps it; nil where there is none (open(2)).
  package static func opened(_ path: String) throws(SystemError) -> TemporaryFile? {
    do throws(SystemError) {
      return TemporaryFile(try SystemCall.retrying("open", path: path) { open(path, O_RDONLY | O_CLOEXEC) })
    } catch  where error.code == ENOENT {
      return nil
    }
  }

  /// In bytes (fstat(2)).
  package var size: Int { DescriptorBytes.status(of: descriptor).map { Int($0.st_size) } ?? 0 }

  /// The code that `unnamed` throws where the file system does not support unnamed files.
  package static let notSupported = EOPNOTSUPP

  /// open(2) with O_TMPFILE
  package static func unnamed(in folder: String) throws(SystemError) -> TemporaryFile {
    do throws(SystemError) {
      return TemporaryFile(try SystemCall.retrying("open") { csystem_unnamed_file(folder) })
    } catch {
      // An older file system takes the flags for an attempt to write to a folder.
      guard error.code == EISDIR || error.code == ENOENT && access(folder, F_OK) == 0 else { throw error }
      throw SystemError(call: error.call, code: notSupported)
    }
  }

  /// mkstemp(3)
  package static func hidden(in folder: String) throws(SystemError) -> TemporaryFile {
    var path = Array("\(folder)/\(hiddenPrefix)XXXXXX".utf8CString)
    let descriptor = try SystemCall.retrying("mkstemp") { mkstemp(&path) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let name = path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
    return TemporaryFile(descriptor, hidden: name)
  }

  /// Appends all bytes (write(2)).
  package func write(_ bytes: [UInt8]) throws(SystemError) {
    try DescriptorBytes.write(bytes, to: descriptor, path: hidden ?? "a new file")
  }

  /// pread(2)
  package func read(_ count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = try SystemCall.retrying("pread") {
      bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
    }
    bytes.removeLast(count - read)
    return bytes
  }

  /// fsync(2), linkat(2), and fsync(2) of the folder.
  package func keep(at path: String, in folder: String) throws(SystemError) {
    try SystemCall.retrying("fsync") { fsync(descriptor) }
    try TemporaryFile.link(hidden ?? "/proc/self/fd/\(descriptor)", to: path, in: folder)
  }

  /// The same, in place of what has the name: at every moment there is one or the other (rename(2)).
  ///
  /// Throws `ENOENT` if the file had a name and has lost it, since it can get no other then.
  package func replace(_ path: String, in folder: String) throws(SystemError) {
    let draft = "\(folder)/\(TemporaryFile.hiddenPrefix)\(UInt64.random(in: .min ... .max))"
    try SystemCall.retrying("fsync") { fsync(descriptor) }
    try TemporaryFile.link(hidden ?? "/proc/self/fd/\(descriptor)", to: draft)
    do throws(SystemError) {
      try FileSystem.rename(draft, path)
      // Of two names of one file rename(2) removes neither.
      try FileSystem.remove(draft)
    } catch {
      try? FileSystem.remove(draft)
      throw error
    }
    try FileSystem.synchronise(folder)
  }

  /// It counts as changed now; and it is on disk, with its name, even if another thread has only just given it
  /// (futimens(2), fsync(2)).
  package func touch(in folder: String) throws(SystemError) {
    try SystemCall.retrying("futimens") { futimens(descriptor, nil) }
    try SystemCall.retrying("fsync") { fsync(descriptor) }
    try FileSystem.synchronise(folder)
  }

  /// linkat(2), and fsync(2) of the folder.
  ///
  /// Throws `EEXIST` if the name is taken; then that name is on disk, even if another thread has only just given it.
  package static func link(_ source: String, to path: String, in folder: String) throws(SystemError) {
    do throws(SystemError) {
      try link(source, to: path)
    } catch  where error.code == EEXIST {
      try FileSystem.synchronise(folder)
      throw error
    }
    try FileSystem.synchronise(folder)
  }

  private static func link(_ source: String, to path: String) throws(SystemError) {
    try SystemCall.retrying("linkat") { linkat(AT_FDCWD, source, AT_FDCWD, path, Int32(AT_SYMLINK_FOLLOW)) }
  }
}

extension TemporaryFile {
  package static let hiddenPrefix = ".upload-"

  /// Removes files left behind by a process that died.
  package static func removeHidden(in folder: String) throws(SystemError) {
    for name in try FileSystem.names(in: folder) where name.hasPrefix(hiddenPrefix) {
      try FileSystem.remove("\(folder)/\(name)")
    }
  }
}
