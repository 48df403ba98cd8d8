import CSystem
import Glibc

/// An open, unlinked file: discarded on deinit, unless `keep` links it.
///
/// Unchecked: its owner makes one call after another.
final class TemporaryFile: @unchecked Sendable {
  private let descriptor: Int32
  /// Its path, if the file system has no unnamed files.
  private var hidden: String?

  private init(_ descriptor: Int32, hidden: String? = nil) {
    self.descriptor = descriptor
    self.hidden = hidden
  }

  deinit {
    close(descriptor)
    if let hidden { unlink(hidden) }
  }

  /// What `unnamed` throws if the file system has no unnamed files.
  static let notSupported = EOPNOTSUPP

  /// open(2) with O_TMPFILE
  static func unnamed(in folder: String) throws(SystemError) -> TemporaryFile {
    do throws(SystemError) {
      return TemporaryFile(try SystemCall.retrying("open") { csystem_unnamed_file(folder) })
    } catch {
      // An older file system takes the flags for opening the folder itself.
      guard error.code == EISDIR || error.code == ENOENT && access(folder, F_OK) == 0 else { throw error }
      throw SystemError(call: error.call, code: notSupported)
    }
  }

  /// mkstemp(3)
  static func hidden(in folder: String) throws(SystemError) -> TemporaryFile {
    var path = Array("\(folder)/\(HiddenFile.prefix)XXXXXX".utf8CString)
    let descriptor = try SystemCall.retrying("mkstemp") { mkstemp(&path) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let name = path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
    return TemporaryFile(descriptor, hidden: name)
  }

  /// write(2) of all bytes, after those before.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let at = done
      done += try SystemCall.retrying("write") {
        bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + at }, $0.count - at) }
      }
    }
  }

  /// pread(2)
  func read(_ count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = try SystemCall.retrying("pread") {
      bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
    }
    bytes.removeLast(count - read)
    return bytes
  }

  /// fsync(2), linkat(2), and fsync(2) of the folder.
  func keep(at path: String, in folder: String) throws(SystemError) {
    try SystemCall.retrying("fsync") { fsync(descriptor) }
    try TemporaryFile.link(hidden ?? "/proc/self/fd/\(descriptor)", to: path, in: folder)
  }

  /// linkat(2), and fsync(2) of the folder.
  static func link(_ source: String, to path: String, in folder: String) throws(SystemError) {
    try SystemCall.retrying("linkat") { linkat(AT_FDCWD, source, AT_FDCWD, path, Int32(AT_SYMLINK_FOLLOW)) }
    let opened = try SystemCall.retrying("open") { open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    defer { close(opened) }
    try SystemCall.retrying("fsync") { fsync(opened) }
  }
}
