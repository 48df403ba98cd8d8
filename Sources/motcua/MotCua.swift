import ArgumentParser

@main
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
