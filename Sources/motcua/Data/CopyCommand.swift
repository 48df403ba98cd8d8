import ArgumentParser
import OneStopStore

struct CopyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "Copies the database of a folder to a PostgreSQL server, or back; nobody may be serving it.",
    discussion: "Files and the secret stay in the folder. Everything is copied, or nothing; at the end it is checked.")

  @Option(help: ArgumentHelp("The data folder, or the server's database.", valueName: "dir|postgresql://…"))
  var from: String

  @Option(help: ArgumentHelp("The other of both, with no database yet.", valueName: "postgresql://…|dir"))
  var to: String

  @OptionGroup var resources: ResourceOptions

  func validate() throws {
    guard isServer(from) != isServer(to) else {
      throw ValidationError("name a folder and an address such as postgresql://user@host/database.")
    }
  }

  private func isServer(_ text: String) -> Bool { text.contains("://") }

  func run() throws {
    let (path, address) = isServer(from) ? (to, from) : (from, to)
    let (file, server) = try explaining {
      let server = try DatabasePlace(server: address)
      return (try DataFolder(creating: path), try DataFolder(creating: path, server: server))
    }
    let owner = try explaining { try server.lock() }
    defer { withExtendedLifetime(owner) {} }
    let (source, target) = isServer(from) ? (server, file) : (file, server)
    var bar = ProgressBar(total: nil)
    let count = try explaining { try target.fill(from: source) { bar.show($0) } }
    bar.finish()
    let report = try explaining { try target.check() }
    guard report.isSound else {
      for finding in report.findings { say(finding) }
      throw Failure("\(counted(report.findings.count, "difference")) in the copy; the source is as it was.")
    }
    file.administrationLog.note("the database copied to \(target.place.description)")
    say("\(counted(count, "row")) copied; \(counted(report.dossiers, "dossier")) are sound.")
  }
}
