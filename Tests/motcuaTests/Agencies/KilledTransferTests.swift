import Glibc
import TestSupport
import Testing

@Suite("Killed while dossiers pass to another agency")
struct KilledTransferTests {
  private static let count = 800

  /// Filed by eight clients.
  private static func file(_ port: Int, token: String) async throws {
    try await withThrowingTaskGroup { group in
      for client in 1...8 {
        group.addTask {
          try await onThread {
            let filing = try Filing(port, token: token)
            for number in 1...count / 8 {
              #expect(try filing.file(name: "Nguyễn Thị Ánh", key: "\(client)-\(number)").filedCode != nil)
            }
          }.get()
        }
      }
      try await group.waitForAll()
    }
  }

  private static func moved(_ city: City) throws -> Int { try Database.number(city, "SELECT moved FROM dissolutions") }

  /// Waits until it holds, for a minute or more.
  private static func eventually(_ condition: () throws -> Bool) async throws {
    for _ in 0..<60_000 {
      if try condition() { return }
      try await Task.sleep(for: .milliseconds(1))
    }
    Issue.record("it never came so")
  }

  /// Makes the event of each dossier take some milliseconds, so that a kill comes in the middle of a transaction.
  private static let brake = """
    CREATE TRIGGER brake BEFORE INSERT ON events WHEN NEW.kind = 'transfer' BEGIN
      SELECT count(*) FROM (
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000)
        SELECT n FROM numbers
      );
    END
    """

  @Test("it goes on at the next start: each passes once, intake elsewhere goes on, and the data are sound")
  func kill() async throws {
    let city = try await City()
    let token = try await city.token()
    let first = try await ServingProgram.start(city)
    try await Self.file(first.port, token: token)
    #expect(await first.stop() == 0)
    let decided = try await city.run(
      "agency dissolve", "--from", City.department, "--to", City.district, "--decision", "Nghị quyết 1685")
    #expect(decided.status == 0 && decided.output.contains(": \(Self.count) open, "), "\(decided.complaint)")

    // Twice killed as soon as something is done.
    try Database.change(city, Self.brake)
    for _ in 1...2 {
      let before = try Self.moved(city)
      let server = try await ServingProgram.start(city)
      try await Self.eventually { try Self.moved(city) > before }
      let refused = try await onThread {
        try Filing(server.port, token: token).file(name: "Nguyễn Thị Ánh", key: "late")
      }.get()
      #expect(refused.status == 403)
      server.signal(SIGKILL)
      #expect(await server.end() == SIGKILL)
      let moved = try Self.moved(city)
      try #require(moved > before && moved < Self.count, "it was not in the middle")
      #expect(try await city.check().status == 0)
      #expect(try Database.number(city, "SELECT count(*) FROM events WHERE kind = 'transfer'") == moved)
    }

    try Database.change(city, "DROP TRIGGER brake")
    let last = try await ServingProgram.start(city)
    try await Self.eventually {
      try Database.number(city, "SELECT count(*) FROM dissolutions WHERE finished_at IS NULL") == 0
    }
    #expect(await last.stop() == 0)
    let once = """
      SELECT count(*) FROM dossiers d WHERE agency = '\(City.district)'
        AND (SELECT count(*) FROM events WHERE dossier_id = d.id AND kind = 'transfer') = 1
      """
    #expect(try Database.number(city, once) == Self.count)
    #expect(try Self.moved(city) == Self.count)
    let check = try await city.check()
    #expect(check.status == 0 && check.output.hasPrefix("\(Self.count) dossiers and \(2 * Self.count) events"))
  }
}
