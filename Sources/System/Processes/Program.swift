import Glibc

/// Another program, run to its end with bytes on its standard input.
///
/// Started by posix_spawn(3) in a process group of its own, which ends with it: nothing is left behind, not even a
/// zombie.
///
/// The library swift-subprocess (1.0.2) is not used: where a program ends before it has read its input, the library stops
/// the whole portal, by SIGPIPE or by a failed assertion of its own.
package struct Program: Sendable {
  /// A path, or a name that is searched for in `PATH`.
  package var name: String
  package var arguments: [String]

  package init(name: String, arguments: [String]) {
    self.name = name
    self.arguments = arguments
  }

  package struct Outcome: Sendable {
    package enum End: Hashable, Sendable {
      case exited(Int32)
      /// By a signal that we did not send.
      case killed(Int32)
      case timedOut
      /// Because this program is stopping.
      case interrupted
      /// errno(3)
      case notStarted(Int32)
    }

    package var end: End
    package var output: [UInt8] = []
    package var complaint: [UInt8] = []

    package init(end: End, output: [UInt8] = [], complaint: [UInt8] = []) {
      self.end = end
      self.output = output
      self.complaint = complaint
    }
  }

  /// How much of its output is kept unless more is asked for, in bytes; the rest is read and dropped.
  package static let outputLimit = 64 * 1_024

  /// Runs it on the calling thread, which waits for its end.
  ///
  /// - Parameters:
  ///   - seconds: the time after which it is killed.
  ///   - outputLimit: how much of its output is kept, in bytes.
  ///   - isStopping: called a few times a second; once it returns true, the program is killed.
  package func run(
    input: [UInt8], seconds: Int, environment: [String: String], outputLimit: Int = Program.outputLimit,
    isStopping: () -> Bool = { false }
  ) -> Outcome {
    do throws(SystemError) {
      let input = ProgramInput(stream: try ProgramStream(), bytes: input)
      let output = try ProgramStream(limit: outputLimit)
      let complaint = try ProgramStream()
      let process = try spawn([input.stream, output, complaint], environment)
      for stream in [input.stream, output, complaint] { stream.closeTheirs() }
      let watch = ProgramWatch(process: process, input: input, output: output, complaint: complaint)
      let end = watch.run(seconds: seconds, isStopping: isStopping)
      return Outcome(end: end, output: output.bytes, complaint: complaint.bytes)
    } catch {
      return Outcome(end: .notStarted(error.code))
    }
  }

  private func spawn(_ streams: [ProgramStream], _ environment: [String: String]) throws(SystemError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream.theirs, Int32(target))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Resets the signals that this program ignores or handles.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))

    var words = ([name] + arguments).map { strdup($0) } + [nil]
    var settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var process = pid_t()
    let code = posix_spawnp(&process, name, &actions, &attributes, &words, &settings)
    guard code == 0 else { throw SystemError(call: "posix_spawnp", path: name, code: code) }
    return process
  }
}
