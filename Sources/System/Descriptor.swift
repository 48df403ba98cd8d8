import Glibc

/// A descriptor with one owner; closed when the owner releases it.
package struct Descriptor: ~Copyable, Sendable {
  package let raw: Int32

  @inlinable
  package init(_ raw: Int32) { self.raw = raw }

  /// open(2), closed on exec.
  package init(opening path: String, _ flags: Int32, mode: mode_t = 0) throws(SystemError) {
    raw = try SystemCall.retrying("open", path: path) { open(path, flags | O_CLOEXEC, mode) }
  }

  deinit { close(raw) }
}

/// Reads and writes on a descriptor that somebody else owns.
package enum DescriptorBytes {
  /// Reads what is there, at most as much as fits into the buffer; returns 0 at the end of the file (read(2)).
  package static func read(
    _ descriptor: Int32, into buffer: inout [UInt8], from start: Int = 0, path: String
  ) throws(SystemError) -> Int {
    try SystemCall.retrying("read", path: path) {
      buffer.withUnsafeMutableBytes { bytes in
        Glibc.read(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
    }
  }

  /// Fills the buffer from a place in the file; returns how many bytes there were, fewer only at its end (pread(2)).
  package static func read(
    _ descriptor: Int32, into buffer: inout [UInt8], at offset: Int, path: String
  ) throws(SystemError) -> Int {
    var start = 0
    while start < buffer.count {
      let count = try SystemCall.retrying("pread", path: path) {
        buffer.withUnsafeMutableBytes { bytes in
          pread(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start, offset + start)
        }
      }
      if count == 0 { break }
      start += count
    }
    return start
  }

  /// fstat(2)
  static func status(of descriptor: Int32) -> stat? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  /// Writes all of it (write(2)).
  package static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let start = written
      written += try SystemCall.retrying("write", path: path) {
        bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start) }
      }
    }
  }
}
