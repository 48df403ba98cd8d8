import Foundation
import Glibc
import TestSupport

/// `motcua serve` on a free port, killed with its last reference.
final class ServingProgram: Sendable {
  let port: Int
  private let process: Process

  private init(_ process: Process, port: Int) {
    self.process = process
    self.port = port
  }

  deinit { if process.isRunning { signal(SIGKILL) } }

  /// Returns once it accepts connections.
  ///
  /// - Parameter blocks: what each file may grow to at most (RLIMIT_FSIZE, in 512 bytes); none where it is left out.
  static func start(_ city: City, blocks: Int? = nil) async throws -> ServingProgram {
    let data = city.data
    return try await onThread {
      let arguments = ["serve", "--data", data, "--port", "0"]
      let process = Program.process(arguments)
      if let blocks {
        // A write over the limit fails like one to a full disk where the signal is ignored (setrlimit(2)).
        process.executableURL = URL(filePath: "/bin/sh")
        let script = "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\""
        process.arguments = ["-c", script, Program.path] + arguments
      }
      let output = Pipe()
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      process.standardInput = FileHandle.nullDevice
      try process.run()
      var text = ""
      while !text.contains("\n") {
        let piece = output.fileHandleForReading.availableData
        guard !piece.isEmpty else { throw NotListening(said: text) }
        text += String(decoding: piece, as: UTF8.self)
      }
      guard let port = text.split(separator: ":").last.flatMap({ Int($0.trimmingCharacters(in: .newlines)) }) else {
        throw NotListening(said: text)
      }
      return ServingProgram(process, port: port)
    }.get()
  }

  struct NotListening: Error {
    var said: String
  }

  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Its exit status, or the number of the signal that ended it.
  func end() async -> Int32 {
    let outcome = await onThread {
      self.process.waitUntilExit()
      return self.process.terminationStatus
    }
    return (try? outcome.get()) ?? -1
  }

  /// Stops it as an operator does.
  func stop() async -> Int32 {
    signal(SIGTERM)
    return await end()
  }
}
