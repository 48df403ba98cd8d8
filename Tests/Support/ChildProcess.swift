import Foundation
import Glibc
import Synchronization

/// Another program in a process of its own.
///
/// By posix_spawn(3): Foundation's `Process` reads freed memory where several threads start programs at once.
package final class ChildProcess: Sendable {
  package struct Outcome: Sendable {
    package var status: Int32
    package var output: String
    /// What it wrote to standard error.
    package var complaint: String
  }

  package struct NotStarted: Error {
    package var program: String
    package var errno: Int32
  }

  package let identifier: pid_t
  private let ending = Mutex<Int32?>(nil)

  /// Starts it; a stream that is left out is empty, or thrown away.
  ///
  /// - Parameters:
  ///   - environment: the caller's own where it is left out.
  ///   - third: what it finds as descriptor 3.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String]? = nil, input: Int32? = nil,
    output: Int32? = nil, error: Int32? = nil, third: Int32? = nil
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, source) in [input, output, error].enumerated() {
      if let source {
        posix_spawn_file_actions_adddup2(&actions, source, Int32(target))
      } else {
        posix_spawn_file_actions_addopen(&actions, Int32(target), "/dev/null", target == 0 ? O_RDONLY : O_WRONLY, 0)
      }
    }
    if let third { posix_spawn_file_actions_adddup2(&actions, third, 3) }
    let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0.key)=\($0.value)" }
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var settings = variables.map { strdup($0) } + [nil]
    defer { for text in words + settings { free(text) } }
    var identifier = pid_t()
    let code = posix_spawn(&identifier, program, &actions, nil, &words, &settings)
    guard code == 0 else { throw NotStarted(program: program, errno: code) }
    self.identifier = identifier
  }

  /// A program is never left behind, not even as a zombie.
  deinit {
    signal(SIGKILL)
    wait()
  }

  /// Waits for its end, on the caller's thread: its exit status, or the number of the signal that ended it.
  @discardableResult
  package func wait() -> Int32 {
    var information = siginfo_t()
    // Left to be collected under the lock, so that `signal` never reaches another program with the same number.
    while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) == -1, errno == EINTR {}
    return ending.withLock { ending in
      if let ending { return ending }
      var status: Int32 = 0
      waitpid(identifier, &status, 0)
      // WEXITSTATUS and WTERMSIG of wait(2), macros that Swift does not see.
      let end = status & 0x7f == 0 ? (status >> 8) & 0xff : status & 0x7f
      ending = end
      return end
    }
  }

  /// Nothing where it has ended.
  package func signal(_ number: Int32) {
    ending.withLock { ending in
      if ending == nil { kill(identifier, number) }
    }
  }

  /// Runs a program to its end, on the caller's thread.
  package static func run(
    _ program: String, _ arguments: [String], environment: [String: String]? = nil, input: Data = Data()
  ) throws -> Outcome {
    let folder = try TemporaryFolder()
    // Files, so that neither side waits for the other to read.
    func file(_ name: String, _ data: Data = Data()) throws -> FileHandle {
      let url = URL(filePath: folder.path).appending(path: name)
      try data.write(to: url)
      return try FileHandle(forUpdating: url)
    }
    let streams = try (file("in", input), file("out"), file("err"))
    let process = try ChildProcess(
      program, arguments, environment: environment, input: streams.0.fileDescriptor, output: streams.1.fileDescriptor,
      error: streams.2.fileDescriptor)
    let status = process.wait()
    func text(_ handle: FileHandle) throws -> String {
      try handle.seek(toOffset: 0)
      return String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
    }
    return Outcome(status: status, output: try text(streams.1), complaint: try text(streams.2))
  }
}

/// A process whose standard output is read a line at a time as it comes.
extension ChildProcess {
  /// Starts it and waits for its first line; what it said instead, without a line's end, where it ended first.
  package static func start(
    _ program: String, _ arguments: [String], environment: [String: String]? = nil, error: Int32? = nil,
    third: Int32? = nil
  ) throws -> (process: ChildProcess, said: String) {
    var pair: [Int32] = [-1, -1]
    // Closed on exec in the same call: another program that starts now must not hold it open.
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &pair) == 0 else { throw NotStarted(program: program, errno: errno) }
    let ours = FileHandle(fileDescriptor: pair[0], closeOnDealloc: true)
    let theirs = FileHandle(fileDescriptor: pair[1], closeOnDealloc: true)
    let process = try ChildProcess(
      program, arguments, environment: environment, output: theirs.fileDescriptor, error: error, third: third)
    try theirs.close()
    var said = ""
    while !said.contains("\n") {
      let piece = ours.availableData
      guard !piece.isEmpty else { break }
      said += String(decoding: piece, as: UTF8.self)
    }
    return (process, said)
  }
}
