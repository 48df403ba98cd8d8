import Glibc
import System

/// A folder's files.
enum Folder {
  /// The names of all regular files, relative to the folder, in order. Hidden files are left out, and so are links that
  /// lead out.
  static func files(in folder: String) throws(SystemError) -> [String] {
    guard let root = FileSystem.canonical(folder) else {
      throw SystemError(call: "realpath", path: folder, code: errno)
    }
    var names: [String] = []
    try visit(root, root: root, prefix: "", depth: 0, &names)
    return names.sorted()
  }

  private static func visit(
    _ path: String, root: String, prefix: String, depth: Int, _ names: inout [String]
  ) throws(SystemError) {
    // Links within the folder may form a cycle.
    guard depth < 16 else { return }
    for name in try FileSystem.names(in: path) where !name.hasPrefix(".") {
      guard let target = FileSystem.canonical(path + "/" + name), target.hasPrefix(root + "/") else { continue }
      var status = stat()
      guard stat(target, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFREG: names.append(prefix + name)
      case S_IFDIR: try visit(target, root: root, prefix: prefix + name + "/", depth: depth + 1, &names)
      default: break
      }
    }
  }
}
