import OneStop
import OneStopStore

/// Somebody confirmed what was shown by a catalogue that is another one by now. Nothing has changed.
package struct OutdatedCatalogue: Error {}

/// An agency's end is decided: what it has to do passes on from its day, by `DissolutionChore`.
package struct DissolveAgency: Operation {
  private let agency: AgencyCode
  private let dissolution: Dissolution
  private let actor: Actor
  /// Of the catalogue that its preview was made by; nil where there was none.
  private let revision: Int64?
  private let now: Moment

  package init(
    _ agency: AgencyCode, _ dissolution: Dissolution, by actor: Actor, revision: Int64? = nil, now: Moment
  ) {
    self.agency = agency
    self.dissolution = dissolution
    self.actor = actor
    self.revision = revision
    self.now = now
  }

  /// Throws `DissolutionMistake` or `OutdatedCatalogue`, and decides nothing then.
  package func run(in transaction: Transaction) throws {
    // What is against it says more than that something has changed.
    if let mistake = try transaction.presentCatalogue.mistake(in: dissolution, of: agency) { throw mistake }
    if let revision, try transaction.catalogueRevision() != revision { throw OutdatedCatalogue() }
    try transaction.dissolve(agency, dissolution, by: actor, now: now)
  }
}
