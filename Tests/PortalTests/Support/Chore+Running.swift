import Logging
import ServiceLifecycle

@testable import Operations

extension Chore {
  /// Runs it while the body runs, then stops it as the program does.
  func running(_ body: () async throws -> Void) async throws {
    let logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
    let group = ServiceGroup(services: [Chores([self], logger: logger)], logger: logger)
    try await withThrowingTaskGroup { tasks in
      tasks.addTask { try await group.run() }
      try await body()
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  /// Does once what there is to do, in a task of its own, which `stopRunning` stops.
  @discardableResult
  func runOnce() async throws -> Duration { try await Task { try await run() }.value }

  /// Stops the one that calls this, as the program does: by its clock, for example.
  static func stopRunning() { withUnsafeCurrentTask { $0?.cancel() } }
}
