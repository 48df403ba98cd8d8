import OneStop
import System

/// A transaction in progress: reads see its own changes; all of it is kept, or nothing.
///
/// Valid only inside the closure that was given it.
package final class Transaction: Snapshot {
  private let database: Connection
  /// What the changes of this transaction do to the tallies, written once before the commit.
  var tallies = TallyBuffer()
  var stepTimes = StepTimeBuffer()
  /// The catalogue as it was last needed.
  var knownCatalogue: CompiledCatalogue?
  /// The names of communes as they were last needed, with the catalogue's revision.
  var knownCommunes: (revision: Int64, index: CommuneIndex)?
  /// Whether this transaction has changed the catalogue.
  var hasNewCatalogue = false
  /// Whether messages were put into the outbox; one that was taken back again rings the bell for nothing.
  var hasNewMessages = false
  let outboxBell: Bell
  let clock: WatchedClock?

  init(_ database: Connection, outboxBell: Bell = Bell(), clock: WatchedClock? = nil) {
    self.database = database
    self.outboxBell = outboxBell
    self.clock = clock
  }

  package func begin() throws(StoreError) -> SnapshotConnection { SnapshotConnection(connection: database) }
}
