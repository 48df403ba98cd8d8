import Foundation
import TestSupport
import Testing

@Suite("A clock far from when the database was last written") struct ClockTests {
  @Test(
    "is not written by until the operator says that it is right; weeks of rest are nothing", arguments: [-300, 300])
  func jump(_ days: Int) async throws {
    let city = try await City()
    let token = try await city.token()
    try Database.change(city, "UPDATE counters SET value = value + 100 * 86400000000 WHERE name = 'clock'")
    let rested = try await ServingProgram.start(city)
    #expect(try await ready(rested) == 200)
    #expect(await rested.stop() == 0)

    try Database.change(city, "UPDATE counters SET value = value + \(days) * 86400000000 WHERE name = 'clock'")
    let wrong = try await ServingProgram.start(city)
    #expect(try await ready(wrong) == 503)
    let refused = try await onThread { try Filing(wrong.port, token: token).file(name: "Nguyễn An", key: "1") }.get()
    #expect(refused.status == 503 && refused.text.contains("clock"))
    let command = try await city.run("token create", "--agency", City.district, "--label", "x")
    #expect(command.status == 1 && command.isOneSentence)
    #expect(command.complaint.contains("motcua serve --accept-clock"))
    #expect(await wrong.stop() == 0)
    #expect(try Database.number(city, "SELECT count(*) FROM events") == 0)

    let accepted = try await ServingProgram.start(city, ["--accept-clock"])
    #expect(try await ready(accepted) == 200)
    #expect(await accepted.stop() == 0)
    let log = try String(contentsOfFile: city.data + "/administration.log", encoding: .utf8)
    #expect(log.hasSuffix("the clock accepted\n"))
    let later = try await ServingProgram.start(city)
    let filed = try await onThread { try Filing(later.port, token: token).file(name: "Nguyễn An", key: "1") }.get()
    #expect(filed.status == 201)
    #expect(await later.stop() == 0)
  }

  private func ready(_ server: ServingProgram) async throws -> Int {
    let port = server.port
    return try await onThread { try TestClient(port: port).get("/health/ready").status }.get()
  }
}
