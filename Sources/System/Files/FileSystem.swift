import Glibc

/// The few calls on paths that a program needs.
package enum FileSystem {
  package enum Kind: Sendable { case folder, other }

  /// What is at the path; nil where nothing is (stat(2)).
  package static func kind(of path: String) -> Kind? {
    status(of: path).map { $0.st_mode & S_IFMT == S_IFDIR ? .folder : .other }
  }

  /// The size in bytes; nil where there is no file (stat(2)).
  package static func size(of path: String) -> Int? {
    guard let status = status(of: path), status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The identity of the file at the path; nil where there is none (stat(2)).
  package static func identity(of path: String) -> FileIdentity? {
    status(of: path).map { FileIdentity(device: UInt64($0.st_dev), number: UInt64($0.st_ino)) }
  }

  /// Whether both paths lead to the same file. A path that does not exist is compared by its folder and its name.
  package static func isSameFile(_ path: String, _ other: String) -> Bool {
    if let identity = identity(of: path) { return identity == self.identity(of: other) }
    guard let folder = identity(of: parent(of: path)), folder == identity(of: parent(of: other)) else { return false }
    return path.split(separator: "/").last == other.split(separator: "/").last
  }

  /// When the file's name or content last changed, in seconds since 1970; nil where there is no file (stat(2)).
  package static func changedAt(_ path: String) -> Int? { status(of: path)?.st_ctim.tv_sec }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// Whether anybody but the owner and the system's administrator may read it, as far as the permissions say.
  package static func isOpenToOthers(_ path: String) -> Bool {
    status(of: path).map { $0.st_mode & 0o077 != 0 } ?? false
  }

  /// Removes all permissions of everybody but the owner (chmod(2)); false where some remain.
  package static func makePrivate(_ path: String) -> Bool {
    guard let status = status(of: path), status.st_mode & 0o077 != 0 else { return true }
    return chmod(path, status.st_mode & 0o7700) == 0
  }

  /// The path without links and dots (realpath(3)); nil where nothing is there.
  package static func canonical(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The folder that the path is in.
  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The names in a folder except `.` and `..`, in no particular order (readdir(3)).
  package static func names(in path: String) throws(SystemError) -> [String] {
    guard let folder = opendir(path) else { throw SystemError(call: "opendir", path: path, code: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// Every file below the folder, by its path relative to it; empty where there is no folder.
  package static func files(below folder: String) throws(SystemError) -> [String] {
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
}

/// Identifies a file, whatever its name; unique while the file is open (stat(2)).
package struct FileIdentity: Hashable, Sendable {
  package var device: UInt64
  package var number: UInt64
}
