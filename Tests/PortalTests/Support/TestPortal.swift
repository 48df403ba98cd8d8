import HTTPServer
import HTTPTypes
import Logging
import OneStop
import OneStopStore
import Synchronization
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Portal
@testable import Web
@testable import Words

/// The whole portal on a free port, over a store of its own, with a clock that stands until it is moved.
final class TestPortal: Sendable {
  let service: LoopState
  /// Of all loops and lanes.
  let readers: [Reader]
  let port: Int
  let data: TestStore
  /// Of the department and of the district.
  let token: String
  let otherToken: String
  private let clock: Clock

  /// Starts it on Friday 01/06/2018 at 09:30, or at another moment, runs the body and stops it.
  ///
  /// - Parameter watchesClock: whether the store believes the clock only while it goes on from where it stood.
  static func run(
    now: String = "2018-06-01T09:30", watchesClock: Bool = false, notices: NoticeSettings = NoticeSettings(),
    signOn: [SignOnProvider] = [], contact: SiteContact? = nil, siteOperator: SiteOperator = SiteOperator(),
    trustedProxies: [Network] = [], fixedFields: HTTPFields = [:], scanner: VirusScanner? = nil,
    logger: Logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() },
    routes: (inout Router) -> Void = { _ in },
    _ body: (TestPortal) async throws -> Void
  ) async throws {
    let clock = Clock(try #require(Moment(now)))
    let watched: @Sendable () -> Moment = { clock.now }
    let data = try TestStore(clock: watchesClock ? watched : nil)
    let shared = try SharedState(
      store: data.store, openAPI: Resources.bytes("API/openapi.json"),
      formSchema: Resources.bytes("API/form.schema.json"), help: Resources.help.get(),
      formLists: Resources.formLists.get(), notices: notices,
      signOn: signOn, contact: contact, siteOperator: siteOperator, scanner: scanner, logger: logger,
      clock: { data.store.clock?.now() ?? clock.now })
    let service = try LoopState(
      shared, vietnamese: Resources.words(.vietnamese), english: Resources.words(.english), assets: AssetAddresses())
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    var configuration = Configuration(port: 0, loops: 1)
    configuration.logger = shared.logger
    configuration.trustedProxies = trustedProxies
    configuration.fixedFields = fixedFields
    configuration.onListening = { listening.yield($0) }
    func makeService(_ state: LoopState) -> LoopService {
      var router = state.router()
      routes(&router)
      return state.service(router)
    }
    let answers = makeService(service)
    var readers = [service.reader]
    // As the program does on a server's database.
    let lanes =
      TestEngine.current == .sqlite
      ? nil
      : try Lanes(count: 2) {
        let state = try LoopState(
          shared, vietnamese: Resources.words(.vietnamese), english: Resources.words(.english),
          assets: AssetAddresses())
        readers.append(state.reader)
        return makeService(state)
      }
    defer { lanes?.close() }
    let server = Server(configuration: configuration) { _ in
      var service = lanes?.service { _, _ in nil } ?? answers
      service.didAnswer = answers.didAnswer
      return service
    }
    try await withThrowingTaskGroup { group in
      group.addTask {
        defer { listening.finish() }
        try await server.run()
      }
      guard let port = await ports.first(where: { _ in true }) else { return try await group.waitForAll() }
      defer { server.stop() }
      try await body(try TestPortal(service: service, readers: readers, port: port, data: data, clock: clock))
    }
  }

  private init(service: LoopState, readers: [Reader], port: Int, data: TestStore, clock: Clock) throws {
    self.service = service
    self.readers = readers
    self.port = port
    self.data = data
    self.clock = clock
    token = try data.addToken(TestStore.department)
    otherToken = try data.addToken(TestStore.district)
  }

  var store: Store { data.store }

  var now: Moment {
    get { clock.now }
    set { clock.now = newValue }
  }

  func browser(host: String = "127.0.0.1") -> Browser { Browser(port: port, host: host) }

  private final class Clock: Sendable {
    private let moment: Mutex<Moment>

    init(_ moment: Moment) { self.moment = Mutex(moment) }

    var now: Moment {
      get { moment.withLock { $0 } }
      set { moment.withLock { $0 = newValue } }
    }
  }
}
