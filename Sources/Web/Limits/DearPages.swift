import Glibc
import HTTPServer
import HTTPTypes
import Operations
import Synchronization
import System

/// Queues pages that take milliseconds, on one event loop: one at a time, with a rest after it in which the loop
/// answers other requests, however many wait. Clients take turns.
package final class DearPages: Sendable {
  private struct State {
    package var isTaken = false
    package var waiting: FairQueue<ClientAddress, CheckedContinuation<Bool, Never>>
  }

  private enum Entry {
    case free, waits
    case refused(CheckedContinuation<Bool, Never>)
  }

  private let state: Mutex<State>
  /// A page that took less than this needs no rest.
  private static let short = Duration.milliseconds(1)
  private static let longestRest = Duration.milliseconds(20)

  /// - Parameters:
  ///   - capacity: how many requests may wait.
  ///   - share: how many of these may be one client's.
  package init(capacity: Int = 256, share: Int = 64) {
    state = Mutex(State(waiting: FairQueue(capacity: capacity, share: share)))
  }

  /// Runs the work when it is the client's turn.
  ///
  /// - Throws: 503 where too many wait, and what the work throws.
  package func turn<Value>(of client: ClientAddress, _ work: () async throws -> Value) async throws -> Value {
    guard await enter(client) else {
      throw HTTPError(.serviceUnavailable, "Too many wait for dear pages.", fields: [.retryAfter: "2"])
    }
    let begun = SuspendingClock.now
    defer { rest(behind: SuspendingClock.now - begun) }
    try Task.checkCancellation()
    return try await work()
  }

  private func enter(_ client: ClientAddress) async -> Bool {
    await withCheckedContinuation { caller in
      let entry = state.withLock { state -> Entry in
        guard state.isTaken else {
          state.isTaken = true
          return .free
        }
        return state.waiting.put(caller, of: client).map(Entry.refused) ?? .waits
      }
      switch entry {
      case .free: caller.resume(returning: true)
      case .waits: break
      case .refused(let other): other.resume(returning: false)
      }
    }
  }

  /// Lets other jobs and sockets come before the next turn. It is a short sleep of the system's own, because a timer
  /// could hold the turn for ever if somebody moves the clock.
  private func rest(behind duration: Duration) {
    guard duration > DearPages.short else { return passOn() }
    let rest = min(duration / 2, DearPages.longestRest)
    Task {
      usleep(UInt32(rest / .microseconds(1)))
      passOn()
    }
  }

  /// Passes the turn to the next one waiting, or frees it.
  private func passOn() {
    let next = state.withLock { state in
      let next = state.waiting.take()
      if next == nil { state.isTaken = false }
      return next
    }
    next?.resume(returning: true)
  }
}
