import Glibc
import System
import TestSupport
import Testing

@Suite("Another program") struct ProgramTests {
  private static let environment = ["PATH": "/usr/bin:/bin"]

  private func run(
    _ script: String, input: [UInt8] = [], seconds: Int = 20, isStopping: @escaping @Sendable () -> Bool = { false }
  ) async throws -> Program.Outcome {
    try await onThread {
      Program(name: "sh", arguments: ["-c", script]).run(
        input: input, seconds: seconds, environment: ProgramTests.environment, isStopping: isStopping)
    }.get()
  }

  @Test("gets all its input, while it answers")
  func input() async throws {
    let bytes = [UInt8](repeating: 0x61, count: 1_000_000)
    let outcome = try await run("head -c 500000 | cat >&2; wc -c; exit 3", input: bytes)
    #expect(outcome.end == .exited(3))
    #expect(String(decoding: outcome.output, as: UTF8.self) == "500000\n")
    #expect(outcome.complaint.count == Program.outputLimit)
  }

  @Test("that reads nothing is no harm")
  func deaf() async throws {
    let outcome = try await run("exec 0<&-; echo no", input: [UInt8](repeating: 0, count: 1_000_000))
    #expect(outcome.end == .exited(0) && outcome.output == Array("no\n".utf8))
  }

  @Test("is killed with all its children when its time is over, or when this program stops")
  func late() async throws {
    #expect(try await run("sleep 100 & sleep 100", seconds: 1).end == .timedOut)
    #expect(try await run("sleep 100 & sleep 100", isStopping: { true }).end == .interrupted)
  }

  @Test("that leaves a child with its streams has ended")
  func daemon() async throws {
    let outcome = try await run("sleep 100 & echo started")
    #expect(outcome.end == .exited(0) && outcome.output == Array("started\n".utf8))
  }

  @Test("that is killed, or is not there, is said")
  func odd() async throws {
    #expect(try await run("kill -TERM $$").end == .killed(SIGTERM))
    let none = try await onThread {
      Program(name: "/nothing/here", arguments: []).run(input: [], seconds: 5, environment: [:])
    }.get()
    #expect(none.end == .notStarted(ENOENT))
  }

  @Test("does not inherit the signals that this one ignores, and many run at once")
  func many() async throws {
    try await withThrowingTaskGroup { group in
      for number in 0..<32 {
        group.addTask {
          let outcome = try await run("trap 'exit 7' TERM; kill -TERM $$; echo \(number)")
          #expect(outcome.end == .exited(7))
        }
      }
      try await group.waitForAll()
    }
  }
}
