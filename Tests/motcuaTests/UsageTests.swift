import Testing

@Suite("Usage")
struct UsageTests {
  @Test(
    "what is not understood has status 64 and touches nothing",
    arguments: [
      ["frobnicate"], ["serve"], ["serve", "--data"], ["serve", "--data", "/x", "--port", "70000"],
      ["serve", "--data", "/x", "--loops", "0"], ["demo", "--data", "/x", "--dossiers", "0"],
      ["demo", "--data", "/x", "--until", "9999-12-31"], ["report", "--data", "/x", "--by", "colour"],
      ["token", "create", "--data", "/x", "--agency", "H29"], ["user", "add", "--data", "/x"],
    ])
  func wrong(_ arguments: [String]) async throws {
    let outcome = try await Program.run(arguments)
    #expect(outcome.status == 64 && outcome.complaint.hasPrefix("Error: ") && outcome.output.isEmpty)
  }

  @Test("help names every command")
  func help() async throws {
    let outcome = try await Program.run(["help"])
    #expect(outcome.status == 0)
    for command in [
      "serve", "demo", "catalogue", "user", "token", "report", "deadline", "check", "backup", "restore",
    ] {
      #expect(outcome.output.contains("  \(command) "), "\(command)")
    }
  }

  @Test("resources that are not there are named")
  func resources() async throws {
    let outcome = try await Program.run(
      ["deadline", "--received", "2018-06-01T09:30", "--for", "1wd", "--resources", "/nowhere"])
    #expect(outcome.status == 1 && outcome.isOneSentence && outcome.complaint.contains("/nowhere"))
  }
}
