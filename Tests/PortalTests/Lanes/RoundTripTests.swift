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
          (portal.browser(), "/tra-cuu/\(code)/han", 2), (portal.browser(), "/thu-tuc", 2),
          (portal.browser(), "/thong-ke", 4), (officer, "/can-bo?muc=tat-ca", 4), (officer, "/can-bo/ho-so/\(code)", 5),
          (officer, "/can-bo/tiep-nhan", 3),
        ]
        for page in pages {
          let found = try await Self.trips(portal, of: page.browser, page.path)
          #expect(found <= page.most, "\(page.path)")
        }
      }
    }

    @Test("an intake at most four times, with its notice and the commit; one that shares a commit once")
    func intake() throws {
      try TestEngine.require(.postgreSQL)
      let data = try TestStore()
      let notices = try data.notices()
      var count = 0
      func intake() throws -> TakeIn {
        count += 1
        var filing = try data.filing(at: TestStore.district, email: "buoi\(count)@example.vn")
        filing.filing.applicant.identity = nil
        filing.filing.applicant.phone = PhoneNumber("0\(901_234_560 + count)")
        return TakeIn(
          filing: filing.filing, rules: filing.procedure.rules, actor: .staff(login: "tiep"),
          submission: Submission(token: "form \(count)", owner: "tiep", digest: "a"),
          repeats: .asked(.none, butFor: nil), notices: notices, now: TestStore.operationsNow)
      }
      let writer = data.store.writer
      // By then the statements are prepared, and the catalogue is known.
      let database = try writer.bulk { transaction in
        _ = try intake().run(in: transaction)
        return transaction.database
      }
      func trips(_ body: (Transaction) throws -> Void) throws -> Int {
        let before = Self.trips(database)
        try writer.bulk(body)
        return Self.trips(database) - before
      }
      #expect(try trips { _ = try intake().run(in: $0) } <= 4)
      let group = try trips { transaction in
        for _ in 0..<10 {
          guard case .taken = try intake().run(in: transaction) else { throw StoreError.constraint("not taken in") }
        }
      }
      #expect(group <= 4 + 9)
    }
  }
#endif
