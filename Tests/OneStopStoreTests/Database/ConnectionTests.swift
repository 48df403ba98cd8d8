import CSQLite
import Database
import System
import TestSupport
import Testing

@testable import OneStopStore

@Suite struct ConnectionTests {
  let folder: TemporaryFolder
  let connection: Connection

  init() throws {
    folder = try TemporaryFolder()
    connection = try Connection(path: folder.path + "/a.sqlite", knownVersion: 0)
  }

  @Test("Parameters go by their number, in whatever order they appear")
  func parametersByNumber() throws {
    let row = try connection.first("SELECT $2, $1, $2, $3", "one", "two", 3) { row in
      [row.text(0), row.text(1), row.text(2), row.text(3)]
    }
    #expect(row == ["two", "one", "two", "3"])
  }

  @Test("Too few or too many parameters are an error, not a NULL")
  func parameterCount() {
    #expect(throws: StoreError.self) { try connection.run("SELECT $1, $2", 1) }
    #expect(throws: StoreError.self) { try connection.run("SELECT $1", 1, 2) }
  }

  @Test("Text comes back as it was", arguments: ["", "Nguyễn Văn Đức", "a\u{0}b", "'; DROP TABLE x; --", "👩‍👩‍👧"])
  func textRoundTrip(_ text: String) throws {
    let back = try connection.first("SELECT $1, typeof($1)", text) { ($0.text(0), $0.text(1)) }
    #expect(back?.0 == text)
    #expect(back?.1 == "text")
  }

  @Test("Whole numbers keep 64 bits, bytes their length, nil is NULL")
  func otherValues() throws {
    let absent: Int? = nil
    let row = try connection.first("SELECT $1, $2, $3, $4", Int64.min, [0, 255, 0] as [UInt8], absent, [] as [UInt8]) {
      ($0.int64(0), $0.bytes(1), $0.optional(2, Row.int), $0.bytes(3))
    }
    #expect(row?.0 == .min)
    #expect(row?.1 == [0, 255, 0])
    #expect(row?.2 == nil)
    #expect(row?.3 == [])
  }

  @Test("A statement can be used again while its rows are being read")
  func nestedUse() throws {
    func numbers(_ depth: Int) throws -> [Int] {
      try connection.all("SELECT 1 UNION ALL SELECT 2 ORDER BY 1") { $0.int(0) }
    }
    var seen: [[Int]] = []
    try connection.forEach("SELECT 1 UNION ALL SELECT 2 ORDER BY 1") { row in
      let outer = row.int(0)
      seen.append([outer] + ((try? numbers(1)) ?? []))
    }
    #expect(seen == [[1, 1, 2], [2, 1, 2]])
  }

  @Test("A broken rule of the schema is named")
  func constraint() throws {
    try connection.execute("CREATE TABLE t (a INTEGER UNIQUE)")
    try connection.run("INSERT INTO t VALUES ($1)", 1)
    #expect(throws: StoreError.constraint("UNIQUE constraint failed: t.a")) {
      try connection.run("INSERT INTO t VALUES ($1)", 1)
    }
  }

  @Test("Commits are durable and the log is a write-ahead log")
  func settings() throws {
    #expect(try connection.integer("PRAGMA synchronous") == 2)
    #expect(try connection.first("PRAGMA journal_mode") { $0.text(0) } == "wal")
    #expect(try connection.integer("PRAGMA foreign_keys") == 1)
  }

  @Test("A file that is no database is refused and left as it is")
  func notADatabase() throws {
    let path = folder.path + "/letter.txt"
    try folder.write(String(repeating: "Kính gửi ", count: 500), to: "letter.txt")
    #expect(throws: StoreError.notADatabase(path: path)) { try Connection(path: path, knownVersion: 1) }
    #expect(try FileSystem.names(in: folder.path).filter { $0.hasPrefix("letter") } == ["letter.txt"])
  }

  @Test("Another program's database is refused", arguments: ["PRAGMA application_id = 99", "PRAGMA user_version = 1"])
  func otherProgram(_ mark: String) throws {
    try connection.execute("CREATE TABLE theirs (a TEXT); " + mark)
    #expect(throws: StoreError.otherProgram(path: connection.place)) {
      try Connection(path: connection.place, knownVersion: 1)
    }
  }

  @Test("A schema from a later version of the program is refused")
  func newer() throws {
    try Schema(foundation: Migration(number: 7, sql: "")).bring(connection)
    #expect(throws: StoreError.newerThanProgram(path: connection.place, found: 7, known: 6)) {
      try Connection(path: connection.place, knownVersion: 6)
    }
  }

  @Test("A path that cannot be a file is an error that names it")
  func impossiblePath() {
    let path = folder.path + "/missing/a.sqlite"
    #expect(throws: StoreError.notWritable(path: path)) { try Connection(path: path, knownVersion: 0) }
  }
}
