import ArgumentParser
import OneStop
import OneStopStore
import Operations
import Portal

struct WeeklyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weekly",
    abstract: "Shows the weekly report of each agency with a leader, or makes them with --send.",
    discussion:
      "A report is made only once, and its leaders get one letter; a running server makes reports by itself."
  )

  @OptionGroup var data: DataOptions

  @Option(
    help: ArgumentHelp("The week, such as 2018-23; if left out, the last one that has ended.", valueName: "week"),
    transform: ISOWeek.argument)
  var week: ISOWeek?

  @Option(
    help: ArgumentHelp("The site as people call it, for links in letters.", valueName: "https://…"),
    transform: SiteAddress.argument)
  var site: SiteAddress?

  @Flag(help: "Stores the reports that are not stored yet and puts their letters into the outbox.")
  var send = false

  func run() throws {
    let now = Moment.systemNow
    let week = week ?? ISOWeek(containing: now.date).previous
    guard week.next.monday.start <= now else { throw Failure("Week \(week) has not ended yet.") }
    let resources = PortalResources(path: try data.resources.folder().path)
    let run = WeeklyRun(
      words: try resources.words(.vietnamese),
      notices: NoticeSettings(site: site?.description, domain: site?.host ?? ""))
    let store = try data.open()
    defer { store.close() }
    try explaining {
      let snapshots = try store.snapshots()
      let (catalogue, jobs) = try snapshots.read { snapshot in
        let catalogue = try snapshot.catalogue(asOf: now.date)
        return (catalogue, try run.jobs(of: week, from: snapshot, catalogue: catalogue, now: now))
      }
      for job in jobs {
        let (report, messages) = try snapshots.read { try run.make(job, from: $0, catalogue: catalogue, now: now) }
        let isNew = send ? try store.writer.bulk { try $0.keep(report, messages, of: job, now: now) } : false
        let figures = report.figures
        let done = !send ? "" : isNew ? "\tsent \(messages.count)" : "\tmade before"
        say(
          "\(job.agency.code)\t\(week)\treceived \(figures.received.total)\tlate \(figures.ended.late)"
            + "\toverdue \(figures.open.overdue)\(done)")
      }
    }
    if send { store.administrationLog.note("weekly reports of \(week) sent") }
  }
}
