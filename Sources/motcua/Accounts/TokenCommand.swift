import ArgumentParser
import OneStop
import OneStopStore
import Operations
import Portal

struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Other systems' right to use the API for an agency.",
    subcommands: [Create.self, List.self, Revoke.self])

  struct Create: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a token and prints it once; only a digest of it is kept.")

    @OptionGroup var data: DataOptions

    @OptionGroup var agency: AgencyOptions

    @Option(help: ArgumentHelp("What it is for; events name it as their author.", valueName: "text"))
    var label: String

    @Option(
      help: ArgumentHelp("The last day on which it can be used; without it, there is none.", valueName: "date"),
      transform: LocalDate.argument)
    var until: LocalDate?

    @Flag(help: "It may read, but not change anything.")
    var readOnly = false

    @Option(
      help: ArgumentHelp("How many calls an hour it may make; without it, there is no limit.", valueName: "number"),
      transform: Int.argument(in: 1...1_000_000, such: 3_600))
    var hourly: Int?

    func run() throws {
      let store = try data.open()
      defer { store.close() }
      let agency = try agency.code(in: store)
      let label = label.composed.squeezed
      guard label.isVisible else { throw Failure("Nothing in the label is visible.") }
      let now = Moment.systemNow
      if let until, until < now.date { throw Failure("\(until) has passed; give today or a later day.") }
      let secret = Secrets.random(bytes: 32)
      let token = APIToken(
        agency: agency, label: label, createdAt: now, lastDay: until, isReadOnly: readOnly, hourlyLimit: hourly)
      try store.carryOut(AddToken(token, digest: Secrets.digest(secret), by: .command, now: now))
      store.administrationLog.note("token '\(label)' of \(agency) made")
      say(secret)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists every token: agency, label, day of issue, last day, rights, last use, state.")

    @OptionGroup var data: DataOptions

    func run() throws {
      let store = try data.open()
      defer { store.close() }
      let now = Moment.systemNow
      let tokens = try reading(store) { try $0.tokens() }.map(\.token)
      if tokens.isEmpty { complain("There are no tokens.") }
      for token in tokens {
        var rights = token.isReadOnly ? "reads" : "reads and writes"
        if let limit = token.hourlyLimit { rights += ", \(limit) an hour" }
        let state = token.revokedAt != nil ? "revoked" : token.holds(at: now) ? "active" : "ended"
        let columns = [
          "\(token.agency)", token.label, "\(token.createdAt.date)", token.lastDay.map { "\($0)" } ?? "no end",
          rights, token.usedAt.map { "used \($0.date)" } ?? "never used", state,
        ]
        say(columns.joined(separator: "\t"))
      }
    }
  }

  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Revokes tokens: programs that use them are refused at once.")

    @OptionGroup var data: DataOptions

    @Option(help: ArgumentHelp("The label of the tokens.", valueName: "text"))
    var label: String

    @Option(help: ArgumentHelp("Only those of this agency.", valueName: "code"), transform: AgencyCode.argument)
    var agency: AgencyCode?

    func run() throws {
      let label = label.composed.squeezed
      let store = try data.open()
      defer { store.close() }
      let count = try store.carryOut(RevokeTokens(label, of: agency, by: .command, now: .systemNow))
      guard count > 0 else {
        throw Failure("There is no token '\(label)' to revoke; `motcua token list` shows them all.")
      }
      store.administrationLog.note("token '\(label)' of \(agency.map { "\($0)" } ?? "every agency") revoked")
      say(count == 1 ? "1 token has been revoked." : "\(count) tokens have been revoked.")
    }
  }
}
