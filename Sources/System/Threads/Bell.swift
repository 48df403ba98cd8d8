import Synchronization

/// Tells whoever works on what others write that there is some, such as new messages, so that nobody has to look time and
/// again.
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
