import OneStop
import OneStopStore

/// An administrator of the city erases the personal data of one dossier, because a person may ask for it.
package struct EraseDossier: Operation {
  private let code: DossierCode
  private let ground: ErasureGround
  private let manager: AccountManager
  private let now: Moment

  package init(_ code: DossierCode, _ ground: ErasureGround, by manager: AccountManager, now: Moment) {
    (self.code, self.ground, self.manager, self.now) = (code, ground, manager, now)
  }

  /// Throws `ErasureRefusal`. A confidential dossier is unknown here, and that its time is over no ground.
  ///
  /// - Returns: files that may now be removed.
  package func run(in transaction: Transaction) throws -> ErasedFiles {
    guard ErasureGround.ofPeople.contains(ground) else { throw ErasureRefusal.denied }
    let catalogue = try transaction.presentCatalogue
    do {
      _ = try manager.confirmed(in: transaction, catalogue, right: .manageRetention, now: now)
    } catch is AccountRefusal {
      throw ErasureRefusal.denied
    }
    guard let stored = try transaction.publicDossier(code) else { throw ErasureRefusal.unknown }
    let files = try transaction.erase(
      stored.id, ground: ground, by: manager.account?.login ?? "", now: now)
    try transaction.note(
      SecurityLine(
        .dataErased, at: now, agency: stored.dossier.countedAgency, actor: manager.account?.login,
        client: manager.origin.client, detail: "\(stored.dossier.code) \(ground.rawValue)"))
    return files
  }
}

extension Store {
  /// Erases, and then removes the files that are no longer named. What a kill leaves of these is removed when the server
  /// starts.
  package func erase(_ operation: EraseDossier) async throws { try await remove(run(operation)) }
}
