import Glibc
import TestSupport
import Testing

@Suite("Killed while dossiers pass to another agency")
struct KilledTransferTests {
  private static let count = 800

  private static func moved(_ city: City) throws -> Int { try Database.number(city, "SELECT moved FROM dissolutions") }

  @Test("it goes on at the next start: each passes once, intake elsewhere goes on, and the data are sound")
  func kill() async throws {
    let city = try await City()
    let token = try await city.token()
    let first = try await ServingProgram.start(city)
    try await Filing.many(Self.count, first.port, token: token)
    #expect(await first.stop() == 0)
    let decided = try await city.run(
      "agency dissolve", "--from", City.department, "--to", City.district, "--decision", "Nghị quyết 1685")
    #expect(decided.status == 0 && decided.output.contains(": \(Self.count) open, "), "\(decided.complaint)")

    // Twice killed as soon as something is done.
    try Database.brake(city, kind: "transfer")
    for _ in 1...2 {
      let before = try Self.moved(city)
      let server = try await ServingProgram.start(city)
      try await eventually { try Self.moved(city) > before }
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
    try await eventually {
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
