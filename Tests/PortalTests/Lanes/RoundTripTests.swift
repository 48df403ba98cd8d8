#if PostgreSQL
  import OneStop
  import OneStopStore
  import TestSupport
  import Testing

  @testable import Database
  @testable import Operations
  @testable import Web

  @Suite("How often a page or a change waits for the server of the database", .eachEngine) struct RoundTripTests {
    private static func trips(_ database: Connection) -> Int {
      (database.engine as? PostgreSQLConnection)?.roundTrips ?? 0
    }

    /// Of the page, once its statements are prepared and its fragments made.
    private static func trips(_ portal: TestPortal, of browser: Browser, _ path: String) async throws -> Int {
      // On each lane.
      for _ in 0..<4 { #expect(try await browser.get(path).status == 200) }
      func all() throws -> Int { try portal.readers.reduce(0) { $0 + Self.trips(try $1.connection) } }
      let before = try all()
      #expect(try await browser.get(path).status == 200)
      return try all() - before
    }

    @Test("the look-up twice, a worklist at most four times, and the other pages")
    func pages() async throws {
      try TestEngine.require(.postgreSQL)
      try await TestPortal.run { portal in
        let ended = try portal.takeIn(.init(.process), .init(.finish()), .init(.handOver))
        let officer = try await portal.signedIn()
        var running: DossierCode?
        for number in 0..<20 { running = try portal.addDossier("Người \(number)", daysAgo: number % 3) }
        let code = try running.unwrapped
        let pages: [(browser: Browser, path: String, most: Int)] = [
          (portal.browser(), "/", 1), (portal.browser(), "/tra-cuu/\(code)", 2),
          (portal.browser(), "/tra-cuu/\(ended)", 2),
          (portal.browser(), "/tra-cuu/\(code)/han", 2), (portal.browser(), "/thu-tuc", 1),
          (portal.browser(), "/thong-ke", 4), (officer, "/can-bo?muc=tat-ca", 4), (officer, "/can-bo/ho-so/\(code)", 5),
          (officer, "/can-bo/tiep-nhan", 3),
        ]
        for page in pages {
          let found = try await Self.trips(portal, of: page.browser, page.path)
          #expect(found <= page.most, "\(page.path)")
        }
      }
    }

    /// Of the writer, its own beginning and commit included.
    private static func trips(of writer: Writer, _ change: () async throws -> Void) async throws -> Int {
      func all() async throws -> Int { try await writer.transaction { Self.trips($0.database) } }
      let before = try await all()
      try await change()
      // The question itself begins a transaction and commits it.
      let own = try await all()
      return try await own - before - (all() - own)
    }

    @Test("an intake at most four times, with its notice and the commit")
    func intake() async throws {
      try TestEngine.require(.postgreSQL)
      try await TestPortal.run { portal in
        let writer = portal.store.writer
        func takeIn(_ number: Int) async throws {
          let body = """
            {"procedure": "1.003868", "channel": "counter", "notify": "email", "applicant": {"kind": "citizen",
              "name": "Trần Thị Bưởi", "phone": "090123456\(number)", "email": "buoi\(number)@example.com"}}
            """
          let answer = try await portal.post("/api/v1/dossiers", body, token: portal.token, key: "n\(number)")
          #expect(answer.status == 201)
        }
        // The statements are prepared then.
        try await takeIn(0)
        try await takeIn(1)
        #expect(try await Self.trips(of: writer) { try await takeIn(2) } <= 4)
      }
    }

    @Test("an intake that shares its commit once")
    func group() throws {
      try TestEngine.require(.postgreSQL)
      let data = try TestStore()
      let notices = try data.notices()
      let intakes = try (0..<9).map { number in
        var filing = try data.filing(at: TestStore.district, email: "buoi\(number)@example.vn")
        filing.filing.applicant.identity = nil
        filing.filing.applicant.phone = PhoneNumber("090123456\(number)")
        return TakeIn(
          filing: filing.filing, rules: filing.procedure.rules, actor: .staff(login: "tiep"),
          submission: Submission(token: "form \(number)", owner: "tiep", digest: "a"),
          repeats: .asked(.none, butFor: nil), notices: notices, now: TestStore.operationsNow)
      }
      let perIntake = try data.store.writer.bulk { transaction in
        // The first reads what the others need not.
        _ = try intakes[0].run(in: transaction)
        return try intakes.dropFirst().map { intake in
          let before = Self.trips(transaction.database)
          _ = try intake.run(in: transaction)
          return Self.trips(transaction.database) - before
        }
      }
      #expect(perIntake.max() == 1)
    }
  }
#endif
