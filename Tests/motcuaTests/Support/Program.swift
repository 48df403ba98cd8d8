import Foundation
import TestSupport

/// The program as people run it: arguments and standard input in; status, standard output and standard error out.
struct Program {
  typealias Outcome = ChildProcess.Outcome

  /// Beside the tests, which depend on it.
  static let path: String = {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "motcua").path
  }()

  static let resources = Resources.root.appending(path: "Resources").path

  static let environment = ["MOTCUA_RESOURCES": resources, "PATH": "/usr/bin:/bin", "TMPDIR": NSTemporaryDirectory()]

  /// Runs it to its end, on a thread of its own.
  static func run(_ arguments: [String], input: String = "") async throws -> Outcome {
    try await run(arguments, input: Data(input.utf8))
  }

  static func run(_ arguments: [String], input: Data) async throws -> Outcome {
    try await onThread { try ChildProcess.run(path, arguments, environment: environment, input: input) }.get()
  }
}

extension ChildProcess.Outcome {
  /// A failure is one sentence, on a line of its own.
  var isOneSentence: Bool {
    complaint.hasPrefix("Error: ") && complaint.hasSuffix(".\n") && complaint.filter { $0 == "\n" }.count == 1
  }
}
