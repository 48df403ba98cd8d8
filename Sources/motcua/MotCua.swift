import ArgumentParser
import Glibc
import StreamSafe

@main
enum Program {
  static func main() async {
    // The reader of the output or the log may go away; that only makes a write fail.
    signal(SIGPIPE, SIG_IGN)
    // Files that the program writes hold personal data, so that only their owner may read them.
    umask(0o077)
    guard CommandLine.arguments.allSatisfy(\.isStreamSafe) else {
      complain("An argument has more than \(String.longestMarkRun) combining marks in a row.")
      exit(64)
    }
    await MotCua.main()
  }
}

struct MotCua: AsyncParsableCommand {
  /// The program's version, by semver.org; no other place names it.
  static let version = "1.0.0"

  static let configuration = CommandConfiguration(
    commandName: "motcua",
    abstract: "Một Cửa, a one-stop portal for the dossiers of a city's agencies.",
    version: version,
    subcommands: [
      ServeCommand.self, DemoCommand.self, CatalogueCommand.self, AgencyCommand.self,
      UserCommand.self, TokenCommand.self,
      ReportCommand.self, WeeklyCommand.self, DeadlineCommand.self, CheckCommand.self, BackupCommand.self,
      RestoreCommand.self, BackupKeyCommand.self, CopyCommand.self, RetentionCommand.self,
      EnterpriseCommand.self,
    ])
}
