import ArgumentParser
import Glibc
import OneStop
import System

/// The folder `Resources`, which holds the catalogue, the languages and what pages need.
struct ResourceFolder {
  let path: String

  /// The folder that was asked for, or else `MOTCUA_RESOURCES`, or else `Resources` beside the program, or else
  /// `../share/motcua` from there. If the named folder does not exist, that is an error, and nothing else is tried.
  static func find(_ asked: String?) throws -> ResourceFolder {
    let named = asked ?? getenv("MOTCUA_RESOURCES").map { String(cString: $0) }
    if let named, !named.isEmpty {
      guard isFolder(named) else {
        throw Failure("There is no folder \(named); --resources or MOTCUA_RESOURCES must name the folder Resources.")
      }
      return ResourceFolder(path: named)
    }
    let program = try programFolder()
    let places = ["\(program)/Resources", "\(program)/../share/motcua"]
    guard let found = places.first(where: isFolder) else {
      throw Failure(
        "No resources: neither \(places[0]) nor \(places[1]) is there; name the folder by --resources or "
          + "MOTCUA_RESOURCES.")
    }
    return ResourceFolder(path: found)
  }

  /// The shipped catalogue.
  func catalogue() throws -> Catalogue {
    try catalogue(CatalogueFile.Part.allCases)
  }

  /// Parts of the shipped catalogue.
  func catalogue(_ parts: [CatalogueFile.Part]) throws -> Catalogue {
    let files = try parts.map { part in
      CatalogueFile(name: part.fileName, bytes: try FileBytes.read("\(path)/Catalogue/\(part.fileName)"))
    }
    do {
      return try Catalogue().reading(files)
    } catch {
      throw Failure("The catalogue under \(path) cannot be used. \(error)")
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The folder of the running program, with links resolved (proc(5), readlink(2)).
  private static func programFolder() throws -> String {
    var path = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let length = path.withUnsafeMutableBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { buffer in
        buffer.baseAddress.map { readlink("/proc/self/exe", $0, buffer.count) } ?? -1
      }
    }
    guard length > 0 else {
      throw Failure("The program's own place is not known: \(SystemError(call: "readlink", code: errno).reason).")
    }
    path.removeSubrange(length...)
    let folder = path.lastIndex(of: UInt8(ascii: "/")).map { path[..<$0] } ?? []
    return String(decoding: folder, as: UTF8.self)
  }
}

struct ResourceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder Resources.", valueName: "dir"))
  var resources: String?

  func folder() throws -> ResourceFolder { try ResourceFolder.find(resources) }
}
