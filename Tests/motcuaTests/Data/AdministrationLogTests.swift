import Foundation
import OneStop
import OneStopStore
import TestSupport
import Testing

@Suite("administration.log") struct AdministrationLogTests {
  private struct Line {
    var command: String
    var arguments: [String]
    var input = ""
    var told: String
    /// How many lines it has.
    var lines = 1
    /// Its line of the security log, event and the beginning of the detail, if it changes an account, a token or a
    /// setting.
    var noted: String?
    /// Whether the account's owner gets a letter.
    var isTold = false
    /// What has to be there before.
    var prepare: ((Store) throws -> Void)?
    /// Whether it takes a city in which nothing of the others was done.
    var isApart = false
  }

  /// Every command that changes something, or takes it along, in an order in which each can.
  private static func changing(_ city: City) -> [Line] {
    let copy = city.folder.path + "/copy\n.sqlite"
    let password = "mot-hai-ba-bon\n"
    let lan = ["--name", "lan"]
    return [
      Line(command: "demo", arguments: ["--dossiers", "3"], told: "3 made-up dossiers written"),
      Line(
        command: "user add",
        arguments: lan + ["--role", "officer", "--agency", City.district, "--email", "lan@example.vn"],
        input: password, told: "account lan made", noted: "account made: officer"),
      Line(
        command: "user password", arguments: lan, input: "nam-sau-bay-tam\n", told: "password of account lan",
        noted: "password changed: ", isTold: true),
      Line(
        command: "user contact", arguments: lan + ["--email", "nga@example.vn"], told: "contact of account lan",
        noted: "account changed: email", isTold: true),
      Line(
        command: "user link", arguments: lan, told: "link for a password of account lan made",
        noted: "link made: ", isTold: true),
      Line(
        command: "user posts", arguments: lan + ["--post", "officer:\(City.district):..2099-12-31"],
        told: "posts of account lan are now officer \(City.district)", noted: "posts changed: officer"),
      Line(
        command: "user second-factor", arguments: lan + ["--reset"], told: "second factor of account lan reset",
        noted: "second factor changed: second_factor_reset", isTold: true,
        prepare: { store in
          let key = StoredPasskey(
            id: "a", label: "a", publicKey: [], counter: 0, createdAt: Moment(microseconds: 0))
          _ = try store.writer.bulk { try $0.addPasskey(key, of: "lan") }
        }),
      Line(
        command: "user link-openid", arguments: lan + ["--issuer", "https://id.example/a", "--subject", "s-1"],
        told: "account lan linked with an account of https://id.example/a", noted: "provider linked: https",
        isTold: true),
      Line(
        command: "user unlink-openid", arguments: lan + ["--issuer", "https://id.example/a", "--subject", "s-1"],
        told: "account lan no longer linked with an account of https://id.example/a",
        noted: "provider unlinked: https", isTold: true),
      Line(command: "user disable", arguments: lan, told: "account lan disabled", noted: "account disabled: "),
      Line(command: "user enable", arguments: lan, told: "account lan enabled", noted: "account enabled: "),
      Line(
        command: "token create", arguments: ["--agency", City.district, "--label", "a"], told: "token 'a' of",
        noted: "token made: a"),
      Line(
        command: "token revoke", arguments: ["--label", "a"], told: "token 'a' of every agency revoked",
        noted: "token revoked: a"),
      Line(
        command: "catalogue import", arguments: [Program.resources + "/" + Resources.catalogue2018("holidays.json")],
        told: "holidays.json: 0 new, 0 changed"),
      Line(
        command: "enterprise import", arguments: [city.folder.path + "/names.csv"],
        told: "names.csv: 1 new, 0 changed, 0 as before", noted: "setting changed: enterprises 1 0",
        prepare: { _ in try city.folder.write("code,name\n0300588569,A\n", to: "names.csv") }),
      Line(command: "weekly", arguments: ["--week", "2018-23", "--send"], told: "weekly reports of 2018-23 sent"),
      Line(
        command: "agency dissolve",
        arguments: ["--from", City.district, "--to", "000.00.42.H29", "--decision", "Nghị quyết 1685"],
        told: "\(City.district) merges into 000.00.42.H29 on", noted: "setting changed: merger \(City.district)"),
      Line(command: "retention run", arguments: [], told: "personal data of 0 dossiers erased", lines: 2),
      Line(command: "backup", arguments: [copy], told: "copy .sqlite"),
      Line(command: "restore", arguments: [copy], told: "restored"),
      Line(
        command: "catalogue succeed", arguments: [], told: "the next catalogue taken in",
        noted: "setting changed: succession ", isApart: true),
      Line(
        command: "catalogue import",
        arguments: [Program.resources + "/Catalogue/elsewhere.json"], told: "elsewhere.json: ",
        noted: "setting changed: catalogue ", isApart: true),
    ]
  }

  private static let reading = [
    "user list", "token list", "agency list", "report", "deadline", "check", "help", "retention list",
    // Has no data folder.
    "backup-key",
    // Told by its own test, as it does not end by itself.
    "serve",
    // Needs a server, and a build that knows one.
    "copy",
  ]

  private func lines(_ city: City) throws -> [String] {
    guard let text = try? String(contentsOfFile: city.data + "/administration.log", encoding: .utf8) else { return [] }
    return text.split(separator: "\n").map(String.init)
  }

  @Test("has a line of each command that changes something, with who gave it, and none of what it was given in secret")
  func changes() async throws {
    var city = try await City()
    var count = try lines(city).count
    for line in Self.changing(city) {
      if line.isApart {
        city = try await City()
        count = try lines(city).count
      }
      if let prepare = line.prepare {
        let store = try Store(folder: DataFolder(existing: city.data))
        try prepare(store)
        store.close()
      }
      let words = line.command.split(separator: " ").map(String.init)
      let before = try state(city)
      let outcome = try await Program.run(words + ["--data", city.data] + line.arguments, input: line.input)
      #expect(outcome.status == 0, "\(line.command): \(outcome.complaint)")
      let told = try lines(city)
      #expect(told.count == count + line.lines, "\(line.command)")
      #expect(told.last?.contains(line.told) == true, "\(line.command): \(told.last ?? "")")
      #expect(told.last?.contains(": ") == true && told.last?.contains("nam-sau") == false)
      count = told.count
      if words[0] == "demo" || words[0] == "restore" { continue }
      let after = try state(city)
      // Closing an account withdraws what waits.
      #expect(line.isTold ? after.letters == before.letters + 1 : after.letters <= before.letters, "\(line.command)")
      let noted = after.noted.dropFirst(before.noted.count)
      #expect(noted.count == (line.noted == nil ? 0 : 1), "\(line.command): \(noted)")
      if let expected = line.noted { #expect(noted.first?.hasPrefix(expected) == true, "\(line.command): \(noted)") }
    }
  }

  /// How many letters wait for the account's owner, and what the security log says of commands.
  private func state(_ city: City) throws -> (letters: Int, noted: [String]) {
    let store = try Store(folder: DataFolder(existing: city.data))
    defer { store.close() }
    return try store.read { snapshot in
      let messages = try snapshot.messages(.waiting, limit: 100)
      let lines = try snapshot.securityLines(SecurityQuery(), limit: 100).map(\.line)
      #expect(lines.allSatisfy { $0.commandUser != nil })
      return (
        messages.count { $0.message.account == "lan" || $0.message.recipient.address == "lan@example.vn" },
        lines.reversed().map { "\($0.event.rawValue): \($0.detail)" }
      )
    }
  }

  @Test("has none of a command that fails, or only says what would come of it")
  func unchanged() async throws {
    let city = try await City()
    let before = try lines(city)
    for (command, arguments) in [
      ("user add", ["--name", "x", "--role", "officer", "--agency", "000.00.99.H99"]),
      ("user disable", ["--name", "x"]),
      ("token revoke", ["--label", "x"]), ("restore", ["/nowhere"]), ("backup", ["/proc/copy"]),
      ("catalogue import", ["/nowhere"]), ("catalogue succeed", ["--preview"]), ("weekly", []), ("check", []),
      ("agency dissolve", ["--from", City.district, "--to", City.district, "--decision", "x"]),
    ] {
      let words = command.split(separator: " ").map(String.init)
      _ = try await Program.run(words + ["--data", city.data] + arguments, input: "mot-hai-ba-bon\n")
      #expect(try lines(city) == before, "\(command)")
    }
  }

  @Test("is thought of for every command that there is")
  func commands() async throws {
    let dump = try await Program.run(["--experimental-dump-help"])
    let root = try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command
    let all = (root.subcommands ?? []).flatMap { command in
      let inner = (command.subcommands ?? []).filter { $0.commandName != "help" }
      return inner.isEmpty ? [command.commandName] : inner.map { "\(command.commandName) \($0.commandName)" }
    }
    let known = Self.changing(try await City()).map(\.command) + Self.reading
    #expect(Set(all) == Set(known))
  }

  private struct Dump: Decodable {
    var command: Command

    struct Command: Decodable {
      var commandName: String
      var subcommands: [Command]?
    }
  }
}
