import Foundation
import TestSupport

/// The sources of what people read.
enum PageSources {
  private static let modules = ["Markup", "Operations", "Pages", "Web", "Words"]

  /// Each file by its module and path, such as `Pages/Officers/Dossiers/StaffDossierPage.swift`, with what is in it.
  static func files() throws -> [(name: String, text: String)] {
    let sources = Resources.root.appending(path: "Sources")
    return try modules.flatMap { module in
      let folder = sources.appending(path: module)
      return try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted().filter { $0.hasSuffix(".swift") }
        .map { ("\(module)/\($0)", try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
    }
  }
}
