import System

/// Something that the portal does without being asked: sending the outbox, making weekly reports, cleaning up.
package protocol Chore: Sendable {
  /// What the log says before the error where it fails, such as `weekly reports cannot be made`.
  var failure: String { get }
  /// Rings when there is work of which no moment tells; nil: nothing rings.
  var bell: Bell? { get }
  /// How soon it is tried again after it has failed.
  var retryPause: Duration { get }

  /// Does what there is to do now. It begins again where it stopped, after a failure or the program's death too.
  ///
  /// Its task is cancelled where it is to stop: a long work looks at that between two transactions, and returns.
  ///
  /// - Returns: how long nobody has to look again, unless the bell rings.
  func run() async throws -> Duration

  /// Called once nothing begins any more; returns when what is under way has ended.
  func finish() async
}

extension Chore {
  package var bell: Bell? { nil }
  package var retryPause: Duration { .seconds(60) }
  package func finish() async {}
}
