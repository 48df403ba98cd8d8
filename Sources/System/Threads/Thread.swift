import CSystem
import Glibc

/// A thread of our own, for work that blocks.
package struct Thread: Sendable {
  private let id: pthread_t

  /// Starts a thread; its name, up to 15 bytes, appears in lists of threads. Throws if the system allows no more
  /// threads (pthread_create(3)).
  package static func start(_ name: String, _ body: @escaping @Sendable () -> Void) throws(SystemError) -> Thread {
    var id = pthread_t()
    let work = Unmanaged.passRetained(
      Work {
        csystem_name_thread(name)
        body()
      })
    let code = pthread_create(&id, nil, { Thread.run($0) }, work.toOpaque())
    guard code == 0 else {
      work.release()
      throw SystemError(call: "pthread_create", path: name, code: code)
    }
    return Thread(id: id)
  }

  /// Runs work that blocks on a thread of its own, so that it holds nobody else up.
  package static func run<Value: Sendable>(
    _ name: String, _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { caller in
      do {
        try Thread.start(name) { caller.resume(with: Result(catching: work)) }.detach()
      } catch {
        caller.resume(throwing: error)
      }
    }
  }

  package var isCurrent: Bool { pthread_equal(id, pthread_self()) != 0 }

  /// Waits for its end. To be called at most once, and not from the thread itself.
  package func join() { _ = pthread_join(id, nil) }

  /// Gives up the right to join.
  package func detach() { _ = pthread_detach(id) }

  private static func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
    return nil
  }

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
