import Foundation
import Glibc
import TestSupport

/// The release binary beside the benchmarks.
enum Program {
  static let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "motcua").path

  /// The option that says where the database is; none where it is in the data folder.
  static func place(_ database: String?) -> [String] { database.map { ["--database", $0] } ?? [] }

  static var resources: String { ProcessInfo.processInfo.environment["MOTCUA_RESOURCES"] ?? "Resources" }

  /// Runs a command to its end and gives its standard output.
  @discardableResult
  static func run(_ arguments: [String], input: String = "") throws -> String {
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw Failure("there is no \(path): build the product motcua in release first")
    }
    let outcome = try ChildProcess.run(path, arguments + ["--resources", resources], input: Data(input.utf8))
    guard outcome.status == 0 else {
      throw Failure("motcua \(arguments.joined(separator: " ")) failed: \(outcome.complaint)")
    }
    return outcome.output
  }
}

struct Failure: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Folders of this run, removed with it.
enum Scratch {
  static let path: String = {
    let path = NSTemporaryDirectory() + "motcua-bench-\(getpid())"
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }()

  static func folder(_ name: String) -> String { "\(path)/\(name)" }

  static func remove() { try? FileManager.default.removeItem(atPath: path) }
}
