import Glibc
import System

/// Reads and writes whole files and the program's own input and output as bytes; a failure is one sentence.
enum FileBytes {
  /// In bytes. No file that a command reads whole comes near this limit; a device would have no end.
  private static let longest = 256 << 20

  static func read(_ path: String) throws -> [UInt8] {
    let bytes = try explaining("read") { () throws(SystemError) in try FileSystem.read(path, atMost: longest + 1) }
    guard bytes.count <= longest else { throw Failure("\(path) is larger than \(longest >> 20) MiB.") }
    return bytes
  }

  /// Reads what is available, up to the buffer's end; 0 at the end of the file.
  static func read(_ descriptor: Int32, into buffer: inout [UInt8], from start: Int, _ name: String) throws -> Int {
    do {
      return try DescriptorBytes.read(descriptor, into: &buffer, from: start, path: name)
    } catch {
      throw Failure("\(name) cannot be read: \(error.reason).")
    }
  }

  static func write(_ bytes: [UInt8], to descriptor: Int32, _ name: String) throws {
    try explaining("written") { () throws(SystemError) in try DescriptorBytes.write(bytes, to: descriptor, path: name) }
  }

  /// Replaces the file's content.
  static func write(_ bytes: [UInt8], to path: String) throws {
    try explaining("written") { () throws(SystemError) in
      let descriptor = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o644)
      try DescriptorBytes.write(bytes, to: descriptor.raw, path: path)
    }
  }

  /// Writes a file that is not there yet, for its owner alone, and waits until it is on disk.
  static func writeNew(_ bytes: [UInt8], to path: String) throws {
    try explaining("written") { () throws(SystemError) in
      let descriptor = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
      try DescriptorBytes.write(bytes, to: descriptor.raw, path: path)
      try SystemCall.retrying("fsync", path: path) { fsync(descriptor.raw) }
      try FileSystem.synchronise(FileSystem.parent(of: path))
    }
  }

  /// Appends, and waits until it is on disk.
  static func append(_ bytes: [UInt8], to path: String) throws {
    try explaining("written") { () throws(SystemError) in try FileSystem.appendDurably(bytes, to: path) }
  }

  private static func explaining<Result>(
    _ done: String, _ work: () throws(SystemError) -> Result
  ) throws -> Result {
    do {
      return try work()
    } catch {
      throw Failure("\(error.path ?? error.call) cannot be \(done): \(error.reason).")
    }
  }
}
