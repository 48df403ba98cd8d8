import Foundation
import Glibc
import TestSupport

/// `motcua serve` on a free port, killed with its last reference.
final class ServingProgram: Sendable {
  let port: Int
  private let process: ChildProcess

  private init(_ process: ChildProcess, port: Int) {
    self.process = process
    self.port = port
  }

  /// Returns once it accepts connections.
  ///
  /// - Parameters:
  ///   - blocks: what each file may grow to at most (RLIMIT_FSIZE, in 512 bytes); none where it is left out.
  ///   - options: more of the command's own.
  ///   - error: where its log goes; thrown away where it is left out.
  ///   - socket: one that listens already, handed over as systemd does.
  static func start(
    _ city: City, _ options: [String] = [], blocks: Int? = nil, error: Int32? = nil,
    socket: Int32? = nil
  ) async throws
    -> ServingProgram
  {
    let data = city.data
    return try await onThread {
      var program = Program.path
      var arguments = ["serve", "--data", data, "--port", "0"] + options
      if let blocks {
        // A write over the limit fails like one to a full disk where the signal is ignored (setrlimit(2)).
        let script = "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\""
        arguments = ["-c", script, program] + arguments
        program = "/bin/sh"
      }
      if socket != nil {
        // The number of the process is known to itself alone before it begins.
        arguments = ["-c", "LISTEN_PID=$$ LISTEN_FDS=1 exec \"$0\" \"$@\"", program] + arguments
        program = "/bin/sh"
      }
      let (process, text) = try ChildProcess.start(
        program, arguments, environment: Program.environment, error: error, third: socket)
      guard let port = text.split(separator: ":").last.flatMap({ Int($0.trimmingCharacters(in: .newlines)) }) else {
        throw NotListening(said: text)
      }
      return ServingProgram(process, port: port)
    }.get()
  }

  struct NotListening: Error {
    var said: String
  }

  func signal(_ number: Int32) { process.signal(number) }

  /// Its exit status, or the number of the signal that ended it.
  func end() async -> Int32 {
    let process = process
    return (try? await onThread { process.wait() }.get()) ?? -1
  }

  /// Stops it as an operator does.
  func stop() async -> Int32 {
    signal(SIGTERM)
    return await end()
  }
}
