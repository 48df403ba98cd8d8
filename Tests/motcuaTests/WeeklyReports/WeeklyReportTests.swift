import Glibc
import OneStop
import OneStopStore
import TestSupport
import Testing

@Suite("Weekly reports by the program")
struct WeeklyReportTests {
  /// A leader with an address for each agency of the city.
  private static func addLeaders(to city: City) throws -> Int {
    let store = try Store(folder: DataFolder(existing: city.data))
    defer { store.close() }
    let agencies = try store.makeReader().catalogue().agencies
    try store.writer.bulk { transaction in
      for (index, agency) in agencies.enumerated() {
        let account = Account(
          login: "leader-\(index)", name: "Lan", role: .leader, agency: agency.code,
          email: EmailAddress("leader-\(index)@example.vn"))
        _ = try transaction.add(StoredPerson(account, password: "!"))
      }
    }
    return agencies.count
  }

  @Test("killed in the middle of the run, and again, it gives each leader one letter and loses none")
  func killed() async throws {
    let city = try await City()
    let leaders = try Self.addLeaders(to: city)
    let reports = "SELECT count(*) FROM weekly_reports"
    var made = 0
    for _ in 1...3 {
      let server = try await ServingProgram.start(city)
      let before = made
      try await onThread {
        while try Database.number(city, reports) < min(before + 20, leaders) { usleep(1_000) }
        server.signal(SIGKILL)
      }.get()
      #expect(await server.end() == SIGKILL)
      made = try Database.number(city, reports)
      #expect(made > before)
      if before == 0 { #expect(made < leaders, "nothing was left to do") }
      #expect(try Database.number(city, "SELECT count(*) FROM messages") == made)
    }
    let server = try await ServingProgram.start(city)
    try await onThread {
      for _ in 0..<6_000 where try Database.number(city, reports) < leaders { usleep(10_000) }
    }.get()
    #expect(await server.stop() == 0)
    #expect(try Database.number(city, reports) == leaders)
    #expect(try Database.number(city, "SELECT count(*) FROM messages") == leaders)
    #expect(try Database.number(city, "SELECT count(DISTINCT account) FROM messages") == leaders)
    #expect(try await city.check().status == 0)
  }

  @Test("by hand: what each agency would be told, and with --send once")
  func byHand() async throws {
    let city = try await City()
    let added = try await city.run(
      "user add", "--name", "lan", "--role", "leader", "--agency", City.department, "--email", "lan@example.vn",
      input: "Mật khẩu dài 1\n")
    #expect(added.status == 0, "\(added.complaint)")
    #expect(try await city.run("user contact", "--name", "lan", "--phone", "0912 345 678").status == 0)
    // Its owner was told of the new number.
    let told = try Database.number(city, "SELECT count(*) FROM messages")
    let shown = try await city.run("weekly", "--week", "2018-23")
    #expect(shown.status == 0 && shown.output == "\(City.department)\t2018-23\treceived 0\tlate 0\toverdue 0\n")
    #expect(try await city.run("weekly", "--week", "2018-23", "--send").output.hasSuffix("\tsent 2\n"))
    #expect(try await city.run("weekly", "--week", "2018-23", "--send").output.hasSuffix("\tmade before\n"))
    #expect(try Database.number(city, "SELECT count(*) FROM messages") == told + 2)
    #expect(try await city.run("user contact", "--name", "lan", "--email", "none", "--phone", "none").status == 0)
    #expect(try await city.run("weekly", "--week", "2018-22", "--send").output.hasSuffix("\tsent 0\n"))
  }

  @Test(
    "what is wrong is said in one sentence",
    arguments: [
      ("weekly --week 2018-53", 64), ("weekly --week 2035-01", 1), ("user contact --name lan", 64),
      ("user contact --name lan --email x", 64), ("user contact --name lan --phone 12", 64),
      ("user contact --name lan --email a@b.vn", 1),
    ])
  func mistakes(command: String, status: Int) async throws {
    let city = try await City()
    let outcome = try await city.run(command)
    #expect(Int(outcome.status) == status && outcome.output.isEmpty && outcome.complaint.hasPrefix("Error: "))
    if status == 1 { #expect(outcome.isOneSentence, "\(outcome.complaint)") }
  }
}
