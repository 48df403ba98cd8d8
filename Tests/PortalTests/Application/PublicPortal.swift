import Foundation
import HTTPServer
import Logging
import OneStop
import OneStopStore
import Synchronization
import Testing

@testable import Portal

/// The whole portal on a free port, with the shipped catalogue, in a folder that is removed with it.
final class PublicPortal: Sendable {
  static let resources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Resources").standardized

  let store: Store
  let portal: Portal
  let port: Int
  let clock: Clock

  /// Starts it on a Friday morning, runs the body and stops it.
  static func run(
    routes: (inout Router) -> Void = { _ in }, _ body: (PublicPortal) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "motcua-portal-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try Store(folder: DataFolder(creating: folder.path))
    let start = try #require(Moment("2018-06-01T09:30"))
    let files = try CatalogueFile.Part.allCases.map {
      CatalogueFile(name: $0.fileName, bytes: try file("Catalogue/\($0.fileName)"))
    }
    try store.writer.bulk { try $0.importCatalogue(files, now: start) }
    let clock = Clock(start)
    let portal = try Portal(
      store: store, vietnamese: .read(.vietnamese, from: file("Languages/vi.json")),
      english: .read(.english, from: file("Languages/en.json")), assets: AssetAddresses(), loops: 1,
      logger: Logger(label: "tests", factory: { _ in SwiftLogNoOpLogHandler() }), clock: { clock.now })
    var configuration = Configuration(port: 0, loops: 1)
    configuration.errorResponder = portal.errorResponder
    configuration.loopObserver = portal
    let (ports, listening) = AsyncStream.makeStream(of: Int.self)
    configuration.onListening = { listening.yield($0) }
    var router = portal.router()
    routes(&router)
    let server = Server(configuration: configuration, router: router)
    try await withThrowingTaskGroup { group in
      group.addTask { try await server.run() }
      let port = try #require(await ports.first { _ in true })
      defer { server.stop() }
      try await body(PublicPortal(store, portal, port, clock))
    }
  }

  private init(_ store: Store, _ portal: Portal, _ port: Int, _ clock: Clock) {
    self.store = store
    self.portal = portal
    self.port = port
    self.clock = clock
  }

  static func file(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: resources.appending(path: path)))
  }
}

/// The only clock of a portal under test.
final class Clock: Sendable {
  private let moment: Mutex<Moment>

  init(_ moment: Moment) { self.moment = Mutex(moment) }

  var now: Moment {
    get { moment.withLock { $0 } }
    set { moment.withLock { $0 = newValue } }
  }
}
