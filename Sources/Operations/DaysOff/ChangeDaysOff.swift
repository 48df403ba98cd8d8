import OneStop
import OneStopStore

/// Changes the days off by a decision; `DueRecomputationChore` then recomputes the open dossiers.
package struct ChangeDaysOff: Operation {
  /// The days off after the change.
  package let file: CatalogueFile
  /// The reason as the ledgers of the dossiers that move give it.
  package let reason: String
  package let manager: AccountManager
  /// The catalogue's revision when the preview was made.
  package let revision: Int64
  package let now: Moment

  package init(file: CatalogueFile, reason: String, by manager: AccountManager, revision: Int64, now: Moment) {
    self.file = file
    self.reason = reason
    self.manager = manager
    self.revision = revision
    self.now = now
  }

  /// Throws `OutdatedCatalogue`, and then changes nothing.
  package func run(in transaction: Transaction) throws {
    guard try transaction.catalogueRevision() == revision else { throw OutdatedCatalogue() }
    try transaction.importCatalogue([file], now: now, by: manager.actor) { _ in reason }
    try transaction.note(.daysOff(reason), by: manager, now: now)
  }
}
