import HTTPServer
import HTTPTypes
import Logging
import OneStop
import OneStopStore
import Operations
import ServiceLifecycle
import System
import Web

/// Serves the portal on a port until it is asked to stop; then it answers the requests in flight and writes what waits.
package struct PortalService: Service {
  package struct Options: Sendable {
    package var host = "127.0.0.1"
    package var port = 8080
    /// Used instead of host and port.
    package var socket: InheritedSocket?
    /// The proxies whose forwarding fields are believed.
    package var trustedProxies: [Network] = []
    /// nil: one per processor.
    package var loops: Int?
    /// Threads that answer requests, each on a database connection of its own; nil: the event loops do so.
    package var lanes: Int?
    package var notices = NoticeSettings()
    /// Where the program's source is published.
    package var sourceAddress: String?
    package var signOn: [SignOnProvider] = []
    /// Who answers for data and security; nil: the city's hotline.
    package var contact: SiteContact?
    package var siteOperator = SiteOperator()
    /// Where clamd listens; nil: files are not scanned.
    package var scanner: SocketAddress?
    package var signatures = SignatureCheck()

    package init() {}
  }

  private let server: Server
  private let store: Store
  private let shared: SharedState
  private let lanes: Lanes?

  /// - Parameter onListening: called with the port once connections are accepted.
  package init(
    store: Store, resources: PortalResources, options: Options, logger: Logger,
    clock: @escaping @Sendable () -> Moment, onListening: @escaping @Sendable (Int) -> Void
  ) throws {
    var configuration = Configuration(host: options.host, port: options.port, loops: options.loops)
    configuration.socket = options.socket
    configuration.trustedProxies = options.trustedProxies
    let files = try StaticFiles(folder: resources.assets)
    let names = try resources.assetNames()
    let shared = try SharedState(
      store: store, openAPI: try resources.openAPI(), formSchema: try resources.formSchema(),
      help: try resources.help(),
      passwordRule: try resources.passwordRule(), formLists: try resources.formLists(), notices: options.notices,
      signOn: options.signOn, sourceAddress: options.sourceAddress, contact: options.contact,
      signatures: options.signatures, siteOperator: options.siteOperator,
      scanner: options.scanner.map { VirusScanner($0) }, logger: logger, clock: clock)
    configuration.fixedFields = PortalService.fixedFields
    configuration.logger = logger
    configuration.onListening = onListening
    let makeService: @Sendable () throws -> LoopService = {
      let addresses = Dictionary(names.map { ($0, files.url(for: $0)) }, uniquingKeysWith: { first, _ in first })
      let state = try LoopState(
        shared, vietnamese: try resources.words(.vietnamese), english: try resources.words(.english),
        assets: AssetAddresses(addresses))
      return state.service(assets: files)
    }
    let lanes = try options.lanes.map { try Lanes(count: $0, makeService) }
    self.lanes = lanes
    server = Server(configuration: configuration) { _ in
      guard let lanes else { return try makeService() }
      var service = lanes.service(own: shared.ownAnswers(assets: files))
      service.didAnswer = shared.counting()
      return service
    }
    self.store = store
    self.shared = shared
  }

  package func run() async throws {
    defer { store.close() }
    defer { lanes?.close() }
    let searches = Task { await shared.emptySearches.keep(in: store) }
    defer { searches.cancel() }
    try await withGracefulShutdownHandler {
      try await server.run()
    } onGracefulShutdown: {
      server.stop()
    }
    try? await shared.emptySearches.flush(to: store)
  }

  /// Nothing from another host, no inline code, no framing by other sites, nothing of the device but its passkeys;
  /// answers are not cached unless they say so.
  static let fixedFields: HTTPFields = {
    var fields = HTTPFields()
    fields[.contentSecurityPolicy] =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
      + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    fields[.xContentTypeOptions] = "nosniff"
    fields[.cacheControl] = "no-store"
    if let name = HTTPField.Name("Referrer-Policy") { fields[name] = "same-origin" }
    if let name = HTTPField.Name("Permissions-Policy") {
      let refused = ["camera", "display-capture", "geolocation", "microphone", "payment", "usb"].map { "\($0)=()" }
      let own = ["create", "get"].map { "publickey-credentials-\($0)=(self)" }
      fields[name] = (refused + own).joined(separator: ", ")
    }
    return fields
  }()
}
