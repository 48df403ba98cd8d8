import Foundation
import Glibc
import OneStop
import OneStopStore
import TestSupport
import Testing

@Suite("Killed while agencies are reminded of questions")
struct KilledReminderTests {
  private static let count = 500

  /// Questions to one agency, which has a leader with an address; each is due within a working hour.
  private static func ask(in city: City) throws {
    let store = try Store(folder: DataFolder(existing: city.data))
    defer { store.close() }
    let catalogue = try store.makeReader().catalogue()
    let asked = try #require(AgencyCode(City.district))
    let agency = try #require(AgencyCode(City.department))
    let procedure = try #require(ProcedureCode(City.procedure).flatMap(catalogue.procedure))
    let hour = try #require(ProcessingTime(1, .workingHours))
    let now = Moment(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    try store.writer.bulk { transaction in
      let leader = Account(
        login: "lan", name: "Lan", role: .leader, agency: asked, email: EmailAddress("lan@example.vn"))
      _ = try transaction.add(StoredPerson(leader, password: "!"))
      for _ in 1...count {
        let filing = OneStop.Filing(
          procedure: procedure.code, procedureVersion: 1, agency: agency, channel: .counter,
          applicant: Applicant(kind: .citizen, name: "Nguyễn Thị Ánh", identity: nil), summary: "", papers: [],
          returnBy: .counter, key: LookupKey())
        let calendar = try transaction.calendar
        let accepted = try filing.accepted(
          at: now, by: .portal, rules: procedure.rules, calendar: calendar, now: now)
        let stored = try transaction.intake(filing, rules: procedure.rules, events: [accepted])
        let ask = DossierCommand.Kind.askConsultation(asked, time: hour)
        _ = try transaction.append(to: stored.id) {
          try $0.dossier.decide(
            DossierCommand(ask, note: "Ý kiến?"), by: .portal,
            calendar: calendar, now: now)
        }
      }
    }
  }

  private static func reminded(_ city: City) throws -> Int {
    try Database.number(city, "SELECT count(*) FROM consultations WHERE reminded_at IS NOT NULL")
  }

  /// About dossiers: the leader gets a weekly report as well.
  private static func messages(_ city: City) throws -> Int {
    try Database.number(city, "SELECT count(*) FROM messages WHERE dossier_id IS NOT NULL")
  }

  @Test("each question is reminded of once, and none is lost")
  func kill() async throws {
    let city = try await City()
    try Self.ask(in: city)
    try Database.brake(city, "messages", turns: 250_000)
    for _ in 1...2 {
      let before = try Self.reminded(city)
      let server = try await ServingProgram.start(city)
      try await onThread {
        while try Self.reminded(city) <= before { usleep(1_000) }
        server.signal(SIGKILL)
      }.get()
      #expect(await server.end() == SIGKILL)
      let reminded = try Self.reminded(city)
      try #require(reminded > before && reminded < Self.count, "it was not in the middle")
      #expect(try Self.messages(city) == reminded)
    }
    try Database.change(city, "DROP TRIGGER brake")
    let server = try await ServingProgram.start(city)
    try await onThread {
      for _ in 0..<6_000 where try Self.reminded(city) < Self.count { usleep(10_000) }
    }.get()
    #expect(await server.stop() == 0)
    #expect(try Self.messages(city) == Self.count)
    #expect(try Database.number(city, "SELECT count(DISTINCT dossier_id) FROM messages") == Self.count)
    #expect(try await city.check().status == 0)
  }
}
