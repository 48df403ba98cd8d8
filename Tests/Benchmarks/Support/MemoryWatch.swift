import Foundation
import Glibc
import Synchronization

/// Looks at a server's memory fifty times a second, on a thread of its own.
final class MemoryWatch: Sendable {
  private let most = Atomic<Int>(0)
  private let isOver = Atomic<Bool>(false)
  private let done = DispatchSemaphore(value: 0)

  init(_ server: Server) {
    let thread = Thread { [self] in
      while !isOver.load(ordering: .relaxed) {
        most.max(server.resident, ordering: .relaxed)
        usleep(20_000)
      }
      done.signal()
    }
    thread.start()
  }

  /// The most bytes that were resident.
  func stop() -> Int {
    isOver.store(true, ordering: .relaxed)
    done.wait()
    return most.load(ordering: .relaxed)
  }
}

/// What went wrong on several threads.
final class Failures: Sendable {
  private let all = Mutex<[any Error]>([])

  var first: (any Error)? { all.withLock { $0.first } }

  func add(_ error: any Error) { all.withLock { $0.append(error) } }
}
