import Database
import OneStop
import System
import TestSupport
import Testing

@testable import OneStopStore

@Suite struct MigrationTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/a.sqlite"
  }

  let first = Migration(number: 1, sql: "CREATE TABLE a (x INTEGER)")
  let second = Migration(number: 2, sql: "CREATE TABLE b (x INTEGER)")

  @Test("Steps run once, in order, and later ones are added to what is there")
  func order() throws {
    let connection = try Connection(path: path, knownVersion: 2)
    try Schema(foundation: first).bring(connection)
    try connection.run("INSERT INTO a VALUES ($1)", 5)
    try Schema(foundation: first, steps: [second]).bring(connection)
    try Schema(foundation: first, steps: [second]).bring(connection)
    #expect(try connection.integer("PRAGMA user_version") == 2)
    #expect(try connection.integer("SELECT x FROM a") == 5)
    #expect(try connection.integer("SELECT count(*) FROM b") == 0)
  }

  @Test("A step that fails leaves the database as it was")
  func failure() throws {
    let connection = try Connection(path: path, knownVersion: 2)
    #expect(throws: StoreError.self) {
      let wrong = Migration(number: 2, sql: "CREATE TABLE c (x INTEGER); nonsense")
      try Schema(foundation: first, steps: [wrong]).bring(connection)
    }
    #expect(try connection.integer("PRAGMA user_version") == 0)
    #expect(try connection.integer("SELECT count(*) FROM sqlite_master") == 0)
  }

  @Test("A new database gets the foundation alone; an old one the steps that are in it", arguments: [0, 1, 2])
  func foundation(_ number: Int) throws {
    let connection = try Connection(path: path, knownVersion: 3)
    let whole = Migration(number: 2, sql: "CREATE TABLE a (x INTEGER); CREATE TABLE b (x INTEGER)")
    let schema = Schema(foundation: whole, steps: [second, Migration(number: 3, sql: "CREATE TABLE c (x INTEGER)")])
    if number == 1 { try Schema(foundation: first).bring(connection) }
    if number == 2 { try Schema(foundation: whole).bring(connection) }
    try schema.bring(connection)
    #expect(try connection.schemaNumber == 3)
    #expect(try ["a", "b", "c"].allSatisfy { try connection.hasTable($0) })
  }

  @Test("One that no step begins from is refused, and stays as it was")
  func tooOld() throws {
    let connection = try Connection(path: path, knownVersion: 9)
    try Schema(foundation: first).bring(connection)
    let schema = Schema(foundation: Migration(number: 8, sql: ""), steps: [Migration(number: 8, sql: "")])
    #expect(throws: StoreError.tooOld(path: path, found: 1, oldest: 7)) { try schema.bring(connection) }
    #expect(try connection.schemaNumber == 1)
  }

  /// A data folder as the twenty-seventh step left it, which was the last before the foundation.
  ///
  /// - Parameter more: what was done to it besides.
  private func former(_ more: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let dump = try String(
      decoding: FileSystem.read(Resources.root.appending(path: "Tests/OneStopStoreTests/Schema/step27.sql").path),
      as: UTF8.self)
    try otherProgram(folder.path + "/motcua.sqlite", dump + more)
    return folder
  }

  @Test("A data folder from before the foundation is brought to the same tables, with all that it holds")
  func brought() throws {
    let wish = "UPDATE dossiers SET notices = 'email', email = 'a@example.vn' WHERE id = 2;"
    let (old, new) = (try former(wish), try TemporaryFolder())
    let (store, fresh) = (try Store(in: old), try Store(in: new))
    defer {
      store.close()
      fresh.close()
    }
    #expect(try store.check() == CheckReport(dossiers: 5, events: 27))
    #expect(try PageScan(of: store.folder.database).hasChecksums)
    let reader = try store.makeReader()
    #expect(try reader.accounts().count == 11 && reader.tokens().map(\.token.label) == ["phần mềm phường"])
    #expect(try reader.messages(.sent).map(\.message.text) == ["Đã tiếp nhận"])
    // What applicants wished then has a record that claims no more than is known.
    for id in 1...5 as ClosedRange<Int64> {
      let consents = try reader.consents(of: id)
      #expect(consents.map(\.channel) == (id == 2 ? [.email] : []))
      #expect(consents.allSatisfy { $0.door == .before && $0.wording == 0 })
    }
    #expect(try reader.connection.tables() == fresh.makeReader().connection.tables())
    let stored = try store.writer.bulk { try $0.accept() }
    #expect(stored.id == 6)
  }

  @Test("A backup from before the foundation is restored")
  func formerBackup() throws {
    let former = try former()
    let fresh = try DataFolder(creating: folder.path + "/fresh")
    try fresh.restore(from: former.path + "/motcua.sqlite")
    let store = try Store(folder: fresh)
    defer { store.close() }
    #expect(try store.check().findings == [])
  }

  @Test("Programs that start at once on an empty folder all find the schema")
  func concurrentStart() async throws {
    let folder = try TemporaryFolder()
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { try Store(notesIn: folder).makeReader().noteCount() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 0, count: 8))
  }
}

extension Connection {
  /// What the tables and indexes are, in whatever order their columns came to be.
  fileprivate func tables() throws -> [String] {
    let columns = try all(
      """
      SELECT m.name, c.name, c.type, c."notnull", c.pk, c.hidden FROM sqlite_master m, pragma_table_xinfo(m.name) c
      WHERE m.type = 'table' ORDER BY m.name, c.name
      """
    ) { row in (0..<6).map { row.text($0) }.joined(separator: " ") }
    let texts = try all(
      "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    ) { row in
      let isTable = row.text(1).hasPrefix("CREATE TABLE")
      // Of a table, what stands behind its columns.
      return "\(row.text(0)) \(isTable ? String(row.text(1).split(separator: ")").last ?? "") : row.text(1))"
    }
    return columns + texts
  }
}
