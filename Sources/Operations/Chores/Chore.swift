import System

/// Something that the portal does by itself: sending the outbox, making weekly reports, cleaning up.
package protocol Chore: Sendable {
  /// How a log line about its failure begins, such as `weekly reports cannot be made`.
  var failure: String { get }
  /// Rings when there is work that no known moment announces; nil: nothing rings.
  var bell: Bell? { get }
  /// How soon it is tried again after a failure.
  var retryPause: Duration { get }

  /// Does what there is to do now. After a failure, or the program's death, it continues where it stopped.
  ///
  /// Its task is cancelled when it is to stop: long work checks for that between two transactions, and returns.
  ///
  /// - Returns: how long it need not run again, unless the bell rings.
  func run() async throws -> Duration

  /// Called once no new run begins; returns when what is under way has ended.
  func finish() async
}

extension Chore {
  package var bell: Bell? { nil }
  package var retryPause: Duration { .seconds(60) }
  package func finish() async {}
}
