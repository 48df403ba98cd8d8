import System

extension DataFolder {
  /// Whether the path leads into this folder, through whatever links.
  package func holds(_ path: String) -> Bool {
    guard let own = FileSystem.identity(of: self.path) else { return false }
    return DataFolder.folders(above: path).contains { FileSystem.identity(of: $0) == own }
  }

  /// Whether the path leads into the data folder of any portal.
  package static func isInside(_ path: String) -> Bool {
    folders(above: path).contains { folder in
      let isThere = { (name: String) in FileSystem.kind(of: "\(folder)/\(name)") == .other }
      return isThere("motcua.sqlite") || isThere("serve.lock") && isThere("secret")
    }
  }

  /// The folder of the file at the path, and all above it.
  private static func folders(above path: String) -> [String] {
    guard
      var folder = FileSystem.canonical(path).map(FileSystem.parent)
        ?? FileSystem.canonical(FileSystem.parent(of: path))
    else { return [] }
    var folders = [folder]
    while folder != "/" {
      folder = FileSystem.parent(of: folder)
      folders.append(folder)
    }
    return folders
  }
}
