import FoundationEssentials
import OneStop

/// A folder with the files of a city's catalogue.
struct CatalogueFolder {
  let path: String

  var isThere: Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  /// Every file whose name says that it is a part of a catalogue, in the order of the names; other files are ignored.
  ///
  /// Throws `CatalogueFolderMistake` where there is no such folder, or no agencies or procedures are in it.
  func files() throws -> [CatalogueFile] {
    guard isThere else { throw CatalogueFolderMistake.missing(path) }
    var files: [CatalogueFile] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() where name.hasSuffix(".json") {
      guard CatalogueFile(name: name, bytes: []).namedPart != nil else { continue }
      guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
        throw ResourceMissing(path: "\(path)/\(name)")
      }
      files.append(CatalogueFile(name: name, bytes: Array(data)))
    }
    for part in [CatalogueFile.Part.agencies, .procedures] where !files.contains(where: { $0.namedPart == part }) {
      throw CatalogueFolderMistake.incomplete(path, part.fileName)
    }
    return files
  }
}

/// Why a folder cannot be used as a catalogue.
package enum CatalogueFolderMistake: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(String)
  case incomplete(String, String)

  /// One sentence.
  package var description: String {
    switch self {
    case .missing(let path):
      "There is no catalogue \(path): name a folder with agencies.json and procedures.json, or 2018."
    case .incomplete(let path, let file): "The folder \(path) has no \(file), and is no catalogue without it."
    }
  }
}
