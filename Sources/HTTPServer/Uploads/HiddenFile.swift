import Glibc

/// Temporary files on a file system that has none without a name.
enum HiddenFile {
  static let prefix = ".upload-"

  /// Removes what a process that died has left.
  static func removeAll(in folder: String) throws(SystemError) {
    for name in try Folder.entries(folder) where name.hasPrefix(prefix) { unlink("\(folder)/\(name)") }
  }
}
