import Testing

@Suite("agency") struct DissolveCommandTests {
  private static let decision = "Nghị quyết 1685/NQ-UBTVQH15"

  @Test("lists every agency, and says what passes on when one merges into another")
  func dissolve() async throws {
    let city = try await City()
    let listed = try await city.run("agency list")
    #expect(listed.status == 0 && listed.output.split(separator: "\n").count == 398)
    #expect(listed.output.contains("\(City.district)\t") && listed.output.contains("\topen 0\toverdue 0\t"))
    let done = try await city.run(
      "agency dissolve", "--from", City.district, "--from", "000.00.42.H29", "--to", City.department, "--decision",
      Self.decision, "--on", "2025-07-01")
    #expect(done.status == 0, "\(done.complaint)")
    #expect(done.output.contains("\(City.district) merges into \(City.department) on 2025-07-01: 0 open, "))
    #expect(done.output.hasSuffix("The server passes them on, from that day or from when it starts next.\n"))
    #expect(try await city.run("agency list").output.contains("\tinto \(City.department) from 2025-07-01\n"))
    #expect(try Database.number(city, "SELECT count(*) FROM dissolutions WHERE finished_at IS NULL") == 2)
    // Nobody new is put there.
    let token = try await city.run("token create", "--agency", City.district, "--label", "a")
    #expect(token.status == 1 && token.isOneSentence && token.complaint.contains(City.department))
    #expect(try await city.check().status == 0)
  }

  @Test(
    "what is wrong is said in one sentence, and nothing is decided",
    arguments: [
      (["--from", "000.00.41.H29", "--to", "000.00.41.H29"], "cannot merge into itself"),
      (["--from", "000.00.99.H29", "--to", "000.00.41.H29"], "no agency 000.00.99.H29"),
      (["--from", "000.00.41.H29", "--to", "000.00.99.H29"], "no agency 000.00.99.H29"),
      (["--from", "000.00.41.H29", "--from", "000.00.42.H29", "--to", "000.00.42.H29"], "cannot merge into itself"),
      (["--from", "000.00.41.H29", "--to", "000.00.42.H29", "--on", "2036-01-01"], "outside the calendar"),
    ])
  func mistakes(arguments: [String], sentence: String) async throws {
    let city = try await City()
    let outcome = try await Program.run(
      ["agency", "dissolve", "--data", city.data, "--decision", Self.decision] + arguments)
    #expect(outcome.status == 1 && outcome.isOneSentence && outcome.complaint.contains(sentence))
    #expect(try Database.number(city, "SELECT count(*) FROM dissolutions") == 0)
  }
}
