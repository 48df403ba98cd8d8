import HTTPServer
import OneStop
import Synchronization

/// Wrong tries at the details of dossiers within an hour (`Rules.md`, Wrong tries): five for a client and a dossier,
/// twenty for a client over all dossiers, 200 for a network, fifty at a dossier's key, and a thousand for everybody. Tries
/// at a dossier's four digits are counted in the store besides (`TryDigits`).
///
/// Held in memory, which everybody's limit bounds.
package final class WrongTries: Sendable {
  /// What was shown.
  package enum Proof {
    case key, digits
  }

  /// Why a try is not looked at, with the minutes to wait.
  package enum Wait: Equatable {
    /// The client's own tries.
    case own(minutes: Int)
    /// Those of others. The receipt's key opens the dossier all the same.
    case others(minutes: Int)
  }

  private struct ClientAndDossier: Hashable {
    package var client: ClientAddress
    package var code: DossierCode
  }

  private struct Everybody: Hashable {}

  private struct Tables {
    package var dossiers = RecentTries<ClientAndDossier>(limit: 5, window: Moment.hour)
    package var clients = RecentTries<ClientAddress>(limit: 20, window: Moment.hour)
    var networks = RecentTries<ClientAddress>(limit: 200, window: Moment.hour)
    package var keys = RecentTries<DossierCode>(limit: 50, window: Moment.hour)
    package var all = RecentTries<Everybody>(limit: 1_000, window: Moment.hour)
  }

  private let tables = Mutex(Tables())

  /// Whether a try counts for nothing; nil where it is looked at. A wrong one that is looked at is counted in the same step,
  /// so that many at once are not many free ones.
  ///
  /// The right key waits for its own client's wrong tries and for nobody else's.
  package func wait(for proof: Proof, isRight: Bool, client: ClientAddress, code: DossierCode, now: Moment) -> Wait? {
    tables.withLock { tables in
      let pair = ClientAndDossier(client: client, code: code)
      let own = max(tables.dossiers.wait(pair, now: now), tables.clients.wait(client, now: now))
      if own > 0 { return .own(minutes: own.minutesRoundedUp) }
      if isRight, proof == .key { return nil }
      let others = max(
        tables.networks.wait(client.network, now: now), tables.all.wait(Everybody(), now: now),
        proof == .key ? tables.keys.wait(code, now: now) : 0)
      if others > 0 { return .others(minutes: others.minutesRoundedUp) }
      if isRight { return nil }
      tables.dossiers.note(pair, now: now)
      tables.clients.note(client, now: now)
      tables.networks.note(client.network, now: now)
      tables.all.note(Everybody(), now: now)
      if proof == .key { tables.keys.note(code, now: now) }
      return nil
    }
  }
}
