import OneStop
import OneStopStore

/// A way to send messages of one channel.
protocol MessageSender: Sendable {
  /// Sends it, on the calling thread, which waits.
  ///
  /// - Parameter isStopping: once true, the attempt is to be broken off soon.
  func send(_ message: StoredMessage, isStopping: @Sendable () -> Bool) -> DeliveryResult
}

/// Where a channel is not set up: its messages wait, and are seen by the admin.
struct NoSender: MessageSender {
  func send(_ message: StoredMessage, isStopping: @Sendable () -> Bool) -> DeliveryResult {
    DeliveryResult(.notSetUp)
  }
}
