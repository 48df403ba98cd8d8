import Glibc
import Synchronization
import TestSupport
import Testing

@Suite("catalogue succeed")
struct SucceedTests {
  private static let left = """
    SELECT count(*) FROM dossiers d JOIN dissolutions e ON e.agency = d.agency WHERE d.ended_at IS NULL OR d.status = 9
    """

  @Test("brings the demo city of 2018 to that of today: nothing is left behind, and what is not clear is marked")
  func succeed() async throws {
    let city = try await City()
    // The last day is before the last ends, so that much is open.
    try #require(try await city.run("demo", "--dossiers", "400", "--until", "2018-06-29").status == 0)
    let events = try Database.number(city, "SELECT count(*) FROM events")

    let preview = try await city.run("catalogue succeed", "--preview")
    #expect(preview.status == 0 && preview.output.hasSuffix("Nothing was changed.\n"), "\(preview.complaint)")
    #expect(try Database.number(city, "SELECT count(*) FROM dissolutions") == 0)

    let done = try await city.run("catalogue succeed")
    #expect(done.status == 0 && done.output.contains("Agencies that ended: 379, and 0 before."), "\(done.complaint)")
    #expect(done.output.contains("  1.009994 until 2025-06-30, 1.013225 since\n"))
    #expect(done.output.hasSuffix("All of it has passed on.\n"))
    #expect(try Database.number(city, Self.left) == 0)
    let accounts = "SELECT count(*) FROM posts p JOIN dissolutions e ON e.agency = p.agency"
    #expect(try Database.number(city, accounts) == 0)
    // By address, to the only one, and to the main one.
    let moved = try Database.number(city, "SELECT count(*) FROM events WHERE kind = 'transfer'")
    let marked = try Database.number(city, "SELECT count(*) FROM placements WHERE seen_at IS NULL")
    #expect(moved > marked && marked > 0)
    #expect(done.output.contains("Dossiers to pass on: \(moved), "))
    #expect(done.output.contains("\(marked) to the main one, marked for a look."))
    let spread = """
      SELECT count(DISTINCT d.agency) FROM dossiers d WHERE d.filing_agency = '\(City.district)'
      """
    #expect(try Database.number(city, spread) > 1)
    let check = try await city.check()
    #expect(check.status == 0 && check.output.hasPrefix("400 dossiers and \(events + moved) events"), "\(check.output)")

    // Said again, it does nothing.
    let again = try await city.run("catalogue succeed")
    #expect(again.status == 0 && again.output.contains("Records: 0 new, 0 changed"), "\(again.complaint)")
    #expect(again.output.contains("Agencies that ended: 0, and 379 before."))
    #expect(try Database.number(city, "SELECT count(*) FROM events WHERE kind = 'transfer'") == moved)

    // A commune of today takes in what it handles today; what was replaced is filed no more.
    let commune = "000.68.71.H29"
    let token = try await city.run("token create", "--agency", commune, "--label", "tests").output
      .trimmingCharacters(in: .newlines)
    let server = try await ServingProgram.start(city)
    let port = server.port
    for (procedure, status) in [("1.013225", 201), ("1.009994", 422)] {
      let answer = try await onThread {
        try Filing(port, token: token, procedure: procedure).file(name: "Nguyễn Thị Ánh", key: procedure)
      }.get()
      #expect(answer.status == status, "\(procedure)")
    }
    #expect(await server.stop() == 0)
    #expect(try await city.check().status == 0)
  }

  /// Taken in by the city of 2018 while it becomes that of today.
  private final class Intake: Sendable {
    private let answers = Mutex<[Answer]>([])

    var codes: [String] { answers.withLock { $0.compactMap(\.filedCode) } }
    var refusals: Set<Int> { answers.withLock { Set($0.filter { $0.filedCode == nil }.map(\.status)) } }

    func keep(_ answer: Answer) { answers.withLock { $0.append(answer) } }
  }

  @Test("beside a running server, which goes on: what it took in meanwhile passes too, and it knows the next catalogue")
  func beside() async throws {
    let city = try await City()
    let token = try await city.run("token create", "--agency", City.district, "--label", "tests").output
      .trimmingCharacters(in: .newlines)
    let server = try await ServingProgram.start(city)
    let port = server.port
    let intake = Intake()
    let file: @Sendable (String) throws -> Answer = { key in
      let filing = try Filing(port, token: token, procedure: "1.009994", ward: "Phường Bến Nghé, Quận 1")
      return try filing.file(name: "Nguyễn Thị Ánh", key: key)
    }
    // Until nothing is taken in at the district any more.
    let filing = Task {
      for number in 1...50_000 where intake.refusals.isEmpty {
        intake.keep(try await onThread { try file("\(number)") }.get())
      }
    }
    try await eventually { intake.codes.count > 2 }
    let done = try await city.run("catalogue succeed")
    #expect(done.status == 0 && done.output.hasSuffix("The running server passes them on.\n"), "\(done.complaint)")
    try await filing.value
    let codes = intake.codes
    #expect(intake.refusals == [403])

    // Every one that was acknowledged is the commune's in which its applicant lives.
    let commune = "000.68.71.H29"
    let passed = "SELECT count(*) FROM dossiers WHERE agency = '\(commune)' AND filing_agency = '\(City.district)'"
    try await eventually { try Database.number(city, passed) == codes.count }
    #expect(try Database.number(city, "SELECT count(*) FROM dossiers") == codes.count)
    #expect(try Database.number(city, Self.left) == 0)

    let next = try await city.run("token create", "--agency", commune, "--label", "next").output
      .trimmingCharacters(in: .newlines)
    for (procedure, status) in [("1.013225", 201), ("1.009994", 422)] {
      let answer = try await onThread {
        try Filing(port, token: next, procedure: procedure).file(name: "Nguyễn Thị Ánh", key: procedure)
      }.get()
      #expect(answer.status == status, "\(procedure) \(answer.text)")
    }
    #expect(await server.stop() == 0)
    #expect(try await city.check().status == 0)
  }

  @Test("killed in the middle, it goes on when it is given again")
  func kill() async throws {
    let city = try await City()
    try #require(try await city.run("demo", "--dossiers", "300", "--until", "2018-06-29").status == 0)
    try Database.brake(city, kind: "transfer", turns: 200_000)
    let first = try ChildProcess(
      Program.path, ["catalogue", "succeed", "--data", city.data], environment: Program.environment)
    try await eventually { try Database.number(city, "SELECT coalesce(sum(moved), 0) FROM dissolutions") > 0 }
    first.signal(SIGKILL)
    _ = try await onThread { first.wait() }.get()
    #expect(try Database.number(city, Self.left) > 0)
    #expect(try await city.check().status == 0)
    try Database.change(city, "DROP TRIGGER brake")
    #expect(try await city.run("catalogue succeed").status == 0)
    #expect(try Database.number(city, Self.left) == 0)
    let twice = """
      SELECT count(*) FROM (SELECT dossier_id, agencies FROM events WHERE kind = 'transfer'
        GROUP BY dossier_id, agencies HAVING count(*) > 1)
      """
    #expect(try Database.number(city, twice) == 0)
    #expect(try await city.check().status == 0)
  }

  @Test(
    "what is wrong is said in one sentence, and nothing is changed",
    arguments: [(["--to", "/nowhere"], "There is no catalogue /nowhere")])
  func mistakes(arguments: [String], sentence: String) async throws {
    let city = try await City()
    let outcome = try await Program.run(["catalogue", "succeed", "--data", city.data] + arguments)
    #expect(outcome.status == 1 && outcome.isOneSentence && outcome.complaint.contains(sentence))
    #expect(try Database.number(city, "SELECT count(*) FROM dissolutions") == 0)
  }
}
