import ArgumentParser
import OneStop
import OneStopStore
import Portal

struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Other systems' right to use the API for an agency.", subcommands: [Create.self])

  struct Create: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a token and prints it, once: only a digest of it is kept.")

    @OptionGroup var data: DataOptions

    @Option(help: ArgumentHelp("The agency's code.", valueName: "code"), transform: AgencyCode.argument)
    var agency: AgencyCode

    @Option(help: ArgumentHelp("What it is for; events bear it as their author.", valueName: "text"))
    var label: String

    func run() throws {
      let label = label.composed.squeezed
      guard label.isVisible else { throw Failure("The label has nothing that can be seen.") }
      let store = try data.open()
      defer { store.close() }
      try requireAgency(agency, in: store)
      let secret = Secrets.random(bytes: 32)
      let token = APIToken(agency: agency, label: label, createdAt: .systemNow)
      try explaining { try store.writer.bulk { try $0.add(token, digest: Secrets.digest(secret)) } }
      say(secret)
    }
  }
}
