import ArgumentParser
import OneStopStore

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Proves the data sound, or says what differs.",
    discussion: """
      The database's own integrity; codes without gaps and doubles; where each dossier stands, equal to its events; \
      tallies equal to a count of the events.
      """)

  @OptionGroup var data: DataOptions

  func run() throws {
    // Not as a store, which would write what is missing.
    let report = try explaining { try DataFolder(existing: data.data).check() }
    for finding in report.findings { say(finding) }
    guard report.isSound else {
      throw Failure(
        "\(report.findings.count) differences in \(report.dossiers) dossiers; restore a backup, or report them.")
    }
    say("\(report.dossiers) dossiers and \(report.events) events are sound.")
  }
}
