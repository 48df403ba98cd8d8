import Synchronization

/// Signals that there is new work, such as new messages, so that the worker need not poll.
package final class Bell: Sendable {
  private let listener = Mutex<(@Sendable () -> Void)?>(nil)

  package init() {}

  /// Called on the writer's thread after the commit; the listener must not block. One listener at a time.
  package func listen(_ listener: (@Sendable () -> Void)?) {
    self.listener.withLock { $0 = listener }
  }

  package func ring() {
    listener.withLock { $0 }?()
  }
}
