import Foundation
import TestSupport

/// The program as people run it: arguments and standard input in; status, standard output and standard error out.
struct Program {
  struct Outcome {
    var status: Int32
    var output: String
    var complaint: String

    /// A failure is one sentence, on a line of its own.
    var isOneSentence: Bool {
      complaint.hasPrefix("Error: ") && complaint.hasSuffix(".\n") && complaint.filter { $0 == "\n" }.count == 1
    }
  }

  /// Beside the tests, which depend on it.
  static let path: String = {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "motcua").path
  }()

  static let resources = Resources.root.appending(path: "Resources").path

  static func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = ["MOTCUA_RESOURCES": resources, "PATH": "/usr/bin:/bin", "TMPDIR": NSTemporaryDirectory()]
    return process
  }

  /// Runs it to its end, on a thread of its own.
  static func run(_ arguments: [String], input: String = "") async throws -> Outcome {
    try await run(arguments, input: Data(input.utf8))
  }

  static func run(_ arguments: [String], input: Data) async throws -> Outcome {
    try await onThread {
      let folder = try TemporaryFolder()
      let process = process(arguments)
      // Files, so that neither side waits for the other to read.
      process.standardInput = try FileHandle(forReadingFrom: file("in", in: folder, input))
      let output = try file("out", in: folder)
      let complaint = try file("err", in: folder)
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = try FileHandle(forWritingTo: complaint)
      try process.run()
      process.waitUntilExit()
      return Outcome(
        status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
        complaint: String(decoding: try Data(contentsOf: complaint), as: UTF8.self))
    }.get()
  }

  private static func file(_ name: String, in folder: TemporaryFolder, _ data: Data = Data()) throws -> URL {
    let url = URL(filePath: folder.path).appending(path: name)
    try data.write(to: url)
    return url
  }
}
