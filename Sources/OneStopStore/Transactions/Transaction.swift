import Database
import OneStop
import System

package typealias Snapshot = Database.Snapshot
package typealias Reader = Database.Reader
package typealias Snapshots = Database.Snapshots
package typealias DataFolder = Database.DataFolder
/// The one writer of a process.
package typealias Writer = GroupWriter<Transaction>

/// A transaction in progress: reads see its own changes; all of it is kept, or nothing.
///
/// Valid only inside the closure that was given it.
package final class Transaction: WriteTransaction {
  package let database: Connection
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
  private let outboxBell: Bell
  private let clock: WatchedClock?
  /// When this transaction began by the clock, where there is one, and whether it is kept with it.
  private var moment: Moment?
  private var isMomentKept = false

  init(_ database: Connection, outboxBell: Bell = Bell(), clock: WatchedClock? = nil) {
    self.database = database
    self.outboxBell = outboxBell
    self.clock = clock
  }

  /// Nothing is begun while the clock is not believed.
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
  }

  /// Adds to the tallies and step times what was noted.
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
  }

  package func willLoadInBulk() { tallies.isForBulk = true }

  /// A change of the catalogue was taken back: its number will be another change's.
  private func forgetCatalogue() {
    if hasNewCatalogue { (knownCatalogue, knownCommunes) = (nil, nil) }
  }
}
