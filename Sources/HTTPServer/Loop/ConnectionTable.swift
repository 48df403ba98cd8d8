/// A loop's connections, by descriptor.
struct ConnectionTable {
  private var connections: [Connection?] = []
  private var generation: UInt32 = 0
  private(set) var count = 0

  /// How long a connection may be silent before it can be closed to make room, in milliseconds.
  private static let timeToSpeak: Int64 = 1_000
  private static let closedForRoom = 64

  /// A token for the poller that no other connection has had, whichever descriptors are used again.
  mutating func token(for descriptor: Int32) -> UInt64 {
    generation &+= 1
    // The reserved tokens, at the end of the range, have descriptors that no kernel gives.
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

  /// An event may be for a connection that is closed by now, and its descriptor used again: then nil.
  subscript(token: UInt64) -> Connection? {
    let descriptor = Int(truncatingIfNeeded: token & 0xFFFF_FFFF)
    guard descriptor < connections.count, let connection = connections[descriptor], connection.token == token
    else { return nil }
    return connection
  }

  /// A copy, so that connections may end meanwhile.
  var all: [Connection?] { connections }

  /// Those that have been silent longest, of those that have had the time to speak.
  func longestSilent(at now: Int64) -> [Connection] {
    let silent = connections.compactMap { connection in
      connection?.silentSince.flatMap { $0 + Self.timeToSpeak <= now ? (since: $0, connection) : nil }
    }
    return silent.sorted { $0.since < $1.since }.prefix(Self.closedForRoom).compactMap(\.1)
  }
}
