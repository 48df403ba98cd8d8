import Glibc

/// The folder that holds everything the portal keeps: `motcua.sqlite`, `files/` and `kept/`.
package struct DataFolder: Hashable, Sendable {
  package let path: String

  /// Creates what is missing. Throws where the path is a file, cannot be written, or is another program's folder.
  package init(creating path: String) throws(StoreError) {
    self.path = DataFolder.trimmed(path)
    try FileSystem.createFolder(self.path)
    try checkOwner()
    guard access(self.path, W_OK | X_OK) == 0 else { throw .notWritable(path: self.path) }
    try FileSystem.createFolder(files)
    try FileSystem.createFolder(kept)
  }

  /// Throws `noDatabase` where the folder holds none.
  package init(existing path: String) throws(StoreError) {
    self.path = DataFolder.trimmed(path)
    guard FileSystem.kind(of: self.path) != .other else { throw .notAFolder(path: self.path) }
    guard FileSystem.kind(of: database) == .other else { throw .noDatabase(path: self.path) }
  }

  package var database: String { path + "/motcua.sqlite" }
  /// Uploaded files, each by its SHA-256.
  package var files: String { path + "/files" }
  /// Files of answers that could not be saved yet; no backup has them.
  package var kept: String { path + "/kept" }

  /// Makes this process the one that serves the folder, until the result is released or the process ends in any way.
  ///
  /// Throws `alreadyServed` where another holds it (flock(2)).
  package func lock() throws(StoreError) -> FolderLock { try FolderLock(self) }

  /// The bytes of `DIR/secret`, which `make` gives the first time; readable by the owner alone.
  ///
  /// Two processes that start at once get the same bytes.
  package func secret(byteCount: Int, _ make: () -> [UInt8]) throws(StoreError) -> [UInt8] {
    let file = path + "/secret"
    if FileSystem.kind(of: file) == nil {
      let draft = "\(file).\(getpid())"
      try FileSystem.write(make(), to: draft, mode: 0o600)
      defer { unlink(draft) }
      guard link(draft, file) == 0 || errno == EEXIST else { throw FileSystem.failure("link", file) }
      try FileSystem.synchronise(path)
    }
    let secret = try FileSystem.read(file)
    guard secret.count == byteCount else { throw .corrupt("\(file) has \(secret.count) bytes, not \(byteCount)") }
    return secret
  }

  private func checkOwner() throws(StoreError) {
    guard FileSystem.kind(of: database) == nil else { return }
    let ours: Set = ["files", "kept", "serve.lock", "secret", "lost+found"]
    guard try FileSystem.names(in: path).allSatisfy({ ours.contains($0) || $0.hasPrefix("motcua.sqlite") })
    else { throw .foreignFolder(path: path) }
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return path.isEmpty ? "." : path
  }
}

/// The right to serve a data folder; given back when it is released.
package final class FolderLock: Sendable {
  private let descriptor: Int32

  init(_ folder: DataFolder) throws(StoreError) {
    let path = folder.path + "/serve.lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw FileSystem.failure("open", path) }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      close(descriptor)
      throw code == EWOULDBLOCK
        ? .alreadyServed(path: folder.path) : .system(operation: "flock", path: path, errno: code)
    }
  }

  deinit {
    close(descriptor)
  }
}
