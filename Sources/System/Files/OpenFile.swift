import Glibc

/// The descriptor of an open regular file, closed with the last reference. Several threads may read at once.
package final class OpenFile: Sendable {
  package let descriptor: Int32
  /// In bytes, when it was opened.
  package let size: Int
  /// Seconds since 1970.
  package let modified: Int

  /// open(2), fstat(2); throws `EISDIR` for what is no regular file.
  package init(path: String) throws(SystemError) {
    descriptor = try SystemCall.retrying("open", path: path) { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    var status = stat()
    let descriptor = descriptor
    do {
      _ = try SystemCall.retrying("fstat", path: path) { fstat(descriptor, &status) }
    } catch {
      close(descriptor)
      throw error
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw SystemError(call: "open", path: path, code: EISDIR)
    }
    size = Int(status.st_size)
    modified = status.st_mtim.tv_sec
  }

  deinit { close(descriptor) }

  /// pread(2); nil if it fails.
  package func read(into buffer: UnsafeMutableRawBufferPointer, count: Int, at offset: Int) -> Int? {
    try? SystemCall.retrying("pread") { pread(descriptor, buffer.baseAddress, count, off_t(offset)) }
  }

  /// At most so many bytes from there on, fewer only at the file's end (pread(2)).
  package func bytes(_ count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let found = try DescriptorBytes.read(descriptor, into: &bytes, at: offset, path: "an open file")
    bytes.removeLast(count - found)
    return bytes
  }

  /// The whole file, piece by piece through one buffer (pread(2)).
  package func forEachPiece(_ body: (UnsafeRawBufferPointer) -> Void) throws(SystemError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var offset = 0
    while true {
      let at = offset
      let count = try SystemCall.retrying("pread") { pread(descriptor, buffer.baseAddress, buffer.count, off_t(at)) }
      if count == 0 { return }
      body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      offset += count
    }
  }
}
