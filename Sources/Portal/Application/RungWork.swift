import OneStopStore
import ServiceLifecycle
import Synchronization
import System

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
