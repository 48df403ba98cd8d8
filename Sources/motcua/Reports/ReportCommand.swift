import ArgumentParser
import Glibc
import OneStop
import OneStopStore
import Operations
import Portal
import System
import Words

struct ReportCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv, xlsx, json

    init(endingOf file: String?) {
      self = file.flatMap { $0.split(separator: ".").last }.flatMap { Format(rawValue: $0.lowercased()) } ?? .table
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "The on-time report of a period, both days included, as the portal shows it.")

  @OptionGroup var data: DataOptions

  @Option(help: ArgumentHelp("The first day.", valueName: "date"), transform: LocalDate.argument)
  var from: LocalDate

  @Option(help: ArgumentHelp("The last day.", valueName: "date"), transform: LocalDate.argument)
  var to: LocalDate

  @Option(help: "A row for each agency, field or procedure.")
  var by: Report.Grouping

  @Option(help: ArgumentHelp("Only this agency and those below it.", valueName: "code"), transform: AgencyCode.argument)
  var agency: AgencyCode?

  @Option(help: "table, csv, xlsx or json; if left out, it follows the output's extension, or else is table.")
  var format: Format?

  @Option(help: "The language of the names: vi or en.")
  var lang = Language.vietnamese

  @Option(help: ArgumentHelp("The file to write; standard output if left out.", valueName: "file"))
  var output: String?

  func validate() throws {
    if from > to { throw ValidationError("--from must not be after --to.") }
  }

  func run() throws {
    guard let period = Period(from: from, to: to) else { return }
    let resources = PortalResources(path: try data.resources.folder().path)
    let (vietnamese, english) = (try resources.words(.vietnamese), try resources.words(.english))
    let store = try data.open()
    defer { store.close() }
    if let agency { try requireAgency(agency, in: store) }
    let question = ReportQuestion(period: period, grouping: by, scope: agency.map { .subtree($0) } ?? .city)
    let now = Moment.systemNow
    let (report, scope) = try reading(store) { snapshot in
      let catalogue = try snapshot.catalogue(asOf: now.date)
      let name = (agency.flatMap(catalogue.agency) ?? catalogue.roots.first)?.name.vietnamese ?? ""
      let builder = ReportBuilder(catalogue: catalogue, vietnamese: vietnamese, english: english, for: .staff)
      return (try builder.report(question, from: snapshot, now: now), name)
    }
    let file = ReportFile(report, scope: scope, words: lang == .english ? english : vietnamese, language: lang).table
    let bytes =
      switch format ?? Format(endingOf: output) {
      case .table: Array((ReportTable(report, language: lang).lines.joined(separator: "\n") + "\n").utf8)
      case .csv: file.csv()
      case .xlsx: try file.workbook()
      case .json: ReportJSON(report: report).bytes + [UInt8(ascii: "\n")]
      }
    try write(bytes)
  }

  private func write(_ bytes: [UInt8]) throws {
    guard let output else { return try FileBytes.write(bytes, to: STDOUT_FILENO, "Standard output") }
    do {
      try FileBytes.write(bytes, to: output)
    } catch {
      // Half a report is useless, so it is removed; a device stays.
      if FileSystem.size(of: output) != nil { try? FileSystem.remove(output) }
      throw error
    }
  }
}

extension Report.Grouping: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
