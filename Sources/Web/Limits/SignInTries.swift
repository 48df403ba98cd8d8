import HTTPServer
import OneStop
import Synchronization

/// Counts wrong tries at signing in; too many mean a wait, which grows with them.
///
/// For a client at one account: five in a quarter of an hour, ten in an hour, twenty in a day, of passwords and of codes
/// each. For a client over all accounts, since a whole agency may share its address: thirty in a quarter of an hour, 300
/// in a day. For a network: a hundred in a quarter of an hour. Nobody is shut out by others: after fifty wrong passwords
/// at an account in a quarter of an hour, each client still has two there, instead of five.
///
/// Codes of six digits are soon guessed by many together, and whoever tries them knows the password: an account takes
/// twenty wrong ones in an hour and fifty in a day from all clients.
///
/// A browser with which the owner of the account has signed in before is a client of its own, whom no tries of others
/// hold up, neither at the account nor in the network.
///
/// All this is in memory, and bounded. A try counts from its beginning, so that many at once are not free.
package final class SignInTries: Sendable {
  /// What is tried.
  package enum Step: Hashable, Sendable {
    case password
    /// A code, a recovery code or a passkey, behind the right password.
    case code
  }

  /// A try that has begun, with its client's recent record.
  package struct Try: Sendable {
    fileprivate var pair: ClientAndLogin
    fileprivate var moment: Moment
    /// How many wrong tries the client and its network have made in a quarter of an hour.
    package private(set) var wrongOnes: Int
    /// How many there were at the name in that time, of all clients, at most fifty; nobody need have that name.
    package private(set) var wrongOnesAtName: Int
    /// Whether the account's owner has signed in with the browser before.
    package var isOfKnownDevice: Bool { if case .device = pair.client { true } else { false } }

    fileprivate init(pair: ClientAndLogin, moment: Moment, wrongOnes: Int, wrongOnesAtName: Int) {
      (self.pair, self.moment) = (pair, moment)
      (self.wrongOnes, self.wrongOnesAtName) = (wrongOnes, wrongOnesAtName)
    }
  }

  package enum Beginning: Sendable {
    case begun(Try)
    case wait(minutes: Int)
  }

  fileprivate enum Client: Hashable, Sendable {
    case address(ClientAddress)
    /// A browser that the account knows, by its digest.
    case device(String)
  }

  fileprivate struct ClientAndLogin: Hashable, Sendable {
    var client: Client
    var login: String
    var step: Step
  }

  private struct Tables {
    var pairs = [
      RecentTries<ClientAndLogin>(limit: 5, window: 15 * Moment.minute),
      RecentTries<ClientAndLogin>(limit: 10, window: Moment.hour),
      RecentTries<ClientAndLogin>(limit: 20, window: Moment.day),
    ]
    var clients = [
      RecentTries<ClientAddress>(limit: 30, window: 15 * Moment.minute),
      RecentTries<ClientAddress>(limit: 300, window: Moment.day),
    ]
    var networks = RecentTries<ClientAddress>(limit: 100, window: 15 * Moment.minute)
    var accounts = RecentTries<String>(limit: 50, window: 15 * Moment.minute)
    var codes = [
      RecentTries<String>(limit: 20, window: Moment.hour), RecentTries<String>(limit: 50, window: Moment.day),
    ]

    func wait(_ pair: ClientAndLogin, now: Moment) -> Int64 {
      let own = pairs.map { $0.wait(pair, now: now) }.max() ?? 0
      guard case .address(let client) = pair.client else { return own }
      let others =
        switch pair.step {
        case .password: waitWhileOthersTry(pair, now: now)
        case .code: codes.map { $0.wait(pair.login, now: now) }.max() ?? 0
        }
      return max(
        own, clients.map { $0.wait(client, now: now) }.max() ?? 0, networks.wait(client.network, now: now), others)
    }

    private func waitWhileOthersTry(_ pair: ClientAndLogin, now: Moment) -> Int64 {
      let wait = accounts.wait(pair.login, now: now)
      return wait > 0 && pairs[0].count(pair, now: now) >= fewest ? wait : 0
    }

    func wrongOnes(_ pair: ClientAndLogin, now: Moment) -> Int {
      switch pair.client {
      case .address(let client): clients[0].count(client, now: now) + networks.count(client.network, now: now) / 8
      case .device: pairs[0].count(pair, now: now)
      }
    }

    mutating func note(_ pair: ClientAndLogin, now: Moment) {
      for place in pairs.indices { pairs[place].note(pair, now: now) }
      guard case .address(let client) = pair.client else { return }
      for place in clients.indices { clients[place].note(client, now: now) }
      networks.note(client.network, now: now)
      switch pair.step {
      case .password: accounts.note(pair.login, now: now)
      case .code: for place in codes.indices { codes[place].note(pair.login, now: now) }
      }
    }

    mutating func forget(_ pair: ClientAndLogin, at moment: Moment) {
      for place in pairs.indices { pairs[place].forget(pair, at: moment) }
      guard case .address(let client) = pair.client else { return }
      for place in clients.indices { clients[place].forget(client, at: moment) }
      networks.forget(client.network, at: moment)
      switch pair.step {
      case .password: accounts.forget(pair.login, at: moment)
      case .code: for place in codes.indices { codes[place].forget(pair.login, at: moment) }
      }
    }
  }

  /// How many tries each client has at an account that others try as well.
  private static let fewest = 2
  private let tables = Mutex(Tables())

  /// Counts a try. One that is too many does not count; the answer is then the minutes to wait.
  ///
  /// - Parameter device: the digest of a browser that the account knows; nil for any other.
  package func begin(
    client: ClientAddress, login: String, step: Step = .password, device: String? = nil, now: Moment
  ) -> Beginning {
    // All texts that cannot be a login count as one name, so that what is held is bounded.
    let login = Account.isValidLogin(login) ? login : ""
    let pair = ClientAndLogin(client: device.map(Client.device) ?? .address(client), login: login, step: step)
    return tables.withLock { tables in
      let wait = tables.wait(pair, now: now)
      if wait > 0 { return .wait(minutes: wait.minutesRoundedUp) }
      let begun = Try(
        pair: pair, moment: now, wrongOnes: tables.wrongOnes(pair, now: now),
        wrongOnesAtName: tables.accounts.count(login, now: now))
      tables.note(pair, now: now)
      return .begun(begun)
    }
  }

  /// Nothing was checked: the try does not count.
  package func forget(_ begun: Try) { tables.withLock { $0.forget(begun.pair, at: begun.moment) } }

  /// The password, or the code, was right: the try does not count, and the client's earlier ones of the same step at the
  /// account are forgiven.
  package func succeeded(_ begun: Try) {
    tables.withLock { tables in
      tables.forget(begun.pair, at: begun.moment)
      for moment in tables.pairs.last?.moments(begun.pair) ?? [] { tables.forget(begun.pair, at: moment) }
    }
  }

  /// The most tries that one table holds, for tests.
  var heldCount: Int {
    tables.withLock { tables in
      let ofAccounts = tables.codes.map(\.count) + [tables.accounts.count]
      return max(
        tables.pairs.map(\.count).max() ?? 0, tables.clients.map(\.count).max() ?? 0, ofAccounts.max() ?? 0)
    }
  }
}
