#if PostgreSQL
  import Synchronization
  import TestSupport
  import Testing

  @testable import Database
  @testable import OneStopStore

  @Suite("A session with a server that is lost") struct LostSessionTests {
    let folder: TemporaryFolder
    let store: Store

    init() throws {
      folder = try TestEngine.$current.withValue(.postgreSQL) { try TemporaryFolder() }
      store = try Store(notesIn: folder)
    }

    /// As a server does that is started anew.
    private func loseAll() throws {
      try Connection(store.folder.place, knownVersion: 9).execute(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """)
    }

    @Test("is opened again by the next change and the next reading")
    func between() async throws {
      let reader = try store.makeReader()
      try await store.writer.transaction { try $0.addNote(1) }
      #expect(try reader.noteCount() == 1)
      reader.endBatch()
      try loseAll()
      #expect(try reader.noteCount() == 1)
      reader.endBatch()
      try loseAll()
      reader.askEarly { _ = try $0.noteCount() }
      #expect(try reader.noteCount() == 1)
      reader.endBatch()
      try await store.writer.transaction { try $0.addNote(2) }
      #expect(try reader.noteCount() == 2)
    }

    @Test("in the middle of a change lets the whole group run again, once")
    func middle() async throws {
      let runs = Atomic(0)
      try await store.writer.transaction { transaction in
        try transaction.addNote(1)
        if runs.add(1, ordering: .relaxed).newValue == 1 {
          _ = try transaction.connection.integer("SELECT CASE WHEN pg_terminate_backend(pg_backend_pid()) THEN 1 END")
        }
      }
      #expect(runs.load(ordering: .relaxed) == 2)
      #expect(try store.makeReader().noteCount() == 1)
    }

    @Test("in the middle of a reading fails what is read, and not the next reading")
    func reading() throws {
      let reader = try store.makeReader()
      #expect(try reader.noteCount() == 0)
      try loseAll()
      #expect(throws: StoreError.self) { try reader.noteCount() }
      reader.endBatch()
      #expect(try reader.noteCount() == 0)
    }

    /// A store that reaches the same database through the proxy.
    private func behind(_ proxy: CuttingProxy) throws -> Store {
      let place = try DatabasePlace(
        server: "postgresql://motcua@127.0.0.1:\(proxy.port)/\(databaseName)?sslmode=disable")
      return try Store(folder: DataFolder(creating: folder.path + "/behind", server: place), schema: notes)
    }

    @Test(
      "after the commit and before its answer, with a server that cannot be asked: nobody knows, and nothing is repeated"
    )
    func unknown() async throws {
      let proxy = try CuttingProxy(socket: PostgreSQLServer.shared.get().folder + "/.s.PGSQL.5432")
      let store = try behind(proxy)
      let runs = Atomic(0)
      try await store.writer.transaction { try $0.addNote(1) }
      proxy.arm(staysAway: true)
      await #expect(throws: StoreError.unknownOutcome(place: store.folder.place.description)) {
        try await store.writer.transaction { transaction in
          runs.add(1, ordering: .relaxed)
          try transaction.addNote(2)
        }
      }
      #expect(runs.load(ordering: .relaxed) == 1)
      #expect(try self.store.makeReader().noteCount() == 2)
    }

    @Test("after the commit and before its answer: the server is asked, and the change is not made twice")
    func afterCommit() async throws {
      let proxy = try CuttingProxy(socket: PostgreSQLServer.shared.get().folder + "/.s.PGSQL.5432")
      let store = try behind(proxy)
      let runs = Atomic(0)
      try await store.writer.transaction { try $0.addNote(1) }
      proxy.arm()
      try await store.writer.transaction { transaction in
        runs.add(1, ordering: .relaxed)
        try transaction.addNote(2)
      }
      #expect(proxy.hasCut && runs.load(ordering: .relaxed) == 1)
      #expect(try self.store.makeReader().noteCount() == 2)
      try await store.writer.transaction { try $0.addNote(3) }
    }

    @Test("in a commit that the server did not carry out: the group runs again")
    func failedCommit() async throws {
      try Connection(store.folder.place, knownVersion: 9).execute(
        """
        CREATE TABLE broken (times BIGINT NOT NULL);
        CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF NEW.id = 7 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER breaking AFTER INSERT ON notes DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION break_off();
        """)
      let runs = Atomic(0)
      try await store.writer.transaction { transaction in
        try transaction.addNote(runs.add(1, ordering: .relaxed).newValue == 1 ? 7 : 8)
      }
      #expect(runs.load(ordering: .relaxed) == 2)
      #expect(try store.makeReader().noteCount() == 1)
    }

    private var databaseName: String {
      store.folder.place.description.dropFirst("postgresql:///".count).prefix { $0 != "?" }.description
    }
  }
#endif
