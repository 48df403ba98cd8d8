import ArgumentParser
import Glibc
import StreamSafe

@main
enum Program {
  static func main() async {
    // Whoever reads the output or the log may go away: that fails a write, and ends nobody's work.
    signal(SIGPIPE, SIG_IGN)
    // What it writes holds personal data: it is for its owner.
    umask(0o077)
    guard CommandLine.arguments.allSatisfy(\.isStreamSafe) else {
      complain("An argument has more than \(String.longestMarkRun) combining marks in a row.")
      exit(64)
    }
    await MotCua.main()
  }
}

struct MotCua: AsyncParsableCommand {
  /// The program's, by semver.org: the only place that names it.
  static let version = "1.0.0"

  static let configuration = CommandConfiguration(
    commandName: "motcua",
    abstract: "Một Cửa, a one-stop portal for the dossiers of a city's agencies.",
    version: version,
    subcommands: [
      ServeCommand.self, DemoCommand.self, CatalogueCommand.self, AgencyCommand.self,
      UserCommand.self, TokenCommand.self,
      ReportCommand.self, WeeklyCommand.self, DeadlineCommand.self, CheckCommand.self, BackupCommand.self,
      RestoreCommand.self,
    ])
}
