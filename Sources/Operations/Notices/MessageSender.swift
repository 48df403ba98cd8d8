import OneStop
import OneStopStore

/// A way to send messages of one channel.
package protocol MessageSender: Sendable {
  /// Sends it, on the calling thread, which waits.
  ///
  /// - Parameter isStopping: once true, the attempt is to be broken off soon.
  func send(_ message: StoredMessage, isStopping: @Sendable () -> Bool) -> DeliveryResult
}

/// For a channel that is not set up: its messages wait, and the administrator sees them.
package struct NoSender: MessageSender {
  package func send(_ message: StoredMessage, isStopping: @Sendable () -> Bool) -> DeliveryResult {
    DeliveryResult(.notSetUp)
  }
}
