import Foundation

/// What is shipped beside the program.
package enum Resources {
  /// The folder of the package.
  package static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  /// Where a part of the city of 2018 stands, which most tests are about: the days off are every city's.
  package static func catalogue2018(_ file: String) -> String {
    ["agencies.json", "procedures.json"].contains(file) ? "Catalogue/2018/\(file)" : "Catalogue/\(file)"
  }

  package static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: "Resources").appending(path: path)))
  }
}
