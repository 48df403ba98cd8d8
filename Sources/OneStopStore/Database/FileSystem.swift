import Glibc

/// The few calls on paths that the store needs.
enum FileSystem {
  enum Kind { case folder, other }

  /// What is at the path, nil where nothing is (stat(2)).
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .other
  }

  /// In bytes; nil where no file is (stat(2)).
  static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// Which file is at the path (stat(2)); nil where none is.
  static func identity(of path: String) -> FileIdentity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }

  /// Takes every right to what is at the path from all but its owner (chmod(2)); false where they keep one.
  static func makePrivate(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & 0o077 != 0 else { return true }
    return chmod(path, status.st_mode & 0o7700) == 0
  }

  /// The names in a folder but `.` and `..`, in no order (readdir(3)).
  static func names(in path: String) throws(StoreError) -> [String] {
    guard let folder = opendir(path) else { throw failure("opendir", path) }
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

  /// Creates the folder and those above it; private to the owner, as it holds personal data.
  static func createFolder(_ path: String) throws(StoreError) {
    switch kind(of: path) {
    case .folder: return
    case .other: throw .notAFolder(path: path)
    case nil: break
    }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try createFolder(String(path[..<slash]))
    }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("mkdir", path) }
  }

  /// Makes what was renamed into the folder, or created in it, outlive a power cut (fsync(2)).
  static func synchronise(_ path: String) throws(StoreError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("fsync", path) }
  }

  static func failure(_ operation: String, _ path: String) -> StoreError {
    let code = errno
    return switch code {
    case EACCES, EROFS, EPERM: .notWritable(path: path)
    case ENOSPC, EDQUOT, EFBIG: .diskFull
    case ENOTDIR: .notAFolder(path: path)
    default: .system(operation: operation, path: path, errno: code)
    }
  }
}

/// A file, whatever its name: while it is open, no other has the same (stat(2)).
struct FileIdentity: Hashable, Sendable {
  var device: UInt64
  var number: UInt64
}
