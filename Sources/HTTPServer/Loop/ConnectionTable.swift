/// A loop's connections, by descriptor.
struct ConnectionTable {
  private var connections: [Connection?] = []
  private var generation: UInt32 = 0
  private(set) var count = 0

  /// How long a connection may be silent before it can be closed to make room, in milliseconds.
  private static let timeToSpeak: Int64 = 1_000
  private static let closedForRoom = 64

  /// A new token for the poller, so that events of an earlier connection with the same descriptor can be told apart.
  mutating func token(for descriptor: Int32) -> UInt64 {
    generation &+= 1
    // No descriptor is as large as those in the reserved tokens.
    return UInt64(generation) << 32 | UInt64(UInt32(bitPattern: descriptor))
  }

  mutating func insert(_ connection: Connection) {
    let place = Int(connection.descriptor)
    while connections.count <= place { connections.append(nil) }
    connections[place] = connection
    count += 1
  }

  mutating func remove(_ connection: Connection) {
    connections[Int(connection.descriptor)] = nil
    count -= 1
  }

  /// nil if the connection has been closed since the event came, even if its descriptor is in use again.
  subscript(token: UInt64) -> Connection? {
    let descriptor = Int(truncatingIfNeeded: token & 0xFFFF_FFFF)
    guard descriptor < connections.count, let connection = connections[descriptor], connection.token == token
    else { return nil }
    return connection
  }

  /// All of them; connections may be removed during an iteration over it.
  var all: [Connection?] { connections }

  /// The connections that have been silent longest, without those that have just come.
  func longestSilent(at now: Int64) -> [Connection] {
    let silent = connections.compactMap { connection in
      connection?.silentSince.flatMap { $0 + Self.timeToSpeak <= now ? (since: $0, connection) : nil }
    }
    return silent.sorted { $0.since < $1.since }.prefix(Self.closedForRoom).compactMap(\.1)
  }
}
