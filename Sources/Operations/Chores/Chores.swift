import Logging
import OneStopStore
import ServiceLifecycle
import System

/// Runs all chores concurrently until the program is asked to stop.
package struct Chores: Service {
  private let chores: [any Chore]
  private let logger: Logger

  package init(_ chores: [any Chore], logger: Logger) {
    self.chores = chores
    self.logger = logger
  }

  package func run() async {
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        for chore in chores { group.addTask { await run(chore) } }
      }
    }
  }

  /// Runs it at once, and again when the bell rings or the pause is over.
  private func run(_ chore: any Chore) async {
    let (rings, ringing) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    chore.bell?.listen { ringing.yield() }
    defer { chore.bell?.listen(nil) }
    ringing.yield()
    var timer: Task<Void, Never>?
    for await _ in rings where !Task.isCancelled {
      let pause = await attempt(chore)
      timer?.cancel()
      timer = Task {
        try? await Task.sleep(for: pause)
        if !Task.isCancelled { ringing.yield() }
      }
    }
    timer?.cancel()
    await chore.finish()
  }

  private func attempt(_ chore: any Chore) async -> Duration {
    do {
      return try await chore.run()
    } catch StoreError.closed {
      // The program is ending; its next run continues.
      return chore.retryPause
    } catch {
      logger.error("\(chore.failure): \(error)")
      return chore.retryPause
    }
  }
}
