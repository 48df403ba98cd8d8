import Glibc

extension FileSystem {
  /// The folder that the path lies in.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Whether both names lead to one file, or would: one that is not there has its folder and its name.
  static func isSameFile(_ path: String, _ other: String) -> Bool {
    if let identity = identity(of: path) { return identity == self.identity(of: other) }
    guard let folder = identity(of: parent(of: path)), folder == identity(of: parent(of: other)) else { return false }
    return path.split(separator: "/").last == other.split(separator: "/").last
  }

  /// Replaces what has the new name, in one step (rename(2)).
  static func rename(_ path: String, _ new: String) throws(StoreError) {
    guard Glibc.rename(path, new) == 0 else { throw failure("rename", path) }
  }

  /// Gives the file a name that nothing has (link(2)); `fileExists` where something has it.
  static func renameKeeping(_ path: String, _ new: String) throws(StoreError) {
    guard link(path, new) == 0 else {
      if errno == EEXIST { throw .fileExists(path: new) }
      throw failure("link", new)
    }
    guard unlink(path) == 0 else { throw failure("unlink", path) }
  }

  /// Removes the file, its journal and its log, those of them that are there (unlink(2)).
  static func removeDatabase(_ path: String) throws(StoreError) {
    for suffix in ["", "-journal", "-wal", "-shm"] {
      guard unlink(path + suffix) == 0 || errno == ENOENT else { throw failure("unlink", path + suffix) }
    }
  }

  /// Every file below the folder, by its path in it.
  static func files(below folder: String) throws(StoreError) -> [String] {
    guard kind(of: folder) == .folder else { return [] }
    var files: [String] = []
    for name in try names(in: folder).sorted() {
      if kind(of: folder + "/" + name) == .folder {
        for inner in try FileSystem.files(below: folder + "/" + name) { files.append(name + "/" + inner) }
      } else {
        files.append(name)
      }
    }
    return files
  }

  static func read(_ path: String) throws(StoreError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", path) }
    defer { close(descriptor) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("read", path)
      }
      if count == 0 { return content }
      content += buffer[..<count]
    }
  }

  /// Writes a new file and waits until it is on disk.
  static func write(_ content: [UInt8], to path: String, mode: mode_t = 0o600) throws(StoreError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure("open", path) }
    defer { close(descriptor) }
    var rest = content[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("write", path)
      }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else { throw failure("fsync", path) }
  }

  /// Copies a file through the kernel (sendfile(2)) and waits until the copy is on disk.
  static func copy(_ path: String, _ new: String) throws(StoreError) {
    let source = open(path, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw failure("open", path) }
    defer { close(source) }
    let target = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard target >= 0 else { throw failure("open", new) }
    defer { close(target) }
    while true {
      let count = sendfile(target, source, nil, 1 << 26)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure("sendfile", path)
      }
      if count == 0 { break }
    }
    guard fsync(target) == 0 else { throw failure("fsync", new) }
  }
}
