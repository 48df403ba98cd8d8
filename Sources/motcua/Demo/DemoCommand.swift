import ArgumentParser
import Glibc
import OneStop
import OneStopStore
import Operations
import Portal

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Fills a new data folder with two years of made-up dossiers; the same seed and last day give the same.")

  @OptionGroup var data: DataOptions

  @Option(
    help: ArgumentHelp("How many dossiers.", valueName: "number"),
    transform: Int.argument(in: 1...10_000_000, such: 5_000))
  var dossiers = 5000

  @Option(
    help: ArgumentHelp("A number; a different one makes a different city.", valueName: "number"),
    transform: UInt64.argument(in: 0...(.max), such: 1))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp("The last day; today if left out.", valueName: "date"), transform: LocalDate.argument)
  var until: LocalDate?

  @OptionGroup var catalogue: CatalogueOptions

  func validate() throws {
    if let until, until > Moment.systemNow.date {
      throw ValidationError("--until is in the future; give today or an earlier day.")
    }
    // The demo needs a year before it, and the calendar begins in 2000.
    if let until, until.year < 2002 { throw ValidationError("--until is too early; give a day from 2002-01-01 on.") }
  }

  func run() throws {
    let folder = try data.resources.folder()
    let owned = try data.createdFolder()
    let owner = try explaining { try owned.lock() }
    defer { withExtendedLifetime(owner) {} }
    let store = try data.open(owned)
    defer { store.close() }
    guard try reading(store, { try $0.isEmpty() }) else {
      throw Failure("\(data.data) already holds dossiers, and made-up ones must not join them; name a new folder.")
    }
    let files = PortalResources(path: folder.path)
    try catalogue.fill(store, from: files)
    let city = try reading(store) { try $0.catalogue() }
    let end = min(.systemNow, Moment(until ?? Moment.systemNow.date, TimeOfDay(17, 30)))
    let people = try explaining { try files.demoPeople() }
    guard let maker = DemoCity(catalogue: city, people: people, seed: seed, end: end) else {
      throw Failure("The catalogue has no agency that handles a procedure; import one first.")
    }
    var bar = ProgressBar(total: dossiers)
    try explaining { try maker.write(dossiers, to: store) { bar.show($0) } }
    bar.finish()
    store.administrationLog.note("\(dossiers) made-up dossiers written")
    let accounts = try explaining { try DemoAccounts.write(to: store, catalogue: city, people: people) }
    let example = try explaining { try DemoAccounts.exampleCode(in: store, now: end) }
    let lines = accounts.map { made in
      let login = made.login + String(repeating: " ", count: max(0, 32 - made.login.count))
      let role = made.role.rawValue + String(repeating: " ", count: max(0, 8 - made.role.rawValue.count))
      return "  \(login) \(role) \(made.password)  \(made.agency.name.vietnamese)"
    }
    let text =
      ["A dossier to look up: \(example?.description ?? "none is open")", "Accounts (name, role, password, agency):"]
      + lines
    try explaining { try DemoAccounts.keep(text.joined(separator: "\n") + "\n", in: store) }
    say(text.joined(separator: "\n"))
    say("The file demo-accounts.txt in the data folder has this list.")
  }
}
