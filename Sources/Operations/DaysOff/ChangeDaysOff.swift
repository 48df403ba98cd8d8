import OneStop
import OneStopStore

/// The days off are changed by a decision; open dossiers are computed again from then on, by `DueRecomputationChore`.
package struct ChangeDaysOff: Operation {
  /// With the days as they are from now on.
  package let file: CatalogueFile
  /// As the ledgers of dossiers that move say it.
  package let reason: String
  package let actor: Actor
  /// Of the catalogue that its preview was made by.
  package let revision: Int64
  package let now: Moment

  package init(file: CatalogueFile, reason: String, actor: Actor, revision: Int64, now: Moment) {
    self.file = file
    self.reason = reason
    self.actor = actor
    self.revision = revision
    self.now = now
  }

  /// Throws `OutdatedCatalogue`, and changes nothing then.
  package func run(in transaction: Transaction) throws {
    guard try transaction.catalogueRevision() == revision else { throw OutdatedCatalogue() }
    try transaction.importCatalogue([file], now: now, by: actor) { _ in reason }
  }
}
