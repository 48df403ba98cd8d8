import Glibc

/// Whole files, and the program's own input and output, as bytes.
enum FileBytes {
  /// In bytes: no file that a command reads whole comes near it, and a device has no end.
  private static let longest = 256 << 20

  static func read(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure("\(path) cannot be read: \(systemError(errno)).") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try read(descriptor, into: &chunk, from: 0, path)
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= longest else { throw Failure("\(path) is larger than \(longest >> 20) MiB.") }
    }
  }

  /// Reads what is there, up to the buffer's end; 0 at the end of the file (read(2)).
  static func read(_ descriptor: Int32, into buffer: inout [UInt8], from start: Int, _ name: String) throws -> Int {
    while true {
      let count = buffer.withUnsafeMutableBytes { bytes in
        Glibc.read(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if count >= 0 { return count }
      let error = errno
      if error != EINTR { throw Failure("\(name) cannot be read: \(systemError(error)).") }
    }
  }

  /// Writes all of it (write(2)).
  static func write(_ bytes: [UInt8], to descriptor: Int32, _ name: String) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        Glibc.write(descriptor, raw.baseAddress.map { $0 + written }, raw.count - written)
      }
      if count >= 0 {
        written += count
        continue
      }
      let error = errno
      if error != EINTR { throw Failure("\(name) cannot be written: \(systemError(error)).") }
    }
  }
}

/// What an errno means (strerror(3)).
func systemError(_ number: Int32) -> String {
  strerror(number).map { String(cString: $0) } ?? "error \(number)"
}
