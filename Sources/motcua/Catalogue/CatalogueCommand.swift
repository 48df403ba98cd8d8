import ArgumentParser
import OneStop
import OneStopStore
import Operations
import Portal

struct CatalogueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue", abstract: "Agencies, procedures and days off.", subcommands: [Import.self, Succeed.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Imports catalogue files; if any has a mistake, nothing is imported and every mistake is named.")

    @OptionGroup var data: DataOptions

    @Option(
      help: ArgumentHelp(
        "The decision that changes days off, as the ledgers of open dossiers will name it.", valueName: "decision"))
    var decision = ""

    @Argument(help: "Files of agencies, procedures, holidays or lunar dates, as in Resources/Catalogue.")
    var files: [String]

    func run() throws {
      let store = try data.create()
      defer { store.close() }
      let read = try files.map { path in
        CatalogueFile(name: path.split(separator: "/").last.map(String.init) ?? path, bytes: try FileBytes.read(path))
      }
      do {
        // Without the folder Resources, ledgers name only the decision.
        let words = try? PortalResources(path: data.resources.folder().path).words(.vietnamese)
        let result = try store.writer.bulk { transaction in
          let now = Moment.systemNow
          let result = try transaction.importCatalogue(read, now: now) {
            words?.reason(of: $0, decision: decision) ?? decision
          }
          if result.added + result.changed > 0 {
            try transaction.note(
              .catalogue(added: result.added, changed: result.changed), by: .command, now: now)
          }
          return result
        }
        let counts = "\(result.added) new, \(result.changed) changed, \(result.unchanged) as before"
        store.administrationLog.note("catalogue imported from \(files.joined(separator: ", ")): \(counts)")
        say("\(counts).")
        if result.moving != nil {
          say("Due dates of open dossiers are recomputed by the server, now or when it starts next.")
        }
      } catch let mistakes as CatalogueMistakes {
        throw Failure(mistakes: mistakes, in: "Nothing was imported")
      } catch let error as StoreError {
        throw Failure(error.description)
      }
    }
  }
}
