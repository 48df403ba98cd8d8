import ArgumentParser
import OneStop
import OneStopStore
import Operations

struct EnterpriseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enterprise", abstract: "The register of enterprises, whose names nobody else may take.",
    subcommands: [Import.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Imports a register as comma-separated values; lines with mistakes are named and left out.",
      discussion: """
        The first line names the columns: code and name, and if they are there foreign_name, short_name, seat, \
        registered_on and dissolved_on. A line takes the place of what stood there of the same enterprise. Ends with 1 if \
        lines were left out.
        """)

    @OptionGroup var data: DataOptions

    @Argument(help: "A file of comma-separated values, UTF-8.")
    var file: String

    /// In one transaction.
    private static let batch = 2_000
    /// More mistakes than that are only counted.
    private static let told = 50

    func run() throws {
      let store = try data.create()
      defer { store.close() }
      guard let lines = EnterpriseFile(try FileBytes.read(file)) else {
        throw Failure("\(file) has no first line with the columns code and name.")
      }
      var counts = ImportEnterprises.Outcome()
      var wrong = 0
      var batch: [RegisteredEnterprise] = []
      func take() throws {
        let (lines, now) = (batch, Moment.systemNow)
        counts += try store.writer.bulk { transaction in
          let outcome = try ImportEnterprises(lines).run(in: transaction)
          if outcome.added + outcome.changed > 0 {
            try transaction.note(
              .enterprises(added: outcome.added, changed: outcome.changed), by: .command, now: now)
          }
          return outcome
        }
        batch = []
      }
      for line in lines {
        switch line {
        case .success(let enterprise):
          batch.append(enterprise)
          if batch.count == Self.batch { try take() }
        case .failure(let mistake):
          wrong += 1
          if wrong <= Self.told { complain(mistake.sentence) }
        }
      }
      try take()
      let sums = "\(counts.added) new, \(counts.changed) changed, \(counts.unchanged) as before"
      store.administrationLog.note("enterprises imported from \(file): \(sums)")
      say("\(sums).")
      if wrong > 0 { throw Failure("\(wrong) lines with mistakes were left out.") }
    }
  }
}

extension EnterpriseFile.Mistake {
  fileprivate var sentence: String {
    let text = "“\(text.prefix(80))”"
    return switch reason {
    case .code: "Line \(line): \(text) is no enterprise code of ten digits with the right last one."
    case .name: "Line \(line): the name is missing."
    case .date(let column): "Line \(line): \(text) in \(column) is no date."
    }
  }
}
