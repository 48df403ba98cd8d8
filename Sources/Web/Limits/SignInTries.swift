import HTTPServer
import OneStop
import Synchronization

/// Counts wrong tries at signing in; too many mean a wait, which grows with them.
///
/// For a client at one account: five in a quarter of an hour, ten in an hour, twenty in a day. For a client over all
/// accounts, since a whole agency may share its address: thirty in a quarter of an hour, 300 in a day. For a network: a
/// hundred in a quarter of an hour. Nobody is shut out by others: after fifty wrong tries at an account in a quarter of
/// an hour, each client still has two there, instead of five.
///
/// All this is in memory, and bounded. A try counts from its beginning, so that many at once are not free.
package final class SignInTries: Sendable {
  /// A try that has begun, with its client's recent record.
  package struct Try: Sendable {
    fileprivate var client: ClientAddress
    fileprivate var login: String
    fileprivate var moment: Moment
    /// How many wrong tries the client and its network have made in a quarter of an hour.
    package private(set) var wrongOnes: Int

    fileprivate init(client: ClientAddress, login: String, moment: Moment, wrongOnes: Int) {
      (self.client, self.login, self.moment, self.wrongOnes) = (client, login, moment, wrongOnes)
    }
  }

  package enum Beginning: Sendable {
    case begun(Try)
    case wait(minutes: Int)
  }

  private struct ClientAndLogin: Hashable {
    package var client: ClientAddress
    package var login: String
  }

  private struct Tables {
    package var pairs = [
      RecentTries<ClientAndLogin>(limit: 5, window: 15 * Moment.minute),
      RecentTries<ClientAndLogin>(limit: 10, window: Moment.hour),
      RecentTries<ClientAndLogin>(limit: 20, window: Moment.day),
    ]
    package var clients = [
      RecentTries<ClientAddress>(limit: 30, window: 15 * Moment.minute),
      RecentTries<ClientAddress>(limit: 300, window: Moment.day),
    ]
    var networks = RecentTries<ClientAddress>(limit: 100, window: 15 * Moment.minute)
    package var accounts = RecentTries<String>(limit: 50, window: 15 * Moment.minute)

    func waitWhileOthersTry(_ pair: ClientAndLogin, now: Moment) -> Int64 {
      let wait = accounts.wait(pair.login, now: now)
      return wait > 0 && pairs[0].count(pair, now: now) >= fewest ? wait : 0
    }

    package mutating func forget(_ begun: Try, at moment: Moment) {
      let pair = ClientAndLogin(client: begun.client, login: begun.login)
      for place in pairs.indices { pairs[place].forget(pair, at: moment) }
      for place in clients.indices { clients[place].forget(begun.client, at: moment) }
      networks.forget(begun.client.network, at: moment)
      accounts.forget(begun.login, at: moment)
    }
  }

  /// How many tries each client has at an account that others try as well.
  private static let fewest = 2
  private let tables = Mutex(Tables())

  /// Counts a try. One that is too many does not count; the answer is then the minutes to wait.
  package func begin(client: ClientAddress, login: String, now: Moment) -> Beginning {
    // All texts that cannot be a login count as one name, so that what is held is bounded.
    let login = Account.isValidLogin(login) ? login : ""
    return tables.withLock { tables in
      let pair = ClientAndLogin(client: client, login: login)
      let network = client.network
      let wait = max(
        tables.pairs.map { $0.wait(pair, now: now) }.max() ?? 0,
        tables.clients.map { $0.wait(client, now: now) }.max() ?? 0, tables.networks.wait(network, now: now),
        tables.waitWhileOthersTry(pair, now: now))
      if wait > 0 { return .wait(minutes: wait.minutesRoundedUp) }
      let wrongOnes = tables.clients[0].count(client, now: now) + tables.networks.count(network, now: now) / 8
      for place in tables.pairs.indices { tables.pairs[place].note(pair, now: now) }
      for place in tables.clients.indices { tables.clients[place].note(client, now: now) }
      tables.networks.note(network, now: now)
      tables.accounts.note(login, now: now)
      return .begun(Try(client: client, login: login, moment: now, wrongOnes: wrongOnes))
    }
  }

  /// Nothing was checked: the try does not count.
  package func forget(_ begun: Try) { tables.withLock { $0.forget(begun, at: begun.moment) } }

  /// The password was right: the try does not count, and the client's earlier ones at the account are forgiven.
  package func succeeded(_ begun: Try) {
    tables.withLock { tables in
      tables.forget(begun, at: begun.moment)
      let pair = ClientAndLogin(client: begun.client, login: begun.login)
      for moment in tables.pairs.last?.moments(pair) ?? [] { tables.forget(begun, at: moment) }
    }
  }

  /// The most tries that one table holds, for tests.
  var heldCount: Int {
    tables.withLock { tables in
      max(tables.pairs.map(\.count).max() ?? 0, tables.clients.map(\.count).max() ?? 0, tables.accounts.count)
    }
  }
}
