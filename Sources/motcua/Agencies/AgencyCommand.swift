import ArgumentParser
import OneStop
import OneStopStore
import Operations
import Portal

struct AgencyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agency", abstract: "Agencies, what is open at each, and how one merges into another.",
    subcommands: [List.self, Dissolve.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists every agency: code, name, open and overdue dossiers, and its end if that is decided.")

    @OptionGroup var data: DataOptions

    func run() throws {
      let store = try data.open()
      defer { store.close() }
      let now = Moment.systemNow
      let (catalogue, figures) = try reading(store) { snapshot in
        (try snapshot.catalogue(), try snapshot.figures(by: .agency, in: Period(day: now.date), now: now))
      }
      for agency in catalogue.agencies {
        let open = figures[agency.code.description]?.open ?? ReportFigures.Open()
        let end = agency.dissolution.map { "into \($0.successor) from \($0.on)" } ?? ""
        say("\(agency.code)\t\(agency.name.vietnamese)\topen \(open.total)\toverdue \(open.overdue)\t\(end)")
      }
    }
  }

  struct Dissolve: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Merges agencies into another one.",
      discussion: """
        Nothing is filed there any more from that day on. Its open dossiers, the results that it has still to hand over and \
        the questions that it was asked pass to the successor; so do its staff. The server moves them, a few at a time.
        """)

    @OptionGroup var data: DataOptions

    @Option(
      help: ArgumentHelp("The agency that ends; may be repeated if several are merged.", valueName: "code"),
      transform: AgencyCode.argument)
    var from: [AgencyCode]

    @Option(help: ArgumentHelp("The agency that they merge into.", valueName: "code"), transform: AgencyCode.argument)
    var to: AgencyCode

    @Option(help: ArgumentHelp("The decision, as timelines of dossiers will name it.", valueName: "text"))
    var decision: String

    @Option(
      help: ArgumentHelp("The first day without it; today if left out.", valueName: "date"),
      transform: LocalDate.argument)
    var on: LocalDate?

    func run() throws {
      let store = try data.open()
      defer { store.close() }
      let now = Moment.systemNow
      let date = on ?? now.date
      guard WorkCalendar.covers(date) else { throw Failure("\(date) lies outside the calendar, 2000 to 2035.") }
      do {
        try store.writer.bulk { transaction in
          for code in from {
            let dissolution = Dissolution(into: to, on: date, decision: decision.composed.squeezed)
            try DissolveAgency(code, dissolution, by: .command, now: now).run(in: transaction)
          }
        }
      } catch let mistake as DissolutionMistake {
        throw Failure(mistake.sentence)
      } catch let error as StoreError {
        throw Failure(error.description)
      }
      for code in from { store.administrationLog.note("\(code) merges into \(to) on \(date) (\(decision))") }
      let works = try reading(store) { snapshot in try from.map { try snapshot.work(of: $0, now: now) } }
      for (code, work) in zip(from, works) {
        say(
          "\(code) merges into \(to) on \(date): \(work.open) open, \(work.filed) filed, \(work.toHandOver) to hand over, "
            + "\(counted(work.toAnswer, "question")), \(counted(work.accounts, "account")).")
      }
      say("The server passes them on, from that day or from when it starts next.")
    }
  }
}

extension DissolutionMistake {
  /// The sentence for the person who gave the command.
  var sentence: String {
    switch self {
    case .unknownAgency(let code): "The catalogue has no agency \(code); `motcua agency list` shows them all."
    case .intoItself: "An agency cannot merge into itself; name another one as --to."
    case .dissolvedAlready(let code, let end): "\(code) already merges into \(end.successor) on \(end.on)."
    case .successorDissolved(let code, let end):
      "\(code) itself merges into \(end.successor) on \(end.on); name an agency that lasts as --to."
    case .awaited(let code, let end): "\(code) is still to merge into it, on \(end.on); choose that day or a later one."
    case .decisionMissing: "The decision is missing; give it as --decision."
    }
  }
}
