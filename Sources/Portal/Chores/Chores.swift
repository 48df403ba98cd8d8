import Logging
import OneStopStore
import ServiceLifecycle
import Synchronization
import System

/// Runs every chore, each beside the others, until the program is asked to stop.
package struct Chores: Service {
  private let chores: [any Chore]
  private let logger: Logger
  private let signal: StopSignal

  /// - Parameter stop: ends them too.
  package init(_ chores: [any Chore], logger: Logger, stop: StopSignal = StopSignal()) {
    self.chores = chores
    self.logger = logger
    signal = stop
  }

  package func run() async {
    await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        await withDiscardingTaskGroup { group in
          for chore in chores { group.addTask { await run(chore) } }
        }
      } onGracefulShutdown: {
        signal.stop()
      }
    } onCancel: {
      signal.stop()
    }
  }

  /// At once, and again when the bell rings or the pause is over.
  private func run(_ chore: any Chore) async {
    let (rings, ringing) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    chore.bell?.listen { ringing.yield() }
    defer { chore.bell?.listen(nil) }
    let attempt = Attempt()
    signal.listen {
      ringing.finish()
      attempt.cancel()
    }
    ringing.yield()
    var timer: Task<Void, Never>?
    for await _ in rings where !signal.isStopped {
      let pause = await attempt.value(Task { await self.attempt(chore) })
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
      return try await chore.run(until: signal)
    } catch StoreError.closed {
      // The program ends; the next one goes on.
      return chore.retryPause
    } catch {
      logger.error("\(chore.failure): \(error)")
      return chore.retryPause
    }
  }
}

/// What a chore is doing. A stop cancels it, so that it rests no longer between two transactions.
private final class Attempt: Sendable {
  private struct State {
    var task: Task<Duration, Never>?
    var isCancelled = false
  }

  private let state = Mutex(State())

  func value(_ task: Task<Duration, Never>) async -> Duration {
    let isCancelled = state.withLock { state in
      state.task = task
      return state.isCancelled
    }
    if isCancelled { task.cancel() }
    return await task.value
  }

  func cancel() {
    let task = state.withLock { state in
      state.isCancelled = true
      return state.task
    }
    task?.cancel()
  }
}
