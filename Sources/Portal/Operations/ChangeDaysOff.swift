import OneStop
import OneStopStore

/// The days off are changed by a decision; open dossiers are computed again from then on, by `DueRecomputationChore`.
struct ChangeDaysOff: Sendable {
  /// With the days as they are from now on.
  let file: CatalogueFile
  /// As the ledgers of dossiers that move say it.
  let reason: String
  let actor: Actor
  /// Of the catalogue that its preview was made by.
  let revision: Int64
  let now: Moment

  /// Throws `OutdatedCatalogue`, and changes nothing then.
  func run(in transaction: Transaction) throws {
    guard try transaction.catalogueRevision() == revision else { throw OutdatedCatalogue() }
    try transaction.importCatalogue([file], now: now, by: actor) { _ in reason }
  }
}
