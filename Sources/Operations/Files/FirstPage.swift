import Glibc
import OneStop
import Synchronization
import System

/// The first page of a PDF as a picture, by `pdftoppm` of poppler.
package final class FirstPage: Sendable {
  /// For reading on a screen, in pixels of the longer side.
  private static let size = 1_200
  /// What a picture of that size can have, in bytes.
  private static let limit = 4 << 20
  private static let seconds = 10
  /// In bytes.
  private static let memory = 1 << 30
  /// So many at a time: each takes a core for as long as its page is complicated.
  private static let most = 4

  private let program: String
  private let state = Mutex(State())

  private struct State {
    /// For whom one is being drawn.
    var clients: Set<String> = []
    /// The digests of files that cannot be drawn, so that each is tried once.
    var undrawable: Set<String> = []
  }

  /// nil where the program is not installed.
  package init?(program: String = "/usr/bin/pdftoppm") {
    guard access(program, X_OK) == 0 else { return nil }
    self.program = program
  }

  package enum Outcome: Hashable, Sendable {
    /// A JPEG.
    case picture([UInt8])
    /// How the program ended: with an error of its own for a broken file, or at one of its limits.
    case undrawable(Program.Outcome.End)
    /// The same client waits for another one, or too many do.
    case busy
  }

  /// Waits for the program, on a thread of its own; for one client one at a time.
  package func picture(of file: StoredFile, in folder: String, for client: String) async throws -> Outcome {
    let mayBegin = state.withLock { state -> Bool? in
      if state.undrawable.contains(file.digest) { return nil }
      return state.clients.count < FirstPage.most && state.clients.insert(client).inserted
    }
    guard let mayBegin else { return .undrawable(.exited(1)) }
    guard mayBegin else { return .busy }
    defer { state.withLock { _ = $0.clients.remove(client) } }
    // A stranger's picture within may claim any size.
    let limits = ["--as=\(FirstPage.memory)", "--cpu=\(FirstPage.seconds)", program]
    let draw = Program(
      name: "prlimit",
      arguments: limits
        + ["-q", "-f", "1", "-l", "1", "-singlefile", "-jpeg", "-scale-to", "\(FirstPage.size)"]
        + [folder + "/" + file.digest])
    let outcome = try await Thread.run("first-page") {
      draw.run(
        input: [], seconds: FirstPage.seconds, environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"],
        outputLimit: FirstPage.limit)
    }
    let isWhole = outcome.end == .exited(0) && outcome.output.count < FirstPage.limit
    if isWhole, outcome.output.starts(with: [0xFF, 0xD8, 0xFF]) { return .picture(outcome.output) }
    state.withLock { state in
      if state.undrawable.count >= 1_000 { state.undrawable = [] }
      state.undrawable.insert(file.digest)
    }
    return .undrawable(outcome.end)
  }
}
