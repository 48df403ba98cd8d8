import Glibc

extension FileSystem {
  /// Creates the folder and those above it, private to the owner; throws `ENOTDIR` where something else is at the path
  /// (mkdir(2)). When this returns, their names are on disk (fsync(2)), except in a folder that may be written and not
  /// read.
  package static func createFolder(_ path: String) throws(SystemError) {
    switch kind(of: path) {
    case .folder: return
    case .other: throw SystemError(call: "mkdir", path: path, code: ENOTDIR)
    case nil: break
    }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try createFolder(String(path[..<slash]))
    }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw SystemError(call: "mkdir", path: path, code: errno) }
    do throws(SystemError) { try synchronise(parent(of: path)) } catch  where error.code == EACCES {}
  }

  /// Makes files created in or renamed into the folder survive a power cut (fsync(2)).
  package static func synchronise(_ path: String) throws(SystemError) {
    let descriptor = try Descriptor(opening: path, O_RDONLY)
    try SystemCall.retrying("fsync", path: path) { fsync(descriptor.raw) }
  }

  /// Renames a file, replacing atomically what has the new name (rename(2)).
  package static func rename(_ path: String, _ new: String) throws(SystemError) {
    try SystemCall.retrying("rename", path: path) { Glibc.rename(path, new) }
  }

  /// Gives the file a second name; throws `EEXIST` if it is taken (link(2)).
  package static func link(_ path: String, _ new: String) throws(SystemError) {
    try SystemCall.retrying("link", path: new) { Glibc.link(path, new) }
  }

  /// Renames a file to a free name; throws `EEXIST` if it is taken (link(2)).
  package static func renameKeeping(_ path: String, _ new: String) throws(SystemError) {
    try link(path, new)
    try remove(path)
  }

  /// Removes the file, if there is one (unlink(2)).
  package static func remove(_ path: String) throws(SystemError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw SystemError(call: "unlink", path: path, code: errno) }
  }

  /// The file's bytes, at most `most` of them.
  package static func read(_ path: String, atMost most: Int = .max) throws(SystemError) -> [UInt8] {
    let descriptor = try Descriptor(opening: path, O_RDONLY)
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while content.count < most {
      let count = try DescriptorBytes.read(descriptor.raw, into: &buffer, path: path)
      if count == 0 { return content }
      content += buffer[..<min(count, most - content.count)]
    }
    return content
  }

  /// Writes a new file and waits until it is on disk.
  package static func write(_ content: [UInt8], to path: String, mode: mode_t = 0o600) throws(SystemError) {
    let descriptor = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_TRUNC, mode: mode)
    try DescriptorBytes.write(content, to: descriptor.raw, path: path)
    try SystemCall.retrying("fsync", path: path) { fsync(descriptor.raw) }
  }

  /// Appends to the file, creating it if it is missing.
  package static func append(_ content: [UInt8], to path: String, mode: mode_t = 0o600) throws(SystemError) {
    let descriptor = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_APPEND, mode: mode)
    try DescriptorBytes.write(content, to: descriptor.raw, path: path)
  }

  /// The same, and waits until the file and its name are on disk.
  package static func appendDurably(_ content: [UInt8], to path: String) throws(SystemError) {
    let isNew = kind(of: path) == nil
    let descriptor = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_APPEND, mode: 0o600)
    try DescriptorBytes.write(content, to: descriptor.raw, path: path)
    try SystemCall.retrying("fsync", path: path) { fsync(descriptor.raw) }
    if isNew { try synchronise(parent(of: path)) }
  }

  /// Copies a file through the kernel (sendfile(2)) and waits until the copy is on disk.
  package static func copy(_ path: String, _ new: String) throws(SystemError) {
    let source = try Descriptor(opening: path, O_RDONLY)
    let target = try Descriptor(opening: new, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o600)
    while try SystemCall.retrying("sendfile", path: path, { sendfile(target.raw, source.raw, nil, 1 << 26) }) > 0 {}
    try SystemCall.retrying("fsync", path: new) { fsync(target.raw) }
  }
}
