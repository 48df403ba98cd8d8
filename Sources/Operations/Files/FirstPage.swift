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
  /// Of a processor.
  private static let seconds = 10

  private let program: String
  /// How long a reader waits for a turn.
  private let patience: Duration
  private let programs: FilePrograms
  /// The digests of files that cannot be drawn, each with how the program ended, so that it is tried once.
  private let undrawable = Mutex<[String: Program.Outcome.End]>([:])

  /// nil where the program is not installed, or none runs with limits.
  package init?(
    program: String = "/usr/bin/pdftoppm", by programs: FilePrograms = FilePrograms(),
    patience: Duration = .seconds(30)
  ) {
    guard access(program, X_OK) == 0, FilePrograms.areThere else { return nil }
    (self.program, self.programs, self.patience) = (program, programs, patience)
  }

  /// What is not shown for want of a program.
  package static var warnings: [String] {
    FilePrograms.areThere && !FilePrograms.starts("/usr/bin/pdftoppm", ["-v"])
      ? ["pdftoppm does not run, so no first pages of PDF files are shown; install poppler-utils."] : []
  }

  package enum Outcome: Hashable, Sendable {
    /// A JPEG.
    case picture([UInt8])
    /// How the program ended: with an error of its own for a broken file, or at one of its limits.
    case undrawable(Program.Outcome.End)
    /// Too many wait.
    case busy
  }

  /// Waits for the client's turn, and for the program, on a thread of its own.
  package func picture(of file: StoredFile, in folder: String, for client: String) async throws -> Outcome {
    if let end = undrawable.withLock({ $0[file.digest] }) { return .undrawable(end) }
    let (program, path) = (program, folder + "/" + file.digest)
    let outcome: Program.Outcome
    do {
      outcome = try await programs.turn("first-page", of: client, waitingAtMost: patience) {
        FilePrograms.run(
          program,
          ["-q", "-f", "1", "-l", "1", "-singlefile", "-jpeg", "-scale-to", "\(FirstPage.size)", path],
          seconds: FirstPage.seconds, wait: 2 * FirstPage.seconds, outputLimit: FirstPage.limit)
      }
    } catch is Places.Busy {
      return .busy
    }
    let isWhole = outcome.end == .exited(0) && outcome.output.count < FirstPage.limit
    if isWhole, outcome.output.starts(with: [0xFF, 0xD8, 0xFF]) { return .picture(outcome.output) }
    if outcome.end.isOfFile {
      undrawable.withLock { known in
        if known.count >= 1_000 { known = [:] }
        known[file.digest] = outcome.end
      }
    }
    return .undrawable(outcome.end)
  }
}

extension Program.Outcome.End {
  /// Whether the file is why, so that it would end so again: not where the machine had no time for it, or the system
  /// stopped it.
  fileprivate var isOfFile: Bool {
    switch self {
    case .exited: true
    case .killed(let signal): signal == SIGXCPU
    case .timedOut, .interrupted, .notStarted: false
    }
  }
}
