import ArgumentParser
import OneStopStore

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verifies the data, and lists what differs.",
    discussion: """
      The pages of the file, equal to their checksums; the database's own integrity; codes without gaps and doubles; where each dossier stands, equal to its events; \
      tallies equal to a count of the events.
      """)

  @OptionGroup var data: DataOptions

  func run() throws {
    // Not opened as a store, which would write what is missing.
    let folder = try data.existingFolder()
    let report = try explaining { try folder.check() }
    for sentence in report.findings + report.notes { say(sentence) }
    guard report.isSound else {
      throw Failure(
        "\(counted(report.findings.count, "difference")) in \(counted(report.dossiers, "dossier")); restore a backup, or "
          + "report what differs.")
    }
    say("\(counted(report.dossiers, "dossier")) and \(counted(report.events, "event")) are sound.")
  }
}
