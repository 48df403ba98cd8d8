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

  /// Commands with one wrong option, and what the complaint gives as an example of a right one.
  static let wrongForms: [(command: String, option: String, value: String, example: String)] = [
    ("serve", "--port", "70000", "8080"), ("serve", "--port", "http", "8080"), ("serve", "--loops", "0", "2"),
    ("serve", "--loops", "all", "2"), ("serve", "--trust-proxy", "nginx", "10.0.0.0/8"),
    ("serve", "--source", "http://git.example/motcua", "https://git.example/motcua"),
    ("serve", "--source", "https://", "https://git.example/motcua"),
    ("serve", "--site", "motcua.example", "https://motcua.example"),
    ("serve", "--site", "https://motcua.example/tra-cuu", "https://motcua.example"),
    ("serve", "--host-name", "https://motcua.example", "motcua.example"),
    ("serve", "--host-name", "a b", "motcua.example"),
    ("serve", "--mail-from", "motcua", "lan@example.vn"), ("serve", "--sms-hours", "21:00-07:00", "07:00-21:00"),
    ("serve", "--sms-hours", "7", "07:00-21:00"), ("demo", "--dossiers", "0", "5000"),
    ("demo", "--dossiers", "many", "5000"), ("demo", "--seed", "-1", "1"),
    ("demo", "--until", "tomorrow", "2018-06-01"),
    ("user add --name lan --role clerk", "--agency", "999", "000.00.17.H29"),
    ("user add --name lan --agency 000.00.14.H29", "--role", "mayor", "clerk"),
    ("user add --name lan --role clerk --agency 000.00.14.H29", "--email", "lan", "lan@example.vn"),
    ("user add --name lan --role clerk --agency 000.00.14.H29", "--phone", "12", "0912345678"),
    ("user contact --name lan", "--email", "lan", "lan@example.vn"),
    ("user contact --name lan", "--phone", "12", "none"),
    ("token create --label x", "--agency", "999", "000.00.17.H29"),
    ("token create --label x --agency 000.00.14.H29", "--until", "30/11", "2018-06-01"),
    ("token create --label x --agency 000.00.14.H29", "--hourly", "0", "3600"),
    ("token create --label x --agency 000.00.14.H29", "--hourly", "few", "3600"),
    ("token revoke --label x", "--agency", "999", "000.00.17.H29"),
    ("agency dissolve --to 000.00.14.H29 --decision x", "--from", "999", "000.00.17.H29"),
    ("agency dissolve --from 000.00.14.H29 --decision x", "--to", "999", "000.00.17.H29"),
    ("agency dissolve --from 000.00.14.H29 --to 000.00.41.H29 --decision x", "--on", "soon", "2018-06-01"),
    ("report --to 2018-06-01 --by agency", "--from", "June", "2018-06-01"),
    ("report --from 2018-06-01 --by agency", "--to", "June", "2018-06-01"),
    ("report --from 2018-06-01 --to 2018-06-30", "--by", "colour", "field"),
    ("report --from 2018-06-01 --to 2018-06-30 --by agency", "--agency", "999", "000.00.17.H29"),
    ("report --from 2018-06-01 --to 2018-06-30 --by agency", "--format", "pdf", "xlsx"),
    ("report --from 2018-06-01 --to 2018-06-30 --by agency", "--lang", "fr", "en"),
    ("weekly", "--week", "2018-54", "2018-23"), ("weekly", "--week", "last", "2018-23"),
    ("weekly", "--site", "motcua", "https://motcua.example"),
    ("deadline --for 15wd", "--received", "today", "2018-06-01T09:30"),
    ("deadline --received 2018-06-01T09:30", "--for", "15", "8wh"),
    ("deadline --received 2018-06-01T09:30 --for 15wd", "--cutoff", "noon", "15:00"),
    ("deadline --received 2018-06-01T09:30 --for 15wd", "--now", "now", "2018-06-01T09:30"),
    ("deadline --received 2018-06-01T09:30 --for 15wd", "--pause", "rain", "supplement:2018-06-05T10:00"),
    ("deadline --received 2018-06-01T09:30 --for 15wd", "--agency", "999", "000.00.17.H29"),
    ("deadline --received 2018-06-01T09:30 --for 15wd", "--lang", "fr", "vi"),
  ]

  @Test("the complaint about a wrong option shows what a right one looks like", arguments: wrongForms)
  func forms(_ wrong: (command: String, option: String, value: String, example: String)) async throws {
    let words = wrong.command.split(separator: " ").map(String.init)
    let outcome = try await Program.run(words + ["--data", "/nowhere", "\(wrong.option)=\(wrong.value)"])
    let complaint = outcome.complaint.split(separator: "\n").first ?? ""
    #expect(outcome.status == 64 && outcome.output.isEmpty && complaint.hasSuffix("."), "\(outcome.complaint)")
    #expect(complaint.contains(wrong.option) && complaint.contains(wrong.example), "\(complaint)")
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

  @Test("its version is one line, by three numbers")
  func version() async throws {
    let outcome = try await Program.run(["--version"])
    #expect(outcome.status == 0 && outcome.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
  }

  @Test("resources that are not there are named")
  func resources() async throws {
    let outcome = try await Program.run(
      ["deadline", "--received", "2018-06-01T09:30", "--for", "1wd", "--resources", "/nowhere"])
    #expect(outcome.status == 1 && outcome.isOneSentence && outcome.complaint.contains("/nowhere"))
  }
}
