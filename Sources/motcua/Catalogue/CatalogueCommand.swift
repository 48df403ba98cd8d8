import ArgumentParser
import OneStop
import OneStopStore

struct CatalogueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue", abstract: "Agencies, procedures and days off.", subcommands: [Import.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes catalogue files in; with a mistake in any of them, nothing is taken and each is named.")

    @OptionGroup var data: DataOptions

    @Argument(help: "Files of agencies, procedures, holidays or lunar dates, as in Resources/Catalogue.")
    var files: [String]

    func run() throws {
      let store = try data.create()
      defer { store.close() }
      let read = try files.map { path in
        CatalogueFile(name: path.split(separator: "/").last.map(String.init) ?? path, bytes: try FileBytes.read(path))
      }
      do {
        let result = try store.writer.bulk { try $0.importCatalogue(read, now: .systemNow) }
        say("\(result.added) new, \(result.changed) changed, \(result.unchanged) as before.")
      } catch let mistakes as CatalogueMistakes {
        for mistake in mistakes.list { complain(mistake.description) }
        throw Failure("Nothing was imported: mend the \(mistakes.list.count) mistakes above and try again.")
      } catch let error as StoreError {
        throw Failure(error.description)
      }
    }
  }
}
