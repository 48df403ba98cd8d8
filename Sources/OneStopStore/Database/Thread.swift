import Glibc

/// A thread of our own, for work that blocks.
struct Thread: Sendable {
  private let id: pthread_t

  /// The name is for the error. Throws where the system gives no more threads (pthread_create(3)).
  static func start(_ name: String, _ body: @escaping @Sendable () -> Void) throws(StoreError) -> Thread {
    var id = pthread_t()
    let work = Unmanaged.passRetained(Work(body))
    let code = pthread_create(&id, nil, { Thread.run($0) }, work.toOpaque())
    guard code == 0 else {
      work.release()
      throw .system(operation: "pthread_create", path: name, errno: code)
    }
    return Thread(id: id)
  }

  var isCurrent: Bool { pthread_equal(id, pthread_self()) != 0 }

  /// Waits for its end. Once, and not from itself.
  func join() { _ = pthread_join(id, nil) }

  /// Gives up the right to join.
  func detach() { _ = pthread_detach(id) }

  private static func run(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
    return nil
  }

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
