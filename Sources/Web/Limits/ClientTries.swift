import HTTPServer
import OneStop

/// Limits on what a client does, and, higher, on all of its network: many people share the address of a school, an office
/// or a telephone network.
struct ClientTries: Sendable {
  private var clients: RecentTries<ClientAddress>
  private var networks: RecentTries<ClientAddress>

  /// - Parameter window: in microseconds.
  init(limit: Int, ofNetwork most: Int, window: Int64) {
    clients = RecentTries(limit: limit, window: window)
    networks = RecentTries(limit: most, window: window)
  }

  /// Notes so many tries at once, unless there were too many before.
  ///
  /// - Returns: minutes to wait; nil: it may go on.
  mutating func take(_ client: ClientAddress, times: Int = 1, now: Moment) -> Int? {
    let wait = max(clients.wait(client, now: now), networks.wait(client.network, now: now))
    if wait > 0 { return wait.minutesRoundedUp }
    for _ in 0..<times {
      clients.note(client, now: now)
      networks.note(client.network, now: now)
    }
    return nil
  }
}
