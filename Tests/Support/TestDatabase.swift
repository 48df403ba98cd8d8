import Database
import Foundation
import Synchronization

/// A database of one test on the tests' server, dropped with it.
struct TestDatabase: ~Copyable {
  private var name: String?

  mutating func place(copyOf template: () throws -> String?) throws -> DatabasePlace {
    if let name { return try PostgreSQLServer.shared.get().place(of: name) }
    let server = try PostgreSQLServer.shared.get()
    let new = try server.makeDatabase(copyOf: template())
    name = new
    return try server.place(of: new)
  }

  deinit {
    if let name { try? PostgreSQLServer.shared.get().drop(name) }
  }
}

/// A server of PostgreSQL of the tests' own, on a socket in a folder of its own. It ends with this process, however that
/// ends.
package final class PostgreSQLServer: Sendable {
  /// That of the tests: quick, and nothing of it outlives a power cut. In memory where there is room: each test's
  /// database is hundreds of files.
  package static let shared = Result {
    try PostgreSQLServer(
      [
        "fsync=off", "full_page_writes=off", "autovacuum=off", "max_connections=500", "shared_buffers=64MB",
        "log_min_messages=panic", "max_wal_size=1GB",
      ], in: "$([ \"$(df --output=avail /dev/shm | tail -1)\" -gt 4000000 ] && echo /dev/shm || echo /tmp)")
  }

  /// With the server's socket.
  package let folder: String
  private let process: Process
  /// Whose end tells the server's guard that this process has ended.
  private let life: Pipe
  private let count = Atomic<Int>(0)
  private let administration: Mutex<Administration>

  private struct Administration: @unchecked Sendable {
    var connection: Connection?
  }

  struct Failure: Error {
    let reason: String
  }

  /// - Parameters:
  ///   - settings: of postgresql.conf.
  ///   - parent: where its folder is made; the shell reads it.
  package init(_ settings: [String], in parent: String = "/tmp") throws {
    guard let programs = Self.programs else { throw Failure(reason: "PostgreSQL is not installed (postgresql-15)") }
    folder = try Self.output(
      of: "folder=$(mktemp -d \(parent)/motcua-postgresql-XXXXXXXX) && chmod 755 $folder && echo $folder", as: Self.user
    )
    // Vietnamese order, which the program must not follow: it compares text by bytes.
    _ = try Self.output(
      of: """
        \(programs)/initdb -D \(folder)/data --no-sync -A trust -U motcua -E UTF8 --locale=C.UTF-8 \
        --locale-provider=icu --icu-locale=vi
        """, as: Self.user)
    // One role that needs its password.
    _ = try Self.output(
      of: "sed -i '1i local all locked scram-sha-256' \(folder)/data/pg_hba.conf", as: Self.user)
    process = Process()
    life = Pipe()
    let options = (["listen_addresses=", "unix_socket_directories=\(folder)"] + settings).map { "-c \($0)" }
      .joined(separator: " ")
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = Self.command(
      """
      \(programs)/postgres -D \(folder)/data \(options) & server=$!
      cat > /dev/null
      kill -QUIT $server; wait $server; rm -rf \(folder)
      """, as: Self.user)
    process.standardInput = life
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    administration = Mutex(Administration())
    let connection = try Self.patiently { try Connection(self.place(of: "postgres"), knownVersion: 0) }
    administration.withLock { $0.connection = connection }
  }

  package func place(of database: String) throws -> DatabasePlace {
    try DatabasePlace(server: address(of: database))
  }

  package func address(of database: String) -> String { "postgresql:///\(database)?host=\(folder)&user=motcua" }

  /// - Parameter options: those of CREATE DATABASE.
  package func makeDatabase(copyOf template: String? = nil, options: String = "") throws -> String {
    let name = "t\(count.add(1, ordering: .relaxed).newValue)"
    try execute("CREATE DATABASE \(name) TEMPLATE \(template ?? "template0") STRATEGY file_copy \(options)")
    return name
  }

  func drop(_ name: String) throws { try execute("DROP DATABASE \(name) WITH (FORCE)") }

  package func execute(_ sql: String) throws { try administration.withLock { try $0.connection?.execute(sql) } }

  package func execute(_ sql: String, in place: DatabasePlace) throws {
    try Connection(place, knownVersion: .max).execute(sql)
  }

  /// The newest server's programs.
  package static let programs: String? = {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    return folders.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }.last.map { "/usr/lib/postgresql/\($0)/bin" }
  }()

  /// The server refuses to run as root; Debian's package makes a user for it.
  private static let user = getuid() == 0 ? "postgres" : nil

  private static func command(_ script: String, as user: String?) -> [String] {
    guard let user else { return ["-c", script] }
    return ["-c", "exec setpriv --reuid=\(user) --regid=\(user) --clear-groups /bin/sh -c \"$0\"", script]
  }

  private static func output(of script: String, as user: String?) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = command(script, as: user)
    process.currentDirectoryURL = URL(filePath: "/")
    process.standardOutput = pipe
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(reason: "\(script): \(process.terminationStatus)") }
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Until the server listens.
  private static func patiently<T>(_ body: () throws -> T) throws -> T {
    for _ in 0..<200 {
      if let value = try? body() { return value }
      usleep(50_000)
    }
    return try body()
  }
}
