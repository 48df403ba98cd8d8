import Glibc

/// Names of temporary files on file systems that have no unnamed files.
enum HiddenFile {
  static let prefix = ".upload-"

  /// Removes what a process that died has left.
  static func removeAll(in folder: String) throws(SystemError) {
    for name in try Folder.entries(folder) where name.hasPrefix(prefix) { unlink("\(folder)/\(name)") }
  }
}
