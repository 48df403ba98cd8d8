import OneStop
import OneStopStore

/// What somebody confirmed was shown from a catalogue that has changed since. Nothing was done.
package struct OutdatedCatalogue: Error {}

/// Records that an agency ends: from that day on, `DissolutionChore` passes its work on.
package struct DissolveAgency: Operation {
  private let agency: AgencyCode
  private let dissolution: Dissolution
  private let manager: AccountManager
  /// The catalogue's revision when the preview was made; nil where there was no preview.
  private let revision: Int64?
  private let now: Moment

  package init(
    _ agency: AgencyCode, _ dissolution: Dissolution, by manager: AccountManager, revision: Int64? = nil, now: Moment
  ) {
    self.agency = agency
    self.dissolution = dissolution
    self.manager = manager
    self.revision = revision
    self.now = now
  }

  /// Throws `DissolutionMistake` or `OutdatedCatalogue`, and then has recorded nothing.
  package func run(in transaction: Transaction) throws {
    // A mistake says more than that the catalogue has changed, so it comes first.
    if let mistake = try transaction.presentCatalogue.mistake(in: dissolution, of: agency) { throw mistake }
    if let revision, try transaction.catalogueRevision() != revision { throw OutdatedCatalogue() }
    try transaction.dissolve(agency, dissolution, by: manager.actor, now: now)
    let change = SettingChange.merger(
      agency, into: dissolution.successor, on: dissolution.on, decision: dissolution.decision)
    try transaction.note(change, of: agency, by: manager, now: now)
  }
}
