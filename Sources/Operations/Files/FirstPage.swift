import Glibc
import Synchronization
import System

/// The first page of a PDF as a picture, by `pdftoppm` of poppler.
package final class FirstPage: Sendable {
  /// For reading on a screen, in pixels of the longer side.
  private static let size = 1_200
  /// What a picture of that size can have, in bytes.
  private static let limit = 4 << 20
  private static let seconds = 10
  /// So many at a time: each takes a core for as long as its page is complicated.
  private static let most = 2

  private let program: String
  private let running = Mutex(0)

  /// nil where the program is not installed.
  package init?(program: String = "/usr/bin/pdftoppm") {
    guard access(program, X_OK) == 0 else { return nil }
    self.program = program
  }

  package enum Outcome: Hashable, Sendable {
    /// A JPEG.
    case picture([UInt8])
    /// It is broken in a way that its readers may still bear.
    case undrawable
    /// Others are being drawn.
    case busy
  }

  /// Waits for the program, on a thread of its own.
  package func picture(ofPDF path: String) async throws -> Outcome {
    let isFree = running.withLock { count in
      if count < FirstPage.most { count += 1 } else { return false }
      return true
    }
    guard isFree else { return .busy }
    defer { running.withLock { $0 -= 1 } }
    let size = "\(FirstPage.size)"
    let draw = Program(
      name: program,
      arguments: ["-q", "-f", "1", "-l", "1", "-singlefile", "-jpeg", "-scale-to", size, path])
    let outcome = try await Thread.run("first-page") {
      draw.run(
        input: [], seconds: FirstPage.seconds, environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"],
        outputLimit: FirstPage.limit)
    }
    let isWhole = outcome.end == .exited(0) && outcome.output.count < FirstPage.limit
    return isWhole && outcome.output.starts(with: [0xFF, 0xD8, 0xFF]) ? .picture(outcome.output) : .undrawable
  }
}
