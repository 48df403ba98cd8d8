import Synchronization
import System

/// Jobs that other threads hand to a loop.
final class JobInbox: Sendable {
  private struct State: ~Copyable {
    var jobs: [UnownedJob] = []
    /// The loop has been woken, and has not looked yet.
    var isSignalled = false
    var isClosed = false
  }

  private let state = Mutex(State())
  let wakeUp: WakeUp

  init() throws(SystemError) { wakeUp = try WakeUp() }

  /// - Returns: false if the loop has ended; the job must run elsewhere.
  func put(_ job: UnownedJob) -> Bool {
    let (isTaken, mustSignal) = state.withLock { state in
      guard !state.isClosed else { return (false, false) }
      state.jobs.append(job)
      let mustSignal = !state.isSignalled
      state.isSignalled = true
      return (true, mustSignal)
    }
    if mustSignal { wakeUp.signal() }
    return isTaken
  }

  /// Swaps the jobs that have come with the caller's empty array.
  func take(into jobs: inout [UnownedJob]) {
    state.withLock { state in
      swap(&state.jobs, &jobs)
      state.isSignalled = false
    }
  }

  /// From now on `put` refuses.
  /// - Returns: the jobs that had come until then.
  func close() -> [UnownedJob] {
    state.withLock { state in
      state.isClosed = true
      let jobs = state.jobs
      state.jobs = []
      return jobs
    }
  }
}
