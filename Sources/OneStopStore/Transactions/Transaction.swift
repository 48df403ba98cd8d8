import Database
import OneStop
import System

package typealias Snapshot = Database.Snapshot
package typealias Reader = Database.Reader
package typealias Snapshots = Database.Snapshots
package typealias DataFolder = Database.DataFolder
package typealias DatabasePlace = Database.DatabasePlace
/// The one writer of a process.
package typealias Writer = GroupWriter<Transaction>

/// A transaction in progress: reads see its own changes; all of them are kept, or none.
///
/// Valid only inside the closure to which it was passed.
package final class Transaction: WriteTransaction {
  package let database: Connection
  /// What this transaction changes in the tallies, written once before the commit.
  var tallies = TallyBuffer()
  var stepTimes = StepTimeBuffer()
  /// The catalogue as it was last read.
  var knownCatalogue: CompiledCatalogue?
  /// The index of communes as it was last built, with the catalogue's revision.
  var knownCommunes: (revision: Int64, index: CommuneIndex)?
  /// Whether this transaction has changed the catalogue.
  var hasNewCatalogue = false
  /// Whether the known catalogue was found to be that of this transaction, in which no other changes it.
  var isCatalogueKnown = false
  /// The last numbers given, once they are known in this transaction. Exact, since no other writes meanwhile; a message
  /// that is being sent is never deleted, so that the number of a deleted one is nobody's any more.
  var lastDossierID: Int64?
  var lastMessageID: Int64?
  /// Whether messages were queued in the outbox; if they were rolled back, the bell rings for nothing.
  var hasNewMessages = false
  private let outboxBell: Bell
  private let clock: WatchedClock?
  /// When this transaction began by the clock, if there is one, and whether that moment is stored with it.
  private var moment: Moment?
  private var isMomentKept = false

  init(_ database: Connection, outboxBell: Bell = Bell(), clock: WatchedClock? = nil) {
    self.database = database
    self.outboxBell = outboxBell
    self.clock = clock
  }

  /// Nothing begins while the clock is not trusted.
  package func willBegin() throws { moment = try clock?.believed() }

  package func didBegin() throws { try stepTimes.begin(on: database) }

  package func keep() {
    tallies.keep()
    stepTimes.keep()
  }

  package func forget() {
    tallies.forget()
    stepTimes.forget()
    forgetCatalogue()
    (lastDossierID, lastMessageID) = (nil, nil)
  }

  /// Writes what was noted to the tallies and step times.
  package func willCommit() throws {
    if !tallies.isEmpty {
      try tallies.write(to: database, confidential: compiledCatalogue().catalogue.confidentialProcedures)
    }
    try stepTimes.write(to: database)
    isMomentKept = false
    if let clock, let moment { isMomentKept = try clock.keep(moment, in: database) }
  }

  package func didCommit() {
    if isMomentKept, let moment { clock?.didCommit(moment) }
    if hasNewMessages { outboxBell.ring() }
  }

  package func didRollBack() {
    stepTimes.clear()
    forgetCatalogue()
  }

  package func didEnd() {
    tallies = TallyBuffer()
    hasNewMessages = false
    hasNewCatalogue = false
    isCatalogueKnown = false
    (lastDossierID, lastMessageID) = (nil, nil)
  }

  package func willLoadInBulk() { tallies.isForBulk = true }

  /// A change of the catalogue was rolled back: another change will get its revision number.
  private func forgetCatalogue() {
    if hasNewCatalogue { (knownCatalogue, knownCommunes, isCatalogueKnown) = (nil, nil, false) }
  }
}
