import Glibc
import System

/// Runs programs that read what strangers have sent: a few at a time, of which clients take turns, and none with more
/// memory or time of a processor than a good file takes.
package struct FilePrograms: Sendable {
  /// Each takes a core for as long as its file is complicated.
  private let places: Places
  /// In bytes; a picture within may claim any size.
  private static let memory = 1 << 30
  static let environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]

  /// - Parameters:
  ///   - most: how many at a time.
  ///   - share: how many of one client may wait.
  package init(most: Int = 4, share: Int = 64) { places = Places(most, capacity: 1_024, share: share) }

  /// Runs the work, which runs programs, on a thread of its own once it is the client's turn.
  ///
  /// - Throws: `Places.Busy` where that takes longer than `limit`, or too many wait; and what the work throws.
  package func turn<Value: Sendable>(
    _ name: String, of client: String, waitingAtMost limit: Duration, _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await places.run(name, of: client, waitingAtMost: limit, work)
  }

  /// Runs one with limits (prlimit(1)) on the calling thread, which waits for it.
  ///
  /// - Parameters:
  ///   - seconds: of a processor.
  ///   - wait: how long it may run at all, in seconds.
  static func run(
    _ name: String, _ arguments: [String], input: [UInt8] = [], seconds: Int, wait: Int,
    environment: [String: String] = [:], outputLimit: Int = Program.outputLimit
  ) -> Program.Outcome {
    // A signal of its own at the limit, another one a second later.
    let limits = ["--as=\(memory)", "--cpu=\(seconds):\(seconds + 1)", name]
    return Program(name: "/usr/bin/prlimit", arguments: limits + arguments)
      .run(
        input: input, seconds: wait, environment: FilePrograms.environment.merging(environment) { $1 },
        outputLimit: outputLimit)
  }

  /// Whether one runs at all. Waits for it.
  static func starts(_ name: String, _ arguments: [String]) -> Bool {
    run(name, arguments, seconds: 10, wait: 10).end == .exited(0)
  }

  /// Whether prlimit is installed, without which none runs (access(2)).
  static var areThere: Bool { access("/usr/bin/prlimit", X_OK) == 0 }
}
