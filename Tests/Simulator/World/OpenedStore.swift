import Foundation
import OneStop
import OneStopStore
import Synchronization

/// The store of a simulated city, opened. This is the one place where it is made, so that another engine can be put in.
final class OpenedStore {
  let store: Store
  let reader: Reader
  private let path: String
  /// That of another process with the same folder, once there is one.
  private var second: Store?

  private init(path: String, clock: WorldClock) throws {
    self.path = path
    store = try Store(folder: DataFolder(creating: path), clock: { clock.shown })
    reader = try store.makeReader()
  }

  /// A new one with the city's catalogue and people.
  static func new(_ city: City, clock: WorldClock) throws -> OpenedStore {
    let path = newPath()
    try FileManager.default.copyItem(atPath: template(city).get(), toPath: path)
    return try OpenedStore(path: path, clock: clock)
  }

  func reopened(clock: WorldClock) throws -> OpenedStore {
    close()
    return try OpenedStore(path: path, clock: clock)
  }

  /// Copies what a program that is killed now leaves on the disk: the file, and the log without what makes it whole.
  func crashed() throws -> Crash {
    let path = OpenedStore.newPath()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for end in ["", "-wal"] where FileManager.default.fileExists(atPath: store.folder.database + end) {
      try FileManager.default.copyItem(atPath: store.folder.database + end, toPath: "\(path)/motcua.sqlite\(end)")
    }
    return Crash(path: path)
  }

  /// Opens what a killed program left.
  func opened(_ crash: Crash, clock: WorldClock) throws -> OpenedStore {
    remove()
    crash.isOpened.store(true, ordering: .relaxed)
    return try OpenedStore(path: crash.path, clock: clock)
  }

  /// Goes on from a backup, in a folder of its own.
  func restored(clock: WorldClock) throws -> OpenedStore {
    let (backup, path) = (OpenedStore.newPath(), OpenedStore.newPath())
    defer { try? FileManager.default.removeItem(atPath: backup) }
    try store.backup(to: backup)
    try DataFolder(creating: path).restore(from: backup)
    remove()
    return try OpenedStore(path: path, clock: clock)
  }

  /// The store as another process has it open.
  func otherProcess(clock: WorldClock) throws -> Store {
    if let second { return second }
    let store = try Store(folder: DataFolder(creating: path), clock: { clock.shown })
    second = store
    return store
  }

  /// Both processes look at the clock, as pages do all the time.
  func lookAtClock() {
    _ = store.clock?.now()
    _ = second?.clock?.now()
  }

  /// An image that nobody opens is removed: a change that is run a second time leaves two.
  final class Crash: Sendable {
    fileprivate let path: String
    fileprivate let isOpened = Atomic(false)

    fileprivate init(path: String) { self.path = path }

    deinit {
      if !isOpened.load(ordering: .relaxed) { try? FileManager.default.removeItem(atPath: path) }
    }
  }

  func read<Value>(_ body: (Reader) throws -> Value) throws -> Value {
    defer { reader.endBatch() }
    return try body(reader)
  }

  private func close() {
    store.close()
    second?.close()
  }

  func remove() {
    close()
    try? FileManager.default.removeItem(atPath: path)
  }

  // MARK: Folders

  /// In memory, where there is such a folder: nothing here is about power cuts.
  private static let root: String = {
    let memory = "/dev/shm"
    let base = FileManager.default.isWritableFile(atPath: memory) ? memory : NSTemporaryDirectory()
    let root = "\(base)/motcua-simulator-\(ProcessInfo.processInfo.processIdentifier)"
    try? FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    return root
  }()

  static func removeAll() { try? FileManager.default.removeItem(atPath: root) }

  private static func newPath() -> String { "\(root)/\(UUID().uuidString)" }

  private static let made: Result<String, any Error> = Result { try make(.small) }

  /// Each city begins as a copy of the first.
  private static func template(_ city: City) -> Result<String, any Error> { made }

  private static func make(_ city: City) throws -> String {
    let path = newPath()
    let store = try Store(folder: DataFolder(creating: path))
    // What is still in the log goes to the file.
    defer { store.close() }
    let files = try city.catalogueFiles()
    try store.writer.bulk { transaction in
      _ = try transaction.importCatalogue(files, now: Moment(microseconds: 0))
      for person in city.accounts { _ = try transaction.add(StoredPerson(person, password: "!")) }
    }
    return path
  }
}
