import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Killed while due dates are recomputed")
struct KilledRecomputationTests {
  private static let count = 1_600

  /// Every working day of the next three weeks, by years, as `holidays.json` has them.
  private static func daysOff() -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 7 * 3_600) ?? .gmt
    var years: [Int: [String]] = [:]
    for number in 0..<21 {
      let date = Date(timeIntervalSinceNow: Double(number) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
      guard let year = parts.year, let month = parts.month, let day = parts.day, let weekday = parts.weekday,
        (2...6).contains(weekday)
      else { continue }
      let name = String(format: "%04d-%02d-%02d", year, month, day)
      years[year, default: []].append("{\"date\":\"\(name)\",\"name_vi\":\"Ngày hội\",\"kind\":\"statutory\"}")
    }
    let members = years.map { "\"\($0.key)\":{\"off\":[\($0.value.joined(separator: ","))]}" }
    return "{\(members.joined(separator: ","))}"
  }

  private static func seen(_ city: City) throws -> Int {
    try Database.number(city, "SELECT seen FROM due_recomputations")
  }

  @Test("it goes on at the next start: each dossier is told once, and the data are sound")
  func kill() async throws {
    let city = try await City()
    let token = try await city.token()
    let first = try await ServingProgram.start(city)
    try await Filing.many(Self.count, first.port, token: token)
    #expect(await first.stop() == 0)

    try city.folder.write(Self.daysOff(), to: "holidays.json")
    let outcome = try await city.run(
      "catalogue import", "--decision", "Quyết định 7", city.folder.path + "/holidays.json")
    #expect(outcome.status == 0 && outcome.output.contains("recomputed by the server"))
    #expect(try Self.seen(city) == 0)

    // Twice killed as soon as something is done.
    try Database.brake(city, kind: "recompute_due")
    for _ in 1...2 {
      let before = try Self.seen(city)
      let server = try await ServingProgram.start(city)
      try await eventually { try Self.seen(city) > before }
      server.signal(SIGKILL)
      #expect(await server.end() == SIGKILL)
      let seen = try Self.seen(city)
      try #require(seen > before && seen < Self.count, "it was not in the middle")
      #expect(try await city.check().status == 0)
      let told = try Database.number(city, "SELECT count(*) FROM events WHERE kind = 'recompute_due'")
      #expect(told == seen)
    }

    try Database.change(city, "DROP TRIGGER brake")
    let last = try await ServingProgram.start(city)
    try await eventually {
      try Database.number(city, "SELECT count(*) FROM due_recomputations WHERE finished_at IS NULL") == 0
    }
    #expect(await last.stop() == 0)
    let once = """
      SELECT count(*) FROM dossiers d
      WHERE (SELECT count(*) FROM events WHERE dossier_id = d.id AND kind = 'recompute_due') = 1
      """
    #expect(try Database.number(city, once) == Self.count)
    #expect(try Database.number(city, "SELECT moved FROM due_recomputations") == Self.count)
    let check = try await city.check()
    #expect(check.status == 0 && check.output.hasPrefix("\(Self.count) dossiers and \(2 * Self.count) events"))
  }
}
