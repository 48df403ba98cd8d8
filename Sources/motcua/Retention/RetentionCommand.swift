import ArgumentParser
import Logging
import OneStop
import OneStopStore
import Operations

struct RetentionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: "How long personal data are kept, what is due to be erased, and erasing it.",
    subcommands: [List.self, Run.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the rules; with --preview, how many dossiers are due by procedure.",
      discussion: "An administrator of the city sets the rules on the page /quan-tri/luu-giu.")

    @OptionGroup var data: DataOptions

    @Flag(help: "Shows how many dossiers are due now, how many of these are held, and how many within 30 days.")
    var preview = false

    func run() throws {
      let store = try data.open()
      defer { store.close() }
      let (rules, due) = try reading(store) { snapshot in
        let today = Moment.systemNow.date
        let due = preview ? try snapshot.dueErasures(on: today, soon: 30, isWhole: true) : []
        return (try snapshot.retentionRules(), due)
      }
      if rules.isEmpty { say("No time is set: nothing is erased.") }
      for stored in rules {
        let rule = stored.rule
        say(
          "\(rule.procedure?.description ?? "all others")\t\(counted(rule.months.months, "month"))\t\(rule.basis)")
      }
      for line in due {
        say("\(line.procedure)\tdue \(line.due)\theld \(line.held)\twithin 30 days \(line.soon)")
      }
    }
  }

  struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Erases what is due, and takes it out of the database's file.",
      discussion: """
        Where dossiers are due it wants their number, as --preview of the list has it (due without held): also a rule of \
        this minute counts, and what is erased cannot be brought back. A running server does the same every night, with what was due the night before. The file is written anew, which needs room for two more copies of it; \
        what a running server has to write waits meanwhile, or fails where that takes long.
        """)

    @OptionGroup var data: DataOptions

    @Option(help: ArgumentHelp("How many dossiers are due, as you have been told.", valueName: "number"))
    var confirm: Int?

    func run() async throws {
      let store = try data.open()
      defer { store.close() }
      let due = try reading(store) { snapshot in
        try snapshot.dueErasures(on: Moment.systemNow.date, soon: 0, isWhole: true).reduce(0) { $0 + $1.due - $1.held }
      }
      guard due == confirm ?? 0 else {
        throw Failure(
          "The personal data of \(counted(due, "dossier")) would be erased now, for ever. If that is meant, run this again "
            + "with --confirm \(due).")
      }
      let logger = Logger(label: "motcua") { StreamLogHandler.standardError(label: $0) }
      let now = Moment.systemNow
      let log = store.administrationLog
      // Before it begins: a kill leaves no other line.
      log.note("erasing personal data that are due by \(now.date)")
      let count: Int
      do throws(ErasureChore.Unfinished) {
        count = try await ErasureChore(store: store, logger: logger) { .systemNow }.erase(on: now.date)
      } catch {
        let reason = (error.cause as? StoreError)?.description ?? "\(error.cause)"
        log.note("personal data of \(counted(error.count, "dossier")) erased, then broken off: \(reason)")
        throw Failure("Personal data of \(counted(error.count, "dossier")) were erased, then: \(reason)")
      }
      log.note("personal data of \(counted(count, "dossier")) erased")
      say("Personal data of \(counted(count, "dossier")) were erased, due by \(now.date).")
      _ = try await store.sweepKept(now: now)
      guard try explaining({ try store.isCompactionDue() }) else { return }
      if try !explaining({ try store.compact() }) {
        throw Failure(
          "The database's file still has what was erased, because somebody reads it as it was, perhaps a backup. Run this "
            + "again later.")
      }
    }
  }
}
