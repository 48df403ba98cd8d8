#if PostgreSQL
  import Foundation
  import OneStopStore
  import Synchronization
  import TestSupport

  /// A script for pgbench: the statements of one group of intakes as the portal sent them, written down by the server's
  /// log. `:base` makes the numbers, codes and keys of each run its own.
  struct GroupScript {
    static let size = 64
    private(set) var text = ""

    private let firstID: Int64

    /// - Parameter server: writes its log as JSON to `log/bench.json`.
    init(_ server: PostgreSQLServer, _ address: String, data: String, _ intake: Intake) throws {
      let store = try Store(folder: DataFolder(existing: data, server: DatabasePlace(server: address)))
      firstID = try store.read { 1 + (try $0.connection.first("SELECT max(id) FROM dossiers") { $0.int64(0) } ?? 0) }
      try server.execute("ALTER ROLE motcua SET log_statement = 'all'")
      try GroupScript.takeInTogether(store, data, address, intake)
      try server.execute("ALTER ROLE motcua RESET log_statement")
      let log = try Data(contentsOf: URL(filePath: server.folder).appending(path: "data/log/bench.json"))
      for statement in try GroupScript.longestTransaction(LogLine.all(log)) { add(statement) }
      text += "\\set base :base + \(GroupScript.size)\n"
    }

    /// One group of `size`, since one intake before them waits for the lock with which every change begins, and they for
    /// that one.
    private static func takeInTogether(_ store: Store, _ data: String, _ address: String, _ intake: Intake) throws {
      let server = try Server(data: data, database: address)
      // With it, what is done at a start is over.
      _ = try Load.run(server, connections: 1, count: 1, expecting: 201) { _ in intake.request("\(data)") }
      let failure = Mutex<(any Error)?>(nil)
      let isDone = DispatchSemaphore(value: 0)
      try store.writer.bulk { transaction in
        // With the first answer the lock is held.
        _ = try transaction.catalogueRevision()
        Thread {
          do {
            _ = try Load.run(server, connections: size + 1, count: size + 1, expecting: 201) { index in
              if index == 1 { usleep(300_000) }
              return intake.request("\(keyMark)\(index)")
            }
          } catch { failure.withLock { $0 = error } }
          isDone.signal()
        }
        .start()
        usleep(1_500_000)
      }
      isDone.wait()
      if let error = failure.withLock({ $0 }) { throw error }
    }

    private static let keyMark = "script-"

    /// From its BEGIN to its COMMIT.
    private static func longestTransaction(_ lines: [LogLine]) throws -> [LogLine] {
      var longest: [LogLine] = []
      for (_, lines) in Dictionary(grouping: lines, by: \.process) {
        for part in lines.split(whereSeparator: { $0.sql.hasPrefix("BEGIN") }) where part.count > longest.count {
          longest = part.prefix { $0.sql != "COMMIT" }
        }
      }
      let keys = longest.count { $0.values.contains { $0?.hasPrefix(keyMark) ?? false } && $0.sql.contains("INSERT") }
      guard keys == size else { throw Failure("a group of \(keys) intakes was logged, not \(size)") }
      return [LogLine(sql: "BEGIN")] + longest + [LogLine(sql: "COMMIT")]
    }

    private mutating func add(_ line: LogLine) {
      var sql = line.sql
      for (index, value) in line.values.enumerated().reversed() {
        sql = sql.replacing("$\(index + 1)", with: literal(value))
      }
      text += sql.replacing("\n", with: " ") + ";\n"
    }

    private mutating func literal(_ value: String?) -> String {
      guard let value else { return "NULL" }
      // Two came before the group.
      let last = firstID + Int64(GroupScript.size) + 1
      if let number = Int64(value) {
        if (firstID...last).contains(number) { return "(CAST(:base AS bigint) + \(number))" }
        if (firstID << 16..<(last + 1) << 16).contains(number) {
          return "(CAST(:base AS bigint) * 65536 + \(number))"
        }
      }
      // A code that was given, and the key of a request.
      let isOwn =
        value.hasPrefix(GroupScript.keyMark) || value.wholeMatch(of: /\d{3}\.\d\d\.\d\d\.H\d\d-\d{6}-\d{4,}/) != nil
      // pgbench takes what follows a colon for a variable, in a literal too.
      let quoted = "'\(value.replacing("'", with: "''").replacing(":", with: ":' || '"))'"
      return isOwn ? "(\(quoted) || '-' || :base)" : quoted
    }
  }

  /// A statement in the server's log, with its parameters.
  private struct LogLine {
    var process = 0
    var sql: String
    var values: [String?] = []

    static func all(_ log: Data) throws -> [LogLine] {
      log.split(separator: UInt8(ascii: "\n")).compactMap(LogLine.init)
    }

    init(sql: String) { self.sql = sql }

    init?(_ line: Data) {
      struct Entry: Decodable {
        var pid: Int
        var message: String
        var detail: String?
      }
      guard let entry = try? JSONDecoder().decode(Entry.self, from: line),
        let start = entry.message.firstMatch(of: #/^(?:execute [^:]*|statement): /#)
      else { return nil }
      process = entry.pid
      sql = String(entry.message[start.range.upperBound...])
      for match in (entry.detail ?? "").matches(of: /\$\d+ = (?:NULL|'((?:[^']|'')*)')/) {
        values.append(match.output.1.map { String($0.replacing("''", with: "'")) })
      }
    }
  }
#endif
