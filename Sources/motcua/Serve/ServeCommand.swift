import ArgumentParser
import FoundationEssentials
import Glibc
import HTTPServer
import Logging
import OneStop
import OneStopStore
import Operations
import Portal
import ServiceLifecycle
import System

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves the portal until SIGTERM or SIGINT.",
    discussion: "Makes what is missing in the data folder: the folder, the schema, the catalogue.")

  @OptionGroup var data: DataOptions

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(
    help: ArgumentHelp("The port to listen on; 0 takes a free one.", valueName: "number"),
    transform: Int.argument(in: 0...65_535, such: 8080))
  var port = 8080

  @Option(
    help: ArgumentHelp("Event loops; one per processor if left out.", valueName: "number"),
    transform: Int.argument(in: 1...256, such: 2))
  var loops: Int?

  @Option(
    help: ArgumentHelp(
      "A proxy whose word on the client's address and TLS is believed, such as 127.0.0.1 or 10.0.0.0/8; may be repeated.",
      valueName: "address"), transform: Network.argument)
  var trustProxy: [Network] = []

  @Option(
    help: ArgumentHelp(
      "Where the program's source is published; pages link there. Without it, there is no link.",
      valueName: "https://…"), transform: SourceAddress.argument)
  var source: SourceAddress?

  @Option(
    help: ArgumentHelp(
      "Who answers for personal data and for reports of weaknesses: a mail address, a telephone number or a page; the "
        + "hotline 1022 where it is left out.",
      valueName: "contact"), transform: SiteContact.argument)
  var contact: SiteContact?

  @Option(
    name: .customLong("operator"),
    help: ArgumentHelp("Who runs the portal, as the privacy page names them.", valueName: "name"),
    transform: OperatorName.argument)
  var siteOperator: OperatorName?

  @Option(
    help: ArgumentHelp(
      "The day on which the operator has confirmed the legal bases that the privacy page names; without it, the page "
        + "says that they are to be confirmed.", valueName: "YYYY-MM-DD"), transform: LocalDate.argument)
  var basesConfirmed: LocalDate?

  @Option(
    help: ArgumentHelp(
      "Where clamd listens, a Unix socket or host:port; every file that comes in is scanned. Without it, none is.",
      valueName: "address"), transform: SocketAddress.argument)
  var clamd: SocketAddress?

  @Option(
    help: ArgumentHelp(
      "Whose word on signers in PDF and XML files is trusted: a file of certificates, PEM or DER, or a folder of such "
        + "files. Without it, every signature's issuer is unknown.", valueName: "path"))
  var authorities: String?

  @Flag(
    help: "This machine's clock is right, though it is more than half a year from when the database was last written.")
  var acceptClock = false

  @OptionGroup var messages: MessageOptions

  @OptionGroup var signOn: SignOnOptions

  @OptionGroup var catalogue: CatalogueOptions

  func run() async throws {
    let folder = try data.resources.folder()
    let owned = try data.createdFolder()
    let owner = try explaining { try owned.lock() }
    defer { withExtendedLifetime(owner) {} }
    owned.removeLeftCopies()
    let store = try data.open(owned)
    if acceptClock {
      store.clock?.accept()
      store.administrationLog.note("the clock accepted")
    }
    let clock: @Sendable () -> Moment = { store.clock?.now() ?? .systemNow }
    let files = PortalResources(path: folder.path)
    try catalogue.fill(store, from: files)
    try noteClock(of: store)
    _ = try explaining { try store.removeOrphanFiles() }
    let logger = Logger(label: "motcua") { StreamLogHandler.standardError(label: $0) }
    var options = PortalService.Options()
    options.host = host
    options.port = port
    options.loops = loops
    // Each waits for the server most of the time.
    if store.folder.place.isOnServer {
      options.lanes = min(64, max(8, 4 * ProcessInfo.processInfo.activeProcessorCount))
    }
    options.trustedProxies = trustProxy
    options.notices = messages.settings
    options.sourceAddress = source?.description
    options.contact = contact
    options.siteOperator = SiteOperator(name: siteOperator?.description, confirmedOn: basesConfirmed)
    options.scanner = clamd
    options.signatures = try signatureCheck(in: store.folder)
    options.signOn = try signOn.providers()
    let (mail, sms) = try messages.senders(senderName: files)
    options.notices.letters = sms?.letters ?? .unicode
    do {
      options.socket = try InheritedSocket.fromSystemd()
    } catch {
      throw Failure(
        "What systemd hands over is not one listening socket of IPv4 or IPv6; write one ListenStream= with an address.")
    }
    let shown = options.socket?.host ?? host
    let address = shown.contains(":") ? "[\(shown)]" : shown
    let firstSteps = try firstSteps(store)
    let warnings = messages.warnings + options.signatures.warnings + FirstPage.warnings
    let service = try PortalService(
      store: store, resources: files, options: options, logger: logger, clock: clock,
      onListening: { port in
        for warning in warnings { logger.warning("\(warning)") }
        say("listening on http://\(address):\(port)")
        fflush(nil)
        if let firstSteps { complain(firstSteps) }
      })
    var quiet = logger
    quiet.logLevel = .error
    let notices = try files.notices(options.notices)
    let chores = Chores(
      [
        OutboxChore(store: store, mail: mail, sms: sms, smsHours: messages.smsHours, logger: logger, clock: clock),
        WeeklyReportChore(
          store: store, run: WeeklyRun(words: try files.words(.vietnamese), notices: options.notices), logger: logger,
          clock: clock),
        LateRiskChore(store: store, clock: clock),
        ConsultationChore(store: store, logger: logger, clock: clock),
        DueRecomputationChore(store: store, notices: notices, logger: logger, clock: clock),
        ReminderChore(
          store: store, words: try files.words(.vietnamese), notices: options.notices, logger: logger, clock: clock),
        DissolutionChore(store: store, notices: notices, logger: logger, clock: clock),
        ErasureChore(store: store, logger: logger, clock: clock),
        KeptFormChore(store: store, clock: clock), FileSweepChore(store: store, clock: clock),
        ForgettingChore(store: store, clock: clock), LogChore(store: store),
      ], logger: logger)
    // Services stop in reverse order, so that work under way is recorded while the store is still open.
    let group = ServiceGroup(
      services: [service, chores],
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: quiet)
    do {
      try await group.run()
    } catch let error as SystemError {
      throw Failure("\(address):\(port) cannot be listened on: \(error.reason). Choose another --host or --port.")
    }
  }

  /// Leaves the certificates in the data folder, in one file for the programs that check.
  private func signatureCheck(in folder: DataFolder) throws -> SignatureCheck {
    guard let authorities else { return SignatureCheck() }
    let trusted: TrustedAuthorities
    do throws(TrustedAuthorities.Fault) {
      trusted = try TrustedAuthorities(at: authorities)
    } catch {
      throw Failure("--authorities: \(error)")
    }
    try FileBytes.write(trusted.pem, to: folder.authorities)
    return SignatureCheck(authorities: folder.authorities, scratch: folder.kept)
  }

  /// The command to type if nobody can sign in yet; nil if somebody can.
  private func firstSteps(_ store: Store) throws -> String? {
    try reading(store) { snapshot in
      guard try !snapshot.hasAccounts(), let city = try snapshot.catalogue().roots.first else { return nil }
      return "Nobody can sign in yet. Make the first administrator, with the password in a file: "
        + "motcua user add \(data.repeated(store.folder)) --name admin --role admin --agency \(city.code) < FILE"
    }
  }

  /// Records in the database the clock that it is served by. If the clock is not believed, a message says so, and pages
  /// are still served.
  private func noteClock(of store: Store) throws {
    do {
      try store.writer.bulk { _ in }
    } catch let error as StoreError {
      guard case .clock = error else { throw Failure(error.description) }
      complain(error.description)
    }
  }
}
