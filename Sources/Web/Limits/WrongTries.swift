import HTTPServer
import OneStop
import Synchronization

/// Wrong tries at the details of dossiers within an hour (`Rules.md`, Wrong tries): five by a client at one dossier,
/// twenty by a client at all dossiers, 200 by a network, fifty at a dossier's key, and a thousand in all. Tries at a
/// dossier's four digits are also counted in the store (`TryDigits`).
///
/// All this is in memory; the limit for everybody bounds it.
package final class WrongTries: Sendable {
  /// What the reader typed to open the details.
  package enum Proof {
    case key, digits
  }

  /// Why a try is not checked, with the minutes to wait.
  package enum Wait: Equatable {
    /// The client's own tries.
    case own(minutes: Int)
    /// The tries of others. The receipt's key still opens the dossier.
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

  /// Why a try is not checked; nil where it is. A wrong try is counted in the same step, so that many at once are not
  /// free.
  ///
  /// The right key is held up only by its own client's wrong tries.
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
