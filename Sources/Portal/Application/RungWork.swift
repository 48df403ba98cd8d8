import OneStopStore
import ServiceLifecycle
import Synchronization

/// Work that begins when a bell rings, and is looked for again after a while for what rings none: other processes, and
/// days that come.
final class RungWork: Sendable {
  private let isStopping = Atomic(false)
  private let rings: AsyncStream<Void>
  private let ringing: AsyncStream<Void>.Continuation

  init() {
    (rings, ringing) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Whether the work is to end behind the transaction that is under way.
  var isStopped: Bool { isStopping.load(ordering: .relaxed) }

  /// Works at once, and again for each ring and after each pause, until `stop` or until the program is asked to stop.
  func run(_ bell: Bell, pause: Duration, _ work: () async -> Void) async {
    let ringing = ringing
    bell.listen { ringing.yield() }
    defer { bell.listen(nil) }
    ringing.yield()
    await withGracefulShutdownHandler {
      var timer: Task<Void, Never>?
      for await _ in rings {
        await work()
        timer?.cancel()
        timer = Task {
          try? await Task.sleep(for: pause)
          if !Task.isCancelled { ringing.yield() }
        }
      }
      timer?.cancel()
    } onGracefulShutdown: {
      self.stop()
    }
  }

  func stop() {
    isStopping.store(true, ordering: .relaxed)
    ringing.finish()
  }
}

/// How much of a long work the next transaction does: what takes a tenth of a second while others wait to write, so that
/// they do not wait longer. While nobody does, more: fewer commits write the pages that they share fewer times.
struct TransactionSize {
  private static let wanted = (awaited: Duration.milliseconds(100), alone: Duration.milliseconds(400))
  /// Between two transactions, for what waits to be written.
  static let breath = Duration.milliseconds(2)

  private(set) var count: Int
  private let bounds: ClosedRange<Int>

  init(_ bounds: ClosedRange<Int>) {
    self.bounds = bounds
    count = bounds.lowerBound
  }

  /// - Parameters:
  ///   - done: how much the last one did; the next does twice as much at most.
  ///   - took: how long it took.
  ///   - isAwaited: whether somebody waits to write.
  mutating func adapt(done: Int, in took: Duration, isAwaited: Bool) {
    let wanted = isAwaited ? TransactionSize.wanted.awaited : TransactionSize.wanted.alone
    let factor = min(2, wanted / max(took, .milliseconds(1)))
    count = min(max(Int(Double(done) * factor), bounds.lowerBound), bounds.upperBound)
  }
}
