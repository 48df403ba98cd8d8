import ArgumentParser
import Glibc
import StreamSafe

@main
enum Program {
  static func main() async {
    guard CommandLine.arguments.allSatisfy(\.isStreamSafe) else {
      complain("An argument has more than \(String.longestMarkRun) combining marks in a row.")
      exit(64)
    }
    await MotCua.main()
  }
}

struct MotCua: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "motcua",
    abstract: "Một Cửa, a one-stop portal for the dossiers of a city's agencies.",
    subcommands: [
      ServeCommand.self, DemoCommand.self, CatalogueCommand.self, AgencyCommand.self,
      UserCommand.self, TokenCommand.self,
      ReportCommand.self, WeeklyCommand.self, DeadlineCommand.self, CheckCommand.self, BackupCommand.self,
      RestoreCommand.self,
    ])
}
