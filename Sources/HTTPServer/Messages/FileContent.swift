import CSystem
import Glibc
import System

/// An open regular file, or a part of it, as a response's body. The file is closed with the last copy of this value.
public struct FileContent: Sendable {
  let file: OpenFile
  /// Where to begin, in bytes.
  public let offset: Int
  /// How much to send, in bytes.
  public let length: Int

  /// Opens the file.
  /// - Throws: `SystemError` if it cannot be opened or is not a regular file.
  public init(path: String) throws(SystemError) {
    file = try OpenFile(path: path)
    offset = 0
    length = file.size
  }

  private init(file: OpenFile, offset: Int, length: Int) {
    self.file = file
    self.offset = offset
    self.length = length
  }

  /// A part, clamped to the content.
  public subscript(range: Range<Int>) -> FileContent {
    let lower = min(max(range.lowerBound, 0), length)
    let upper = min(max(range.upperBound, lower), length)
    return FileContent(file: file, offset: offset + lower, length: upper - lower)
  }
}

/// The descriptor of an open file, closed with the last reference.
final class OpenFile: Sendable {
  let descriptor: Int32
  let size: Int
  /// Seconds since 1970.
  let modified: Int

  /// open(2), fstat(2)
  init(path: String) throws(SystemError) {
    descriptor = try SystemCall.retrying("open") { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    var status = stat()
    let descriptor = descriptor
    do {
      _ = try SystemCall.retrying("fstat") { fstat(descriptor, &status) }
    } catch {
      close(descriptor)
      throw error
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw SystemError(call: "open", code: EISDIR)
    }
    size = Int(status.st_size)
    modified = status.st_mtim.tv_sec
  }

  deinit { close(descriptor) }

  /// pread(2); nil if it fails.
  func read(into buffer: UnsafeMutableRawBufferPointer, count: Int, at offset: Int) -> Int? {
    try? SystemCall.retrying("pread") { pread(descriptor, buffer.baseAddress, count, off_t(offset)) }
  }

  /// pread(2) of the whole file.
  func contents() throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    var done = 0
    while done < size {
      let at = done
      let count = try SystemCall.retrying("pread") {
        bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress.map { $0 + at }, $0.count - at, off_t(at)) }
      }
      if count == 0 { break }
      done += count
    }
    bytes.removeLast(size - done)
    return bytes
  }
}
