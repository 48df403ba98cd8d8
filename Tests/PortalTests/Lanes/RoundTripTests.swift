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

    @Test("the look-up at most three times, a worklist at most four")
    func pages() async throws {
      try TestEngine.require(.postgreSQL)
      try await TestPortal.run { portal in
        let officer = try await portal.signedIn()
        var code: DossierCode?
        for number in 0..<20 { code = try portal.addDossier("Người \(number)", daysAgo: number % 3) }
        #expect(try await Self.trips(portal, of: portal.browser(), "/tra-cuu/\(try #require(code))") <= 3)
        #expect(try await Self.trips(portal, of: officer, "/can-bo?muc=tat-ca") <= 4)
      }
    }
  }
#endif
