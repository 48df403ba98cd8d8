import Dispatch
import FoundationEssentials
import Glibc
import HTTPServer
import Logging
import OneStop
import OneStopStore
import Synchronization

@testable import Portal

/// The whole portal over a real socket and a store of its own, with a clock that stands still until it is moved.
final class RunningPortal: Sendable {
  let portal: Portal
  let port: Int
  private let clock: Clock
  private let server: Server
  private let running: Task<Void, any Error>
  private let folder: String

  /// The shipped catalogue, no dossiers, Wednesday 13/06/2018 at 09:41.
  static func start() async throws -> RunningPortal {
    var template = Array("/tmp/motcua-portal-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw StoreError.closed }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let store = try Store(folder: DataFolder(creating: path))
    let clock = Clock()
    let files = try Resources.catalogue()
    try store.writer.bulk { _ = try $0.importCatalogue(files, now: clock.now) }
    let portal = try Portal(
      store: store, vietnamese: Resources.words(.vietnamese), english: Resources.words(.english),
      assets: AssetAddresses(), loops: 1, logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() },
      clock: { clock.now })
    let (ports, onPort) = AsyncStream.makeStream(of: Int.self)
    var configuration = Configuration(port: 0, loops: 1)
    configuration.errorResponder = portal.errorResponder
    configuration.loopObserver = portal
    configuration.logger = portal.logger
    configuration.onListening = { onPort.yield($0) }
    let server = Server(configuration: configuration, router: portal.router())
    let running = Task {
      defer { onPort.finish() }
      try await server.run()
    }
    var found: Int?
    for await port in ports {
      found = port
      break
    }
    guard let port = found else {
      try await running.value
      throw StoreError.closed
    }
    return RunningPortal(
      portal: portal, port: port, clock: clock, server: server, running: running, folder: path)
  }

  private init(
    portal: Portal, port: Int, clock: Clock, server: Server, running: Task<Void, any Error>, folder: String
  ) {
    self.portal = portal
    self.port = port
    self.clock = clock
    self.server = server
    self.running = running
    self.folder = folder
  }

  deinit {
    server.stop()
    portal.store.close()
    try? FileManager.default.removeItem(atPath: folder)
  }

  var now: Moment {
    get { clock.now }
    set { clock.now = newValue }
  }

  func browser() -> Browser { Browser(port: port) }

  private final class Clock: Sendable {
    private let moment = Mutex(Moment(microseconds: 1_528_857_660_000_000))
    var now: Moment {
      get { moment.withLock { $0 } }
      set { moment.withLock { $0 = newValue } }
    }
  }
}

/// What is shipped beside the program.
enum Resources {
  static let path = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined()

  static func words(_ language: Language) throws -> Words {
    try Words.read(language, from: bytes("Languages/\(language.rawValue).json"))
  }

  static func catalogue() throws -> [CatalogueFile] {
    try CatalogueFile.Part.allCases.map { part in
      CatalogueFile(name: "\(part.rawValue).json", bytes: try bytes("Catalogue/\(part.rawValue).json"))
    }
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(path)/Resources/\(name)")))
  }
}
