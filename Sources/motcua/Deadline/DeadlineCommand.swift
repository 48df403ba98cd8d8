import ArgumentParser
import Glibc
import OneStop
import OneStopStore

struct DeadlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadline",
    abstract: "When a dossier is due, and why.",
    discussion: """
      Moments are local, such as 2018-06-01T09:30. With --explain, every day from the acceptance to the due date. With \
      --batch, lines of JSON on standard input are answered on standard output, in their order.
      """)

  @Option(help: ArgumentHelp("The moment of acceptance.", valueName: "moment"), transform: Moment.argument)
  var received: Moment?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("15wd, 8wh or 30d: working days, working hours, calendar days.", valueName: "time"),
    transform: ProcessingTime.argument)
  var time: ProcessingTime?

  @Option(
    help: ArgumentHelp("From this time of day on, acceptance counts as on the next working day.", valueName: "time"),
    transform: TimeOfDay.argument)
  var cutoff: TimeOfDay?

  @Option(
    name: .customLong("pause"), parsing: .singleValue,
    help: ArgumentHelp(
      "supplement:FROM/TO or payment:FROM/TO, as often as there were any; without TO it is open.",
      valueName: "pause"), transform: PauseArgument.argument)
  var pauses: [PauseArgument] = []

  @Flag(help: "The end of a supplement restarts the count.")
  var restart = false

  @Option(
    help: ArgumentHelp("Answer as of this moment instead of now, where a pause is open.", valueName: "moment"),
    transform: Moment.argument)
  var now: Moment?

  @Flag(help: "Print every day and how it was counted.")
  var explain = false

  @Option(help: "The language of --explain: en or vi.")
  var lang: LedgerLanguage = .english

  @Flag(help: "Answer lines of JSON from standard input.")
  var batch = false

  @OptionGroup var calendarOptions: CalendarOptions

  func validate() throws {
    let isSingle = received != nil || time != nil || cutoff != nil || !pauses.isEmpty || restart || explain
    if batch && isSingle {
      throw ValidationError("--batch takes its questions from standard input, and no others.")
    }
    if !batch && (received == nil || time == nil) {
      throw ValidationError("--received and --for are needed, or --batch.")
    }
  }

  func run() throws {
    let calendar = try calendarOptions.calendar()
    if batch {
      var lines = DeadlineLines(calendar: calendar)
      return try lines.run()
    }
    guard let received, let time else { return }
    let rules = DeadlineRules(time, cutoff: cutoff, supplement: restart ? .restart : .continue)
    let pauses = pauses.map(\.pause)
    let now = now ?? .systemNow
    do {
      if explain {
        let ledger = try Ledger.compute(
          accepted: received, rules: rules, pauses: pauses, calendar: calendar, now: now)
        try Self.say(LedgerText(ledger, rules: rules, pauses: pauses, language: lang).lines.joined(separator: "\n"))
      } else {
        let deadline = try Deadline.compute(
          accepted: received, rules: rules, pauses: pauses, calendar: calendar, now: now)
        try answer(deadline)
      }
    } catch let error as DeadlineError {
      throw Failure(error.description)
    }
  }

  /// Only the due moment goes to standard output; remarks about it go to standard error.
  private func answer(_ deadline: Deadline) throws {
    if let due = deadline.due {
      try Self.say(due.description)
    } else {
      let supplied = deadline.ifSupplied.map { "; ended now, it would be due \($0)" } ?? ""
      try Self.say("none: a pause is open\(supplied)")
    }
    if deadline.isProvisional {
      let note = "This is provisional: it rests on days off that are not announced yet.\n"
      try FileBytes.write(Array(note.utf8), to: STDERR_FILENO, "Standard error")
    }
  }

  private static func say(_ text: String) throws {
    try FileBytes.write(Array("\(text)\n".utf8), to: STDOUT_FILENO, "Standard output")
  }
}

/// The calendar that a command counts by.
struct CalendarOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Count by the days off of this data folder.", valueName: "dir"))
  var data: String?

  @Option(
    help: ArgumentHelp(
      "The database of that folder, if it is a PostgreSQL server's and not a file.", valueName: "postgresql://…"))
  var database: String?

  @Option(
    help: ArgumentHelp("The agency whose dossier it is; all agencies keep the city's hours.", valueName: "code"),
    transform: AgencyCode.argument)
  var agency: AgencyCode?

  @OptionGroup var resources: ResourceOptions

  func validate() throws {
    if agency != nil && data == nil { throw ValidationError("--agency needs --data.") }
    if database != nil && data == nil { throw ValidationError("--database needs --data.") }
  }

  /// The city's shipped calendar, unless `--data` names another.
  func calendar() throws -> WorkCalendar {
    guard let data else { return try resources.folder().catalogue([.holidays, .lunar]).cityCalendar }
    let store = try explaining {
      try Store(folder: try DataFolder(existing: data, server: try database.map(DatabasePlace.init(server:))))
    }
    defer { store.close() }
    if let agency { try requireAgency(agency, in: store) }
    return try reading(store) { try $0.catalogue() }.cityCalendar
  }
}
