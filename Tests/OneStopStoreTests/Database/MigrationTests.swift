import Database
import OneStop
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
    try [first].run(on: connection)
    try connection.run("INSERT INTO a VALUES ($1)", 5)
    try [first, second].run(on: connection)
    try [first, second].run(on: connection)
    #expect(try connection.integer("PRAGMA user_version") == 2)
    #expect(try connection.integer("SELECT x FROM a") == 5)
    #expect(try connection.integer("SELECT count(*) FROM b") == 0)
  }

  @Test("A step that fails leaves the database as it was")
  func failure() throws {
    let connection = try Connection(path: path, knownVersion: 2)
    #expect(throws: StoreError.self) {
      try [first, Migration(number: 2, sql: "CREATE TABLE c (x INTEGER); nonsense")].run(on: connection)
    }
    #expect(try connection.integer("PRAGMA user_version") == 0)
    #expect(try connection.integer("SELECT count(*) FROM sqlite_master") == 0)
  }

  @Test("Dossiers from before the steps get the step and the officer that their events make")
  func steps() throws {
    let folder = try TemporaryFolder()
    let lives: [[(Action, String)]] = [
      [], [(.process, "minh")], [(.process, "minh"), (.requestSupplement, "hoa"), (.supplementReceived, "hoa")],
      [(.requestSupplement, "hoa"), (.supplementReceived, "minh"), (.process, "hoa"), (.process, "lan")],
    ]
    do {
      let store = try Store(in: folder)
      try store.writer.bulk { transaction in
        for life in lives {
          let stored = try transaction.accept(at: .at("2018-06-01T08:00"))
          for (action, login) in life {
            try transaction.act(action, on: stored.id, at: .at("2018-06-04T08:00"), by: login)
          }
        }
        try transaction.file(at: .at("2018-06-01T08:00"))
      }
      store.close()
    }
    // As the program before left them: no step, and whoever acted last as the officer.
    do {
      let database = try Connection(path: folder.path + "/motcua.sqlite", knownVersion: Schema.migrations.newest)
      try database.execute(
        """
        \(Schema.backToThirteen)
        DROP INDEX events_late; ALTER TABLE events DROP COLUMN correction; ALTER TABLE events DROP COLUMN undone_status;
        ALTER TABLE events DROP COLUMN undone_at; ALTER TABLE tallies DROP COLUMN corrections;
        CREATE INDEX events_late ON events (at) WHERE is_late_entry = 1;
        DROP TABLE bulk_orders; DROP TABLE bulk_items;
        DROP TABLE weekly_schedules; DROP TABLE weekly_reports; DROP INDEX dossiers_late; DROP INDEX accounts_leaders;
        ALTER TABLE accounts DROP COLUMN email; ALTER TABLE accounts DROP COLUMN phone;
        DROP TABLE dissolutions; ALTER TABLE events DROP COLUMN agencies;
        ALTER TABLE dossiers DROP COLUMN filing_agency; ALTER TABLE dossiers DROP COLUMN ended_agency;
        ALTER TABLE tallies DROP COLUMN transferred_in; ALTER TABLE tallies DROP COLUMN transferred_out;
        DROP TABLE consultations; DROP TABLE files; ALTER TABLE events DROP COLUMN consultation;
        DROP TABLE due_recomputations; ALTER TABLE events DROP COLUMN old_due;
        DROP TABLE messages; DROP TABLE message_attempts; ALTER TABLE dossiers DROP COLUMN notices;
        DROP INDEX accounts_agency; DROP TABLE step_times; DROP INDEX dossiers_desk; DROP INDEX dossiers_identity;
        ALTER TABLE dossiers DROP COLUMN at_risk_from; ALTER TABLE dossiers DROP COLUMN risk_need;
        ALTER TABLE dossiers DROP COLUMN risk_cases; ALTER TABLE dossiers DROP COLUMN name_order;
        CREATE INDEX dossiers_open ON dossiers (agency, due) WHERE ended_at IS NULL;
        CREATE INDEX dossiers_officer ON dossiers (officer, due); CREATE INDEX dossiers_to_hand_over ON dossiers (agency);
        CREATE INDEX dossiers_identity ON dossiers (identity);
        ALTER TABLE events DROP COLUMN step; ALTER TABLE events DROP COLUMN officer;
        ALTER TABLE dossiers DROP COLUMN step; UPDATE dossiers SET officer = 'nobody'; PRAGMA user_version = 1
        """)
    }
    let store = try Store(in: folder)
    #expect(try store.check().findings == [])
    let officers = try (1...4).map { try store.makeReader().dossier(id: $0)?.dossier.officer }
    #expect(officers == ["lan", "minh", "minh", "lan"])
  }

  @Test("Events from before they had a number of their own keep their dossiers and their order")
  func eventNumbers() throws {
    let folder = try TemporaryFolder()
    let actions: [Action] = [.process, .requestSupplement, .supplementReceived, .process]
    let lives: [[DossierEvent]]
    do {
      let store = try Store(in: folder)
      let dossiers = try store.writer.bulk { transaction in
        let dossiers = try (0..<3).map { _ in try transaction.accept(at: .at("2018-06-01T08:00")).id }
        for action in actions {
          for id in dossiers { try transaction.act(action, on: id, at: .at("2018-06-04T08:00"), by: "minh") }
        }
        return dossiers
      }
      lives = try dossiers.map { try #require(try store.makeReader().dossier(id: $0)).events }
      store.close()
    }
    // The table as the twelfth step leaves it.
    let former = try Connection(path: path, knownVersion: 12)
    // Without what the program works out by queries of its own, which are of today's tables.
    try Schema.migrations.prefix(12).map { Migration(number: $0.number, sql: $0.sql) }.run(on: former)
    let table = try #require(try former.first("SELECT sql FROM sqlite_master WHERE name = 'events'") { $0.text(0) })
    let columns = try former.all("SELECT name FROM pragma_table_info('events')") { $0.text(0) }.joined(separator: ", ")
    try Connection(path: folder.path + "/motcua.sqlite", knownVersion: Schema.migrations.newest).execute(
      """
      \(Schema.backToThirteen)
      \(table.replacing("TABLE events", with: "TABLE before"));
      INSERT INTO before (\(columns)) SELECT \(columns) FROM events; DROP TABLE events;
      ALTER TABLE before RENAME TO events; PRAGMA user_version = 12;
      CREATE INDEX events_late ON events (coalesce(undone_at, at)) WHERE is_late_entry = 1
      """)
    let store = try Store(in: folder)
    let reader = try store.makeReader()
    #expect(try (1...3).map { try reader.dossier(id: $0)?.events } == lives)
    #expect(lives.map(\.count) == [5, 5, 5])
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
