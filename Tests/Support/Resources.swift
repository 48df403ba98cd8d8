import Foundation

/// What is shipped beside the program.
package enum Resources {
  /// The folder of the package.
  package static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  package static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: "Resources").appending(path: path)))
  }
}
